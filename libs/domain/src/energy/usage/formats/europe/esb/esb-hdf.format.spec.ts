import fc from 'fast-check';
import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { esbHdf } from './esb-hdf.format.js';

const HEADER = 'MPRN,Meter Serial Number,Read Value,Read Type,Read Date and End Time';
const KWH = 'Active Import Interval (kWh)';

describe('reading ESB HDF', () => {
  it('halves mean power and leaves energy as it is', async () => {
    const text = [
      HEADER,
      line('0.500', 'Active Import Interval (kW)', '05-04-2023 01:30'),
      line('0.250', KWH, '05/04/2023 01:00'),
    ];
    const [channel] = (await readText(esbHdf, text.join('\n'))).channels;
    expect(channel?.rows).toEqual([
      '2023-04-05T00:00:00Z 1800 0.25 actual',
      '2023-04-04T23:30:00Z 1800 0.25 actual',
    ]);
  });

  it('keeps import and export apart', async () => {
    const text = [
      HEADER,
      line('1', KWH, '05-01-2023 01:30'),
      line('2', 'Active Export Interval (kWh)', '05-01-2023 01:30'),
    ];
    const read = await readText(esbHdf, text.join('\n'));
    expect(read.channels.map(({ name, kwh }) => [name, kwh])).toEqual([
      ['100/import/', '1'],
      ['100/export/', '2'],
    ]);
  });

  it('has 46 half hours in spring and 50 in autumn, each once', async () => {
    for (const [day, halfHours] of [
      ['2024-03-31', 46],
      ['2024-10-27', 50],
    ] as const) {
      const text = [HEADER, ...newestFirst(day, halfHours)].join('\n');
      const read = await readText(esbHdf, text);
      const starts = (read.channels[0]?.rows ?? []).map((row) => row.slice(0, 20));
      expect(new Set(starts).size).toBe(halfHours);
      const values = (read.channels[0]?.rows ?? []).map((row) => Number(row.split(' ')[2]));
      expect([...values].sort((a, b) => a - b)).toEqual(values.toReversed());
      expect(read.warnings).toEqual([]);
    }
  });

  it('takes differences of daily registers and leaves a gap at a reset', async () => {
    const type = '24 Hr Active Import Register (kWh)';
    const text = [
      HEADER,
      line('5.5', type, '04-01-2024 00:00'),
      line('110.25', type, '03-01-2024 00:00'),
      line('100', type, '01-01-2024 00:00'),
      line('9.75', type, '05-01-2024 00:00'),
    ];
    const read = await readText(esbHdf, text.join('\n'));
    expect(read.channels[0]?.rows).toEqual([
      '2024-01-01T00:00:00Z 172800 10.25 actual',
      '2024-01-04T00:00:00Z 86400 4.25 actual',
    ]);
    expect(read.warnings).toEqual(['usage.register-reset']);
  });

  it('counts day, night and peak registers and not their sum as well', async () => {
    const text = [
      HEADER,
      ...[
        'Night Import Register (kWh)',
        'Day Peak Import Register (kWh)',
        'Day Off-Peak Import Register (kWh)',
        '24 Hr Active Import Register (kWh)',
      ].flatMap((type) => [line('20', type, '02-01-2024 00:00'), line('10', type, '01-01-2024 00:00')]),
    ];
    const read = await readText(esbHdf, text.join('\n'));
    expect(read.channels.map(({ name }) => name)).toEqual([
      '100/import/night',
      '100/import/peak',
      '100/import/day',
    ]);
    expect(read.warnings).toEqual(['usage.register-ignored']);
  });

  it('names the row that it cannot read', async () => {
    const good = line('1', KWH, '05-01-2023 01:30');
    for (const [bad, code] of [
      [line('1', 'Temperature (C)', '05-01-2023 01:30'), 'usage.unknown-read-type'],
      [line('x', KWH, '05-01-2023 01:30'), 'usage.bad-number'],
      [line('1', KWH, '31-02-2023 01:30'), 'usage.bad-date'],
    ] as const) {
      const text = [HEADER, good, bad, good].join('\n');
      await expect(readText(esbHdf, text)).rejects.toMatchObject({ code, details: { row: 3 } });
    }
  });

  it('knows its header', () => {
    expect(esbHdf.sniff(headOf(`\ufeff${HEADER}\n`))).toBe('certain');
    expect(esbHdf.sniff(headOf('MPRN,Value\n'))).toBe('no');
  });

  it('reads back what was written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 1, maxLength: 100 }),
        async (milliKwh) => {
          const start = Date.UTC(2024, 9, 26, 12) / 1000;
          const rows = milliKwh.map((value, index) =>
            line((value / 1000).toFixed(3), KWH, dublin(start + (index + 1) * 1800)),
          );
          const [channel] = (await readText(esbHdf, [HEADER, ...rows.toReversed()].join('\n'))).channels;
          expect(channel?.rows.toReversed().map((row) => Number(row.split(' ')[2]))).toEqual(
            milliKwh.map((value) => value / 1000),
          );
          expect(channel?.first).toBe('2024-10-26T12:00:00Z');
        },
      ),
      { numRuns: 50 },
    );
  });
});

function line(value: string, type: string, end: string): string {
  return `100,000000000012345678,${value},${type},${end}`;
}

/** Rows of one local day whose values count the half hours, newest first. */
function newestFirst(day: string, halfHours: number): readonly string[] {
  const midnight = Date.parse(`${day}T00:00:00Z`) / 1000 - (day.includes('-10-') ? 3600 : 0);
  return Array.from({ length: halfHours }, (_none, index) =>
    line(String(index + 1), KWH, dublin(midnight + (index + 1) * 1800)),
  ).toReversed();
}

function dublin(utcS: number): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Dublin',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return parts
    .format(utcS * 1000)
    .replaceAll('/', '-')
    .replace(',', '');
}
