import { compression } from '#api/platform/compression';
import { digestOf } from '#api/platform/digest';
import { conclude } from '#domain/energy/usage/conclusion/conclude';
import { read } from './written-usage.spec-support.js';

const CHICAGO = 'America/Chicago';
const HOUR_MS = 3_600_000;
const JANUARY = Date.parse('2025-01-01T06:00:00Z');

/** From -4 °C in January to 32 °C in July. */
const celsius = (hour: number): number => 14 - 18 * Math.cos((2 * Math.PI * (hour / 24 - 14)) / 365);
const stamp = (hour: number): string => new Date(JANUARY + hour * HOUR_MS).toISOString().slice(0, 16) + 'Z';
const table = (header: string, hours: readonly number[], value: (hour: number) => number): string =>
  [header, ...hours.map((hour) => `${stamp(hour)},${value(hour).toFixed(3)}`)].join('\n');

/** Half a kWh an hour, and a tenth more for each degree below 18.3. */
const kwh = (hour: number): number => 0.5 + 0.1 * Math.max(18.3 - celsius(hour), 0);
const hours = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
/** January to September; the year that is projected begins in the October before. */
const meter = table('start,kWh', hours(0, 273 * 24), kwh);
const weather = table('time,temperature_2m (°C)', hours(-93 * 24, 273 * 24), celsius);
const truth = hours(-92 * 24, 273 * 24).reduce((sum, hour) => sum + kwh(hour), 0);

describe('temperatures beside meter data', () => {
  it('bring a year of which the winter is missing nearer to the truth, and say so', async () => {
    const yearOf = async (files: Record<string, string>) => {
      const { imported } = await read(files, CHICAGO);
      return imported === undefined ? undefined : conclude(imported, { compression, digestOf }).imported.year;
    };
    const alone = await yearOf({ 'meter.csv': meter });
    const warmed = await yearOf({ 'meter.csv': meter, 'weather.csv': weather });
    const error = (year: typeof alone): number => Math.abs(Number(year?.annualKwh) / truth - 1);
    expect(error(warmed)).toBeLessThan(error(alone));
    expect(error(warmed)).toBeLessThan(0.05);
    expect(warmed?.notes.join(' ')).toContain('temperature');
  });

  it('are no energy, alone or beside it', async () => {
    const { refused, message } = await read({ 'weather.csv': weather }, CHICAGO);
    expect([refused, message]).toEqual([
      'usage.only-temperature',
      '"weather.csv" holds temperatures and no energy. Upload it together with the file of your meter.',
    ]);
    const both = await read({ 'weather.csv': weather, 'meter.csv': meter }, CHICAGO);
    expect(Object.values(both.channels).map(([intervals]) => intervals)).toEqual([273 * 24]);
    expect(both.imported?.files.map(({ name }) => name)).toEqual(['meter.csv']);
  });
});
