import { gzipSync } from 'node:zlib';
import {
  at,
  greenButtonFeed,
  kwhOf,
  ladder,
  read,
  SMT_HEADER,
  smt,
  smtDay,
  zip,
} from './written-usage.spec-support.js';

/** Inputs that importers break on, by their number: containers, limits and what files claim. */
const CASES: readonly (readonly [number, string, () => Promise<void>])[] = [
  [
    18,
    'archives are opened one level deep and never further than safe',
    async () => {
      const day = smt(smtDay('01/01/2024'));
      const mixed = await read({
        'a.zip': zip([
          { name: 'readme.html', content: '<html></html>' },
          { name: 'bill.pdf', content: '%PDF-1.4' },
          { name: 'gas.csv', content: 'TYPE,DATE,USAGE,UNITS\nNatural gas usage,2024-01-01,3,therms\n' },
          { name: 'smt.csv', content: day },
        ]),
      });
      expect(kwhOf(mixed)).toEqual(['24']);
      expect(mixed.imported?.skipped.map(({ name, code }) => [name, code])).toEqual([
        ['readme.html', 'usage.not-meter-data'],
        ['gas.csv', 'usage.gas'],
        ['bill.pdf', 'usage.not-meter-data'],
      ]);
      expect(kwhOf(await read({ 'a.csv.gz': gzipSync(day) }))).toEqual(['24']);
      expect(kwhOf(await read({ 'a.zip': zip([{ name: 'a.csv.gz', content: gzipSync(day) }]) }))).toEqual([
        '24',
      ]);
      expect(
        (await read({ 'a.zip': zip([{ name: 'b.zip', content: zip([{ name: 'smt.csv', content: day }]) }]) }))
          .refused,
      ).toBe('usage.nothing-inside');
      expect((await read({ 'a.zip': zip([{ name: '../../etc/smt.csv', content: day }]) })).refused).toBe(
        'usage.archive-bad-name',
      );
      expect((await read({ 'a.zip': zip([{ name: 'smt.csv', content: day, flags: 1 }]) })).refused).toBe(
        'usage.archive-encrypted',
      );
      const zeros = Buffer.alloc(5_000_000);
      expect((await read({ 'a.zip': zip([{ name: 'smt.csv', content: zeros }]) })).refused).toBe(
        'usage.archive-bomb',
      );
      const repeated = `${SMT_HEADER}\n${`${smtDay('01/01/2024')[0] ?? ''}\n`.repeat(60_000)}`;
      expect((await read({ 'a.csv.gz': gzipSync(repeated) })).refused).toBe('usage.archive-bomb');
      expect(
        (await read({ 'a.zip': zip([{ name: 'smt.csv', content: day }]).subarray(0, 300) })).refused,
      ).toBe('usage.archive-broken');
    },
  ],
  [
    19,
    'half a download keeps its whole readings; a web page is refused',
    async () => {
      const feed = greenButtonFeed({
        tzOffset: -21_600,
        meters: [{ blocks: [ladder(at('2024-01-01T06:00:00Z'), 24, () => '500')] }],
      });
      const half = await read({ 'a.xml': feed.slice(0, feed.lastIndexOf('<value>') + 9) });
      expect(Object.values(half.channels)[0]?.slice(0, 2)).toEqual([23, '11.5']);
      expect(half.warnings).toContain('usage.cut-short');
      const day = smt(smtDay('01/01/2024'));
      const cut = await read({ 'smt.csv': day.slice(0, day.length - 30) });
      expect(Object.values(cut.channels)[0]?.slice(0, 2)).toEqual([95, '23.75']);
      expect(cut.warnings).toContain('usage.cut-short');
      expect((await read({ 'a.csv': '<!DOCTYPE html><html><body>Log in</body></html>' })).refused).toBe(
        'usage.html-page',
      );
    },
  ],
  [
    20,
    'entities, depth and endless texts are refused',
    async () => {
      const feed = (head: string, inside = ''): string =>
        greenButtonFeed({
          head,
          meters: [{ blocks: [ladder(at('2024-01-01T06:00:00Z'), 2, () => '5')] }],
        }).replace('</feed>', `${inside}</feed>`);
      expect(
        (await read({ 'a.xml': feed('<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>') }))
          .refused,
      ).toBe('usage.xml-doctype');
      expect((await read({ 'a.xml': feed('<!DOCTYPE feed SYSTEM "file:///etc/passwd">') })).refused).toBe(
        'usage.xml-doctype',
      );
      expect((await read({ 'a.xml': feed('', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`) })).refused).toBe(
        'usage.xml-too-deep',
      );
      expect((await read({ 'a.xml': feed('', `<a b="${'x'.repeat(2_000_000)}"/>`) })).refused).toBe(
        'usage.xml-too-long',
      );
      expect((await read({ 'a.xml': feed('', `<a>${'x'.repeat(2_000_000)}</a>`) })).refused).toBe(
        'usage.xml-too-long',
      );
    },
  ],
  [
    21,
    'endless lines, endless columns and endless files stop early',
    async () => {
      expect((await read({ 'smt.csv': `${SMT_HEADER}\n${'1'.repeat(3_000_000)}` })).refused).toBe(
        'csv.line-too-long',
      );
      expect((await read({ 'smt.csv': `${SMT_HEADER}\n${','.repeat(900_000)}\n` })).refused).toBe(
        'csv.too-many-cells',
      );
      expect(
        (await read({ 'smt.csv.gz': gzipSync(Buffer.alloc(1000)), 'b.csv': 'x'.repeat(100) })).refused,
      ).toBe('usage.no-time-column');
    },
  ],
  [
    22,
    'partial years, gaps, zero runs and zeros not yet known are said',
    async () => {
      const rows = Array.from({ length: 20 * 24 }, (_, hour) => ({
        start: at('2024-01-01T06:00:00Z') + hour * 3600,
        value: hour >= 48 && hour < 120 ? '0' : '500',
      })).filter((_, hour) => hour < 200 || hour >= 224);
      const found = await read({
        'a.xml': greenButtonFeed({ tzOffset: -21_600, meters: [{ blocks: [rows] }] }),
      });
      const [series] = found.imported?.series ?? [];
      expect(series?.report).toMatchObject({ missing: 24, allowsAnnualClaim: false, coverage: 0.95 });
      expect(series?.report.zeroRuns).toEqual([
        { from: '2024-01-03T06:00:00Z', to: '2024-01-06T06:00:00Z', intervals: 72 },
      ]);
      const reads = [1, 2, 0, 0].map((value, hour) => ({
        startTime: `2024-01-01T0${String(hour)}:00:00-05:00`,
        endTime: `2024-01-01T0${String(hour + 1)}:00:00-05:00`,
        value,
      }));
      const opower = await read({ 'a.json': JSON.stringify({ reads }) });
      expect(Object.values(opower.channels)[0]?.slice(0, 2)).toEqual([2, '3']);
      expect(opower.warnings).toContain('usage.not-yet-known');
    },
  ],
  [
    23,
    'spikes and stuck values are flagged and kept',
    async () => {
      const rows = ladder(at('2024-01-01T06:00:00Z'), 40 * 24, (hour) =>
        hour === 500 ? '999999000' : hour >= 600 && hour < 660 ? '777' : String(400 + (hour % 13) * 10),
      );
      const found = await read({
        'a.xml': greenButtonFeed({ tzOffset: -21_600, meters: [{ blocks: [rows] }] }),
      });
      const [series] = found.imported?.series ?? [];
      expect(series?.report.intervals).toBe(960);
      expect(series?.report.outliers.rows).toContain(501);
      expect(series?.report.stuckRuns).toHaveLength(1);
      expect(found.warnings).toContain('usage.outliers');
    },
  ],
  [
    24,
    'daily and billing files are read as the totals they are',
    async () => {
      const bills =
        'TYPE,START DATE,END DATE,USAGE (kWh),COST,NOTES\nElectric billing,2024-01-05,2024-02-03,600,$90\nElectric billing,2024-02-04,2024-03-04,550,$80\n';
      expect((await read({ 'pge_electric_billing.csv': bills })).channels).toEqual({
        '/import/': [2, '1150', '2024-01-05T08:00:00Z', 0],
      });
      const xcel =
        'Bill Date,Electric Charges,Electric Usage (kWh)\n"03/28/2025","61.45","310"\n"02/27/2025","58.90","295"\n"01/28/2025","72.34","365"\n';
      const found = await read({ 'bills.csv': xcel }, 'America/Denver');
      expect(found.channels).toEqual({ '/import/': [3, '970', '2024-12-29T07:00:00Z', 0] });
      expect(found.warnings).toContain('usage.only-totals');
      expect(
        (await read({ 'bills.csv': 'start,end,kwh\n2024-01-05,2024-02-10,600\n2024-02-01,2024-03-01,500\n' }))
          .refused,
      ).toBe('usage.bills-overlap');
    },
  ],
  [
    25,
    'a header that lies is not believed, and durations neither',
    async () => {
      const sdge = [
        'Name,X',
        'Total Usage,99',
        'Meter Number,Date,Start Time,Duration,Consumption,Generation,Net',
        '"1","1/1/2025","12:00 AM","60","1.5","","1.5"',
        '"1","1/1/2025","1:00 AM","60","2","","2"',
        '',
      ].join('\n');
      const found = await read({ 'sdge.csv': sdge });
      expect(kwhOf(found)).toEqual(['3.5']);
      expect(found.warnings).toContain('usage.stated-total-differs');
      const feed = greenButtonFeed({
        tzOffset: -28_800,
        meters: [{ blocks: [ladder(at('2024-01-01T08:00:00Z'), 24, () => '500')] }],
      });
      const broken = feed
        .replace(
          '<duration>3600</duration><start>1704103200</start>',
          '<duration>7200</duration><start>1704103200</start>',
        )
        .replace(
          '<duration>3600</duration><start>1704106800</start>',
          '<duration>0</duration><start>1704106800</start>',
        );
      expect(Object.values((await read({ 'a.xml': broken })).channels)).toEqual([
        [24, '12', '2024-01-01T08:00:00Z', 0],
      ]);
      expect(JSON.stringify(found.imported?.series)).not.toContain('Name');
    },
  ],
];

describe('nasty inputs 18 to 25', () => {
  it.each(CASES)('%i: %s', async (_number, _rule, check) => {
    await check();
  });

  it('are all there', () => {
    expect(CASES.map(([number]) => number)).toEqual(Array.from({ length: 8 }, (_, index) => index + 18));
  });
});
