import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { opowerCsv } from './opower-csv.format.js';

const PREAMBLE =
  'Name,A HOME\nAddress,"1 MAIN ST, OAKLAND CA 94601"\nAccount Number,1234\nService,Service 1\n\n';
const file = (header: string, ...rows: readonly string[]): string =>
  `${PREAMBLE}${[header, ...rows].join('\n')}\n`;

describe('headers of Opower exports', () => {
  it.each([
    [
      'TYPE,DATE,START TIME,END TIME,USAGE,UNITS,COST,NOTES',
      'Electric usage,2024-07-01,00:00,00:14,0.25,kWh,$0.12 ,',
    ],
    [
      'TYPE,DATE,START TIME,END TIME,USAGE (kWh),COST,NOTES',
      'Electric usage,2024-07-01,00:00,00:14,0.25,$0.12',
    ],
    ['TYPE,DATE,START TIME,END TIME,USAGE (kWh),NOTES', 'Electric usage,2024-07-01,00:00,00:14,0.25'],
    [
      'TYPE,DATE,START TIME,END TIME,IMPORT (kWh),EXPORT (kWh),COST,NOTES',
      'Electric usage,2024-07-01,00:00,00:14,0.25,0,$0.12,',
    ],
    [
      'TYPE,DATE,START TIME,END TIME,USAGE,UNITS,COST,NOTES',
      'Electric usage,7/1/2024,12:00 AM,12:14 AM,0.25,kWh,,',
    ],
    [
      'TYPE,DATE,START TIME,END TIME,USAGE,UNITS,COST,NOTES',
      'Electric usage,7/1/2024,12:00 AM,12:15 AM,0.25,kWh,,',
    ],
  ])('%s', async (header, row) => {
    const text = file(header, row);
    expect(opowerCsv.sniff(headOf(text))).toBe('certain');
    const read = await readText(opowerCsv, text);
    expect(read.channels[0]?.rows).toEqual(['2024-07-01T07:00:00Z 900 0.25 actual']);
    expect(read.parsed).toEqual({ zone: 'America/Los_Angeles', zoneFrom: 'file' });
  });

  it.each([
    ['TYPE,DATE,USAGE,UNITS,COST,NOTES', 'Electric usage,2024-11-03,24.5,kWh,$3.10,'],
    [
      'TYPE,DATE,START TIME,END TIME,USAGE (kWh),COST,NOTES',
      'Electric usage,2024-11-03,00:00,23:59,24.5,$3,',
    ],
  ])('a day lasts from midnight to midnight: %s', async (header, row) => {
    const [channel] = (await readText(opowerCsv, file(header, row))).channels;
    expect(channel?.rows).toEqual(['2024-11-03T07:00:00Z 90000 24.5 actual']);
  });

  it('reads bills whose end day still belongs to them', async () => {
    const text = file(
      'TYPE,START DATE,END DATE,USAGE (kWh),COST,NOTES',
      'Electric billing,2024-01-05,2024-02-04,400,$90.00,',
      'Electric billing,2024-02-05,2024-03-04,350,$80.00,',
    );
    const alone = text.replace(/Electric billing,2024-02-05.*\n/, '');
    expect((await readText(opowerCsv, alone)).channels[0]?.lastEnd).toBe('2024-02-05T08:00:00Z');
    expect((await readText(opowerCsv, text)).channels[0]).toMatchObject({
      kwh: '750',
      first: '2024-01-05T08:00:00Z',
      lastEnd: '2024-03-05T08:00:00Z',
    });
  });
});

