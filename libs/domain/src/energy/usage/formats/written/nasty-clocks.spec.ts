import {
  at,
  clockText,
  greenButtonFeed,
  kwhOf,
  ladder,
  read,
  smt,
  smtDay,
  smtRow,
} from './written-usage.spec-support.js';

const DAY_S = 86_400;

/** Inputs that importers break on, by their number: clocks, units and flows. */
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
];

describe('nasty inputs 1 to 8', () => {
  it.each(CASES)('%i: %s', async (_number, _rule, check) => {
    await check();
  });

  it('are all there', () => {
    expect(CASES.map(([number]) => number)).toEqual(Array.from({ length: 8 }, (_, index) => index + 1));
  });
});
