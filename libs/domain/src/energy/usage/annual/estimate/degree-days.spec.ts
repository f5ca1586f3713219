import { dayStart, intervals, seriesOf, yearOf } from '../readings.spec-support.js';

const CHICAGO = 'America/Chicago';
const KWH = 1_000_000;
const YEAR = { from: [2025, 1, 1], to: [2026, 1, 1] } as const;

/** A year that swings from -4 to 32 °C between mid-January and mid-July. */
function celsiusAt(startUtc: number): number {
  const day = (startUtc - dayStart(CHICAGO, 2025, 1, 15)) / 86_400;
  return 14 - 18 * Math.cos((2 * Math.PI * day) / 365);
}

const temperature = {
  startUtc: dayStart(CHICAGO, 2025, 1),
  celsius: intervals(CHICAGO, YEAR, 3600, () => 0).map(({ startUtc }) => celsiusAt(startUtc)),
};

/** Half a kWh an hour, and a tenth more for each degree below 18.3. */
const heated = intervals(CHICAGO, YEAR, 3600, (startUtc) =>
  Math.round(KWH * (0.5 + 0.1 * Math.max(18.3 - celsiusAt(startUtc), 0))),
);
const truth = heated.reduce((sum, reading) => sum + reading.milliWh, 0);
/** January to September known: heat has been seen, cold once. */
const nineMonths = seriesOf(
  CHICAGO,
  heated.filter(({ startUtc }) => startUtc < dayStart(CHICAGO, 2025, 10)),
);

describe('measured temperature', () => {
  it('brings the year of a heated home nearer to the truth than the normals do', () => {
    const options = { zone: CHICAGO, from: '2025-01' };
    const error = (milliWh: number): number => Math.abs(milliWh / truth - 1);
    const measured = yearOf([nineMonths], { ...options, temperature });
    expect(error(measured.import.milliWh)).toBeLessThan(0.03);
    expect(error(measured.import.milliWh)).toBeLessThan(error(yearOf([nineMonths], options).import.milliWh));
    expect(measured.notes.map((note) => note.code)).toContain('annual.temperature');
  });

  it('is left aside, and said so, when it leaves out more than a tenth of the year', () => {
    const short = { ...temperature, celsius: temperature.celsius.slice(0, 300 * 24) };
    const options = { zone: CHICAGO, from: '2025-01' };
    const year = yearOf([nineMonths], { ...options, temperature: short });
    expect(year.import).toEqual(yearOf([nineMonths], options).import);
    expect(year.notes.map((note) => note.code)).toContain('annual.temperature-too-short');
  });
});
