import { genericCsv } from '../generic-csv/generic-csv.format.js';
import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { temperatureCsv } from './temperature-csv.format.js';

const CHICAGO = 'America/Chicago';

describe('hourly temperatures', () => {
  it.each([
    [
      'a zone in each stamp, Fahrenheit',
      'dt,tempF\n2026-01-01T00:00:00-06:00,32\n2026-01-01T01:00:00-06:00,50\n',
    ],
    [
      'a preamble that names the clock',
      'latitude,longitude,elevation,utc_offset_seconds,timezone,timezone_abbreviation\n41.9,-87.6,180.0,-21600,America/Chicago,GMT-6\n\ntime,temperature_2m (°C)\n2026-01-01T00:00,0.0\n2026-01-01T01:00,10.0\n',
    ],
    ['a date and an hour in columns of their own', 'date,hour,temp\n2026-01-01,0,0\n2026-01-01,1,10\n'],
    [
      'written dates, day first',
      'Date;Temperature (C)\n13.01.2025 00:00;1,0\n01.01.2026 00:00;0,0\n01.01.2026 01:00;10,0\n',
    ],
    [
      'two readings an hour',
      'Time,Outdoor temperature C\n2026-01-01 00:05,-1\n2026-01-01 00:35,1\n2026-01-01 01:05,10\n',
    ],
    ['NOAA marks', 'DATE,HourlyDryBulbTemperature_F\n2026-01-01T00:51:00,32s\n2026-01-01T01:51:00,50\n'],
  ])('are read with %s', async (_what, text) => {
    const { parsed } = await readText(temperatureCsv, text, { zone: CHICAGO });
    const { startUtc = 0, celsius = [] } = parsed.temperature ?? {};
    const at = (iso: string): number | undefined => celsius[(Date.parse(iso) / 1000 - startUtc) / 3600];
    expect([at('2026-01-01T06:00:00Z'), at('2026-01-01T07:00:00Z')]).toEqual([0, 10]);
  });

  it('leave out hours without a value', async () => {
    const text = 'time,temp_c\n2026-01-01T00:00Z,1\n2026-01-01T01:00Z,\n2026-01-01T02:00Z,3\n';
    const { parsed } = await readText(temperatureCsv, text);
    expect([...Array.from(parsed.temperature?.celsius ?? [])]).toEqual([1, Number.NaN, 3]);
  });

  it('say which unit was assumed', async () => {
    const warm = 'time,temperature\n2026-07-01T00:00Z,86\n2026-07-01T01:00Z,50\n';
    const { parsed, warnings } = await readText(temperatureCsv, warm);
    expect(warnings).toEqual(['usage.temperature-unit-assumed']);
    expect([...Array.from(parsed.temperature?.celsius ?? [])]).toEqual([30, 10]);
  });

  it.each([
    ['a time that is none', 'time,temp\nyesterday,3\ntoday,4\n', 'usage.bad-date'],
    [
      'a value that is none',
      'time,temp\n2026-01-01T00:00Z,warm\n2026-01-01T01:00Z,cold\n',
      'usage.bad-number',
    ],
    ['a stray year', 'time,temp\n1990-01-01T00:00Z,3\n2026-01-01T00:00Z,3\n', 'usage.temperature-too-long'],
  ])('refuse %s', async (_what, text, code) => {
    await expect(readText(temperatureCsv, text)).rejects.toMatchObject({ code });
  });

  it('claim no table of energy, and the reader of any table claims none of them alone', () => {
    const both = headOf('time,kWh,temperature\n2026-01-01T00:00Z,0.5,3\n');
    expect([temperatureCsv.sniff(both), genericCsv.sniff(both)]).toEqual(['no', 'possible']);
    expect(temperatureCsv.sniff(headOf('time,value,temp\n2026-01-01T00:00Z,0.5,3\n'))).toBe('no');
    expect(temperatureCsv.sniff(headOf('time,temp\n2026-01-01T00:00Z,3\n'))).toBe('certain');
  });
});
