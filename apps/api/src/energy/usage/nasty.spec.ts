import { gzipSync } from 'node:zlib';
import {
  clockText,
  greenButtonFeed,
  ladder,
  read,
  SMT_HEADER,
  smtDay,
  smtRow,
  zip,
} from './written-usage.spec-support.js';
import type { Read } from './written-usage.spec-support.js';

const DAY_S = 86_400;
const smt = (rows: readonly string[]): string => `${[SMT_HEADER, ...rows].join('\n')}\n`;
const at = (iso: string): number => Date.parse(iso) / 1000;
const kwhOf = ({ channels }: Read): readonly string[] => Object.values(channels).map(([, kwh]) => kwh);

/** The 25 inputs that importers break on, by their number; the formats of others have specs of their own too. */
const CASES: readonly (readonly [number, string, () => Promise<void>])[] = [
  [
    1,
    'a spring day of SMT has 92 readings and no gap',
    async () => {
      const rows = smtDay('03/13/2022', (quarter) => (quarter >= 8 && quarter < 12 ? '' : '0.25'));
      const found = await read({ 'smt.csv': smt(rows) });
      expect(found.channels).toEqual({ '10000000000000001/import/': [92, '23', '2022-03-13T06:00:00Z', 0] });
      expect(found.warnings).not.toContain('usage.gaps');
    },
  ],
  [
    2,
    'an autumn day of SMT has 100 readings, the second 01:00 an hour later',
    async () => {
      const early = smtDay('11/06/2022').slice(0, 8);
      const repeated = ['01:15', '01:30', '01:45', '02:00'].map((end, index) =>
        smtRow('11/06/2022', index === 0 ? '02:00' : clockText(60 + index * 15), end, { kwh: '0.5' }),
      );
      const found = await read({ 'smt.csv': smt([...early, ...repeated, ...smtDay('11/06/2022').slice(8)]) });
      expect(found.channels).toEqual({ '10000000000000001/import/': [100, '26', '2022-11-06T05:00:00Z', 0] });
      const columns = found.imported?.series[0]?.series.columns;
      expect(columns?.energyMilliWh[columns.startUtc.indexOf(at('2022-11-06T07:00:00Z'))]).toBe(500_000);
    },
  ],
  [
    3,
    'repeated quarters written interleaved are the k-th instants, channel by channel',
    async () => {
      const row = (time: string, register: string, value: string): string => {
        const [hour = '', minute = ''] = time.split(':');
        const end = clockText(Number(hour) * 60 + Number(minute) + 15);
        return `31-10-2021;${time}:00;31-10-2021;${end}:00;="541400000000000000";123;Digitale meter;${register};${value};kWh;Gelezen`;
      };
      const lines = ['02:00', '02:15', '02:30', '02:45'].flatMap((time, index) =>
        [1, 2].flatMap((turn) => [
          row(time, 'Afname Nacht', `0,${String(turn)}${String(index)}`),
          row(time, 'Injectie Nacht', '0,5'),
        ]),
      );
      const header =
        'Van (datum);Van (tijdstip);Tot (datum);Tot (tijdstip);EAN;Meter;Metertype;Register;Volume;Eenheid;Validatiestatus';
      const found = await read({ 'fluvius.csv': `\ufeff${[header, ...lines].join('\n')}\n` });
      const columns = found.imported?.series.find(({ series }) => series.channel === 'import')?.series
        .columns;
      expect([...(columns?.energyMilliWh ?? [])]).toEqual([
        100_000, 110_000, 120_000, 130_000, 200_000, 210_000, 220_000, 230_000,
      ]);
      expect(columns?.startUtc[4]).toBe(at('2021-10-31T01:00:00Z'));
    },
  ],
  [
    4,
    'Ameren leaves out the repeated hour, writes a stray 02:00 in spring and dashes',
    async () => {
      const header =
        'Start Interval Date/Time,End Interval Date/Time,Usage,Units,Interval,Usage,Units,Interval';
      const hour = (date: string, time: number, kwh: string): string =>
        `${date} ${clockText(time * 60)},,${kwh},kWh,60min,-,-,-`;
      const autumn = Array.from({ length: 24 }, (_, index) => hour('11/03/2024', index, '1'));
      const spring = [0, 1, 2, 4, 5].map((index) => hour('03/10/2024', index, '2'));
      const found = await read({
        'ameren.csv': `Account,1\n\n${[header, ...spring, ...autumn].join('\n')}\n`,
      });
      expect(found.warnings).toEqual(
        expect.arrayContaining(['usage.spring-gap-row', 'usage.autumn-hour-missing']),
      );
      const [series] = found.imported?.series ?? [];
      expect(series?.report.clockChangeDays).toContainEqual({
        date: '2024-11-03',
        change: 'autumn',
        intervals: 24,
      });
      expect(
        [...(series?.series.columns.startUtc ?? [])]
          .slice(0, 4)
          .map((start) => start - at('2024-03-10T06:00:00Z')),
      ).toEqual([0, 3600, 7200, 10_800]);
      expect(kwhOf(found)).toEqual(['34']);
    },
  ],
  [
    5,
    'a local clock or local standard time written as UTC is moved, a true one is not',
    async () => {
      const days = (startOf: (day: number) => number): string =>
        greenButtonFeed({
          tzOffset: -21_600,
          meters: [
            { blocks: Array.from({ length: 300 }, (_, day) => ladder(startOf(day), 24, () => '500')) },
          ],
        });
      const local = at('2024-01-01T00:00:00Z');
      const summer = (day: number): boolean => day >= 69 && day < 307;
      const wall = await read({ 'a.xml': days((day) => local + day * DAY_S) });
      expect(wall.warnings).toContain('usage.local-clock-as-utc');
      expect(Object.values(wall.channels)[0]?.[2]).toBe('2024-01-01T06:00:00Z');
      const standard = await read({ 'a.xml': days((day) => local + day * DAY_S - (summer(day) ? 3600 : 0)) });
      expect(standard.warnings).toContain('usage.local-clock-as-utc');
      expect(Object.values(standard.channels)[0]?.[2]).toBe('2024-01-01T06:00:00Z');
      const instants = await read({
        'a.xml': days((day) => local + 21_600 + day * DAY_S - (summer(day) ? 3600 : 0)),
      });
      expect(instants.warnings).not.toContain('usage.local-clock-as-utc');
    },
  ],
  [
    6,
    'milli-Wh and kWh multipliers scale exactly',
    async () => {
      const feed = (multiplier: number, value: string): string =>
        greenButtonFeed({
          tzOffset: -28_800,
          meters: [{ multiplier, blocks: [ladder(at('2024-01-01T08:00:00Z'), 24, () => value)] }],
        });
      expect(kwhOf(await read({ 'a.xml': feed(-3, '1018899') }))).toEqual(['24.453576']);
      expect(kwhOf(await read({ 'a.xml': feed(3, '2') }))).toEqual(['48']);
      expect((await read({ 'a.xml': feed(3, '2000') })).warnings).toContain('usage.unusual-level');
    },
  ],
  [
    7,
    'forward, net, reverse and demand together are read as forward and reverse',
    async () => {
      const block = (value: string) => [ladder(at('2025-10-19T06:00:00Z'), 24, () => value)];
      const meters = [
        { flow: 1, blocks: block('500') },
        { flow: 4, blocks: block('-200') },
        { flow: 19, blocks: block('700') },
        { flow: 1, uom: 38, blocks: block('10672') },
      ];
      const found = await read({ 'a.xml': greenButtonFeed({ tzOffset: -25_200, meters }) });
      expect(found.channels).toEqual({
        '7/import/': [24, '12', '2025-10-19T06:00:00Z', 0],
        '7/export/': [24, '16.8', '2025-10-19T06:00:00Z', 0],
      });
      expect(found.warnings).toEqual(expect.arrayContaining(['usage.net-agrees', 'usage.left-out-power']));
    },
  ],
  [
    8,
    'gas and water are refused, gas beside electricity is left out',
    async () => {
      const gas = { uom: 169, blocks: [ladder(at('2024-01-01T08:00:00Z'), 24, () => '3')] };
      expect((await read({ 'a.xml': greenButtonFeed({ kind: 1, meters: [gas] }) })).refused).toBe(
        'usage.gas',
      );
      expect(
        (await read({ 'a.csv': 'TYPE,DATE,USAGE,UNITS\nNatural gas usage,2024-01-01,3,therms\n' })).refused,
      ).toBe('usage.gas');
      const mixed = await read({
        'a.csv':
          'TYPE,DATE,USAGE,UNITS\nNatural gas usage,2024-01-01,3,therms\nElectric usage,2024-01-01,9,kWh\n',
      });
      expect(kwhOf(mixed)).toEqual(['9']);
      expect(mixed.warnings).toContain('usage.left-out-gas');
    },
  ],
  [
    9,
    'the newest revision counts once, repeats are silent, contradictions are said',
    async () => {
      const revised = [
        smtRow('01/01/2024', '00:00', '00:15', { kwh: '9', revision: '01/05/2024 06:00:00' }),
        smtRow('01/01/2024', '00:00', '00:15', { kwh: '1', revision: '01/02/2024 06:00:00' }),
      ];
      const newest = await read({ 'smt.csv': smt(revised) });
      expect(kwhOf(newest)).toEqual(['9']);
      expect(newest.warnings).toContain('usage.revised');
      const day = ladder(at('2024-01-01T06:00:00Z'), 24, () => '500');
      const repeated = await read({
        'a.xml': greenButtonFeed({ tzOffset: -21_600, meters: [{ blocks: [day, day] }] }),
      });
      expect(Object.values(repeated.channels)).toEqual([[24, '12', '2024-01-01T06:00:00Z', 0]]);
      expect(repeated.warnings).toEqual([]);
      const other = ladder(at('2024-01-01T06:00:00Z'), 1, () => '900');
      const contrary = await read({
        'a.xml': greenButtonFeed({ tzOffset: -21_600, meters: [{ blocks: [day, other] }] }),
      });
      expect(kwhOf(contrary)).toEqual(['12.4']);
      expect(contrary.warnings).toContain('usage.conflicting-duplicates');
    },
  ],
  [
    10,
    'several meters stay apart, a changed meter is one series',
    async () => {
      const two = [
        ...smtDay('01/01/2024'),
        ...smtDay('01/01/2024').map((row) => row.replace('10000000000000001', '10000000000000002')),
      ];
      expect(Object.keys((await read({ 'smt.csv': smt(two) })).channels)).toHaveLength(2);
      const values = Array.from({ length: 48 }, () => '0.5').join(',');
      const day = (date: string): string => `300,${date},${values},A,,,20240110120000,`;
      const meter = (serial: string): string => `200,NMI0000001,E1,1,E1,,${serial},kWh,30,`;
      const found = await read({
        'nem.csv': [
          '100,NEM12,202401100000,A,B',
          meter('OLD'),
          day('20240101'),
          meter('NEW'),
          day('20240102'),
          '900',
          '',
        ].join('\n'),
      });
      expect(Object.values(found.channels)).toEqual([[96, '48', '2023-12-31T14:00:00Z', 0]]);
      expect(found.warnings).toContain('usage.meter-changed');
    },
  ],
  [
    11,
    'mean kW stamped at the end become kWh before it',
    async () => {
      const header = 'MPRN,Meter Serial Number,Read Value,Read Type,Read Date and End Time';
      const rows = ['06-04-2023 00:30', '06-04-2023 00:00'].map(
        (stamp) => `10000000001,31000000,0.174,Active Import Interval (kW),${stamp}`,
      );
      expect((await read({ 'hdf.csv': [header, ...rows, ''].join('\n') })).channels).toEqual({
        '10000000001/import/': [2, '0.174', '2023-04-05T22:30:00Z', 0],
      });
    },
  ],
  [
    12,
    'the finer of two resolutions counts, once',
    async () => {
      const start = at('2024-01-01T06:00:00Z');
      const hours =
        'start,end,kWh\n2024-01-01T06:00:00Z,2024-01-01T07:00:00Z,1\n2024-01-01T07:00:00Z,2024-01-01T08:00:00Z,2\n';
      const quarters = ladder(start, 4, () => '0.25', 900).map(
        ({ start: from, value }) => `${iso(from)},${iso(from + 900)},${value}`,
      );
      expect(Object.values((await read({ 'a.csv': `${hours}${quarters.join('\n')}\n` })).channels)).toEqual([
        [5, '3', '2024-01-01T06:00:00Z', 0],
      ]);
    },
  ],
  [
    13,
    'registers are differenced, a reset is a gap and no spike',
    async () => {
      const register = (values: readonly number[]): string =>
        [
          'date,meter reading (kWh)',
          ...values.map((value, index) => `2024-01-${String(index + 1).padStart(2, '0')},${String(value)}`),
          '',
        ].join('\n');
      const rising = await read({
        'a.csv': register(Array.from({ length: 31 }, (_, index) => 10_000 + index * 11.5)),
      });
      expect(kwhOf(rising)).toEqual(['345']);
      const feed = greenButtonFeed({
        tzOffset: -21_600,
        meters: [
          {
            blocks: [
              ladder(at('2024-01-01T06:00:00Z'), 24, (index) =>
                String(index < 12 ? 9_000_000 + index * 500 : index * 500),
              ),
            ],
          },
        ],
      });
      const reset = await read({
        'a.xml': feed.replace(
          '<flowDirection>',
          '<accumulationBehaviour>3</accumulationBehaviour><flowDirection>',
        ),
      });
      expect(kwhOf(reset)).toEqual(['11']);
      expect(reset.warnings).toContain('usage.register-reset');
    },
  ],
  [
    14,
    'negative use is net, never a negative load',
    async () => {
      const found = await read({
        'a.csv':
          'TYPE,DATE,START TIME,END TIME,USAGE (kWh),NOTES\nElectric usage,2024-01-01,00:00,00:59,1.5\nElectric usage,2024-01-01,01:00,01:59,-0.5\n',
      });
      expect(found.imported?.series.map(({ series }) => series.channel)).toEqual(['net']);
      expect(kwhOf(found)).toEqual(['1']);
    },
  ],
  [
    15,
    'UTF-16, windows-1252, byte order marks and no-break spaces are read',
    async () => {
      const text =
        'Zeitstempel;Verbrauch (kWh)\n01.01.2024 00:00;0,5\n01.01.2024 00:15;0,5\n31.01.2024 00:00;1,25\n';
      const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
      expect(kwhOf(await read({ 'a.csv': utf16 }))).toEqual(['2.25']);
      expect(kwhOf(await read({ 'a.csv': Buffer.from(text, 'utf16le').swap16() }))).toEqual(['2.25']);
      expect(kwhOf(await read({ 'a.csv': `\ufeff${text}` }))).toEqual(['2.25']);
      const danish =
        'M\u00e5lepunktsID;Fra_dato;Til_dato;M\u00e6ngde\n571313100000000000;01-02-2026 00:00:00;01-02-2026 01:00:00;0,198\n';
      expect(kwhOf(await read({ 'a.csv': Buffer.from(danish, 'latin1') }))).toEqual(['0.198']);
      const sce =
        '"Energy Usage Information"\n"x (Real energy in kilowatt-hours)"\nEnergy consumption time period,Usage(Real energy in kilowatt-hours),Reading quality\n"2020-05-01 00:00:00\u00a0to 2020-05-01 00:15:00","0.25",""\n';
      expect(kwhOf(await read({ 'a.csv': sce }))).toEqual(['0.25']);
    },
  ],
  [
    16,
    'each file writes numbers its own way',
    async () => {
      const european = 'Start;kWh\n2024-01-01 00:00;"1.234,5"\n2024-01-01 01:00;"0,5"\n';
      expect(kwhOf(await read({ 'a.csv': european }))).toEqual(['1235']);
      const guarded = 'Start,kWh\n="2024-01-01 00:00","1,234.5 "\n="2024-01-01 01:00",0E-20\n';
      expect(kwhOf(await read({ 'a.csv': guarded }))).toEqual(['1234.5']);
    },
  ],
  [
    17,
    'what Excel mangled is proved from the data, or asked for',
    async () => {
      const dates = (order: (day: number) => string): string =>
        ['Date,Usage (kWh)', ...Array.from({ length: 31 }, (_, day) => `${order(day + 1)},20`), ''].join(
          '\n',
        );
      expect((await read({ 'a.csv': dates((day) => `1/${String(day)}/24`) })).channels['/import/']?.[2]).toBe(
        '2024-01-01T00:00:00Z',
      );
      expect(
        (await read({ 'a.csv': dates((day) => `${String(day)}/1/2024`) })).channels['/import/']?.[2],
      ).toBe('2024-01-01T00:00:00Z');
      expect(
        (await read({ 'a.csv': 'Date,Time,Usage (kWh)\n3/4/2024,1:00 AM,2\n3/4/2024,2:00 AM,2\n' })).refused,
      ).toBe('usage.ambiguous-dates');
      expect(
        (await read({ 'a.csv': 'Date,kWh\n46023.5,1\n46023.541666666664,1\n' })).channels['/import/']?.[2],
      ).toBe('2026-01-01T12:00:00Z');
      expect((await read({ 'a.csv': 'Date,kWh\n########,1\n########,2\n' })).refused).toBe(
        'usage.excel-mangled',
      );
      const again = smt(smtDay('01/01/2024')).replaceAll('01/01/2024', '1.1.2024');
      expect(kwhOf(await read({ 'smt.csv': again }))).toEqual(['24']);
    },
  ],
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
        ['bill.pdf', 'usage.not-meter-data'],
        ['gas.csv', 'usage.gas'],
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
        `${greenButtonFeed({ head, meters: [{ blocks: [ladder(at('2024-01-01T06:00:00Z'), 2, () => '5')] }] }).replace('</feed>', `${inside}</feed>`)}`;
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
      ).toBe('usage.unknown-format');
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

function iso(utcS: number): string {
  return new Date(utcS * 1000).toISOString();
}

describe('the 25 nasty inputs', () => {
  it.each(CASES)('%i: %s', async (_number, _rule, check) => {
    await check();
  });

  it('are all 25', () => {
    expect(CASES.map(([number]) => number)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  });
});
