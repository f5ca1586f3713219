import {
  at,
  greenButtonFeed,
  iso,
  kwhOf,
  ladder,
  read,
  smt,
  smtDay,
  smtRow,
} from './written-usage.spec-support.js';

/** Inputs that importers break on, by their number: revisions, meters, signs and texts. */
const CASES: readonly (readonly [number, string, () => Promise<void>])[] = [
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
      ).toBe('usage.needs-mapping');
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
];

describe('nasty inputs 9 to 17', () => {
  it.each(CASES)('%i: %s', async (_number, _rule, check) => {
    await check();
  });

  it('are all there', () => {
    expect(CASES.map(([number]) => number)).toEqual(Array.from({ length: 9 }, (_, index) => index + 9));
  });
});