describe('rows of Opower exports', () => {
  const HEADER = 'TYPE,DATE,START TIME,END TIME,USAGE (kWh),COST,NOTES';

  it('place the repeated autumn hour in blocks, and skip the spring hour', async () => {
    const hour = (date: string, time: string, kwh: string): string =>
      `Electric usage,${date},${time}:00,${time}:59,${kwh},,`;
    const text = file(
      HEADER,
      hour('2024-03-10', '01', '1'),
      hour('2024-03-10', '03', '2'),
      hour('2024-11-03', '01', '3'),
      hour('2024-11-03', '01', '4'),
      hour('2024-11-03', '02', '5'),
    );
    const read = await readText(opowerCsv, text);
    expect(read.channels[0]?.rows.map((row) => row.slice(0, 20))).toEqual([
      '2024-03-10T09:00:00Z',
      '2024-03-10T10:00:00Z',
      '2024-11-03T08:00:00Z',
      '2024-11-03T09:00:00Z',
      '2024-11-03T10:00:00Z',
    ]);
    expect(read.warnings).toEqual([]);
  });

  it('say when the repeated hour is missing', async () => {
    const text = file(
      HEADER,
      'Electric usage,2024-11-03,01:00,01:59,3,,',
      'Electric usage,2024-11-03,02:00,02:59,5,,',
    );
    expect((await readText(opowerCsv, text)).warnings).toContain('usage.autumn-hour-missing');
  });

  it('are estimated by their note, and missing without a value', async () => {
    const text = file(
      HEADER,
      'Electric usage,2024-07-01,00:00,00:59,1,,* This data was estimated',
      'Electric usage,2024-07-01,01:00,01:59,,,',
    );
    expect((await readText(opowerCsv, text)).channels[0]).toMatchObject({
      count: 1,
      estimated: 1,
      missing: 1,
    });
  });

  it('keep negative usage as it is: solar homes are netted', async () => {
    const text = file(HEADER, 'Electric usage,2024-07-01,12:00,12:59,-1.5,,');
    expect((await readText(opowerCsv, text)).channels[0]?.kwh).toBe('-1.5');
  });

  it('leave gas out, and refuse it alone', async () => {
    const gas = 'Natural gas usage,2024-07-01,00:00,23:59,3,,';
    const mixed = await readText(opowerCsv, file(HEADER, gas, 'Electric usage,2024-07-01,00:00,00:59,1,,'));
    expect([mixed.channels[0]?.kwh, mixed.warnings]).toEqual(['1', ['usage.left-out-gas']]);
    await expect(readText(opowerCsv, file(HEADER, gas))).rejects.toMatchObject({ code: 'usage.gas' });
    const water = 'Water usage,2024-07-01,00:00,23:59,3,,';
    await expect(readText(opowerCsv, file(HEADER, water))).rejects.toMatchObject({ code: 'usage.water' });
  });

  it.each([
    ['Electric usage,2024-07-01,00:00,00:59,1,GJ,', 'usage.unit-unknown'],
    ['Electric usage,1st of July,00:00,00:59,1,kWh,', 'usage.bad-date'],
    ['Electric usage,2024-07-01,noon,00:59,1,kWh,', 'usage.bad-date'],
    ['Electric usage,2024-07-01,00:00,00:59,much,kWh,', 'usage.bad-number'],
  ])('refuse %s', async (row, code) => {
    const text = file('TYPE,DATE,START TIME,END TIME,USAGE,UNITS,NOTES', row, row);
    await expect(readText(opowerCsv, text)).rejects.toMatchObject({ code, details: { row: 7 } });
  });

  it.each([
    ['1 MAIN ST, PHILADELPHIA PA 19103', 'peco.csv', 'America/New_York', 'file'],
    ['1 MAIN ST, CHICAGO IL 60601', 'comed.csv', 'America/Chicago', 'file'],
    ['', 'pge_electric_usage.csv', 'America/Los_Angeles', 'file'],
    ['', 'usage.csv', 'America/New_York', 'assumed'],
  ])('tell the clock by "%s" and %s', async (address, name, zone, zoneFrom) => {
    const text = `Name,A HOME\nAddress,"${address}"\n\n${HEADER}\nElectric usage,2024-07-01,00:00,00:59,1,,\n`;
    expect((await readText(opowerCsv, text, { name })).parsed).toEqual({ zone, zoneFrom });
  });
});
