import { GrowingColumns } from '../readings/columns.js';
import type { ReadingColumns, ReadingQuality } from '../readings/reading.js';
import { statedTotal } from './stated-totals.js';
import { statedWords } from './words.js';

const HOUR_S = 3_600;
const key = { servicePoint: '', channel: 'import', register: '' } as const;

/** An hour a row, 1 kWh each. */
function hours(count: number, qualityOf: (hour: number) => ReadingQuality = () => 'actual'): ReadingColumns {
  const held = new GrowingColumns();
  for (let hour = 0; hour < count; hour += 1)
    held.add({
      startUtc: hour * HOUR_S,
      durationS: HOUR_S,
      energy: { milliWh: 1_000_000, restE20Kwh: 0 },
      quality: qualityOf(hour),
      row: hour + 1,
    });
  return held.columns();
}

const bill = (kwh: string, from: number, to: number) => ({
  key,
  kwh,
  row: 1,
  period: { startUtc: from * HOUR_S, endUtc: to * HOUR_S },
});
const dayOf = (utcS: number): string => new Date(utcS * 1000).toISOString().slice(0, 10);
const check = (columns: ReadingColumns, ...bills: readonly ReturnType<typeof bill>[]) =>
  statedTotal(bills, columns, dayOf).statedTotal;

describe('a stated total of a period', () => {
  it('is held against the readings of that period alone', () => {
    expect(check(hours(100), bill('24', 24, 48))).toEqual({
      statedKwh: '24',
      rowsKwh: '24',
      agrees: true,
      row: 1,
      from: '1970-01-02',
      to: '1970-01-02',
    });
    expect(check(hours(100), bill('30', 24, 48))).toMatchObject({ rowsKwh: '24', agrees: false });
  });

  it('forgives a bill that rounds to whole kWh', () => {
    expect(check(hours(100), bill('24.5', 24, 48))?.agrees).toBe(true);
    expect(check(hours(100), bill('24.6', 24, 48))?.agrees).toBe(false);
  });

  it.each([
    ['begins before the readings', hours(100), bill('30', -1, 24)],
    ['ends after them', hours(100), bill('30', 90, 101)],
    ['lies beside them', hours(100), bill('30', 200, 300)],
    ['ends in the middle of one', hours(100), bill('30', 0, 1.5)],
    ['has one missing', hours(100, (hour) => (hour === 30 ? 'missing' : 'actual')), bill('30', 24, 48)],
  ])('is not judged where it %s', (_how, columns, stated) => {
    expect(check(columns, stated)).toBeUndefined();
  });

  it('counts the others that differ, and says so', () => {
    const told = check(hours(100), bill('9', 0, 24), bill('9', 24, 48), bill('24', 48, 72));
    expect(told).toMatchObject({ statedKwh: '9', othersDiffer: 1 });
    expect(told === undefined ? '' : statedWords(told)).toBe(
      'The bill from 1970-01-01 to 1970-01-01 says 9 kWh, but the readings of those days add up to 24 kWh. 1 other bill differs too. The readings were used.',
    );
  });

  it('shows the one that differs first', () => {
    expect(check(hours(100), bill('24', 0, 24), bill('1', 24, 48), bill('24', 48, 72))).toMatchObject({
      statedKwh: '1',
      agrees: false,
    });
  });
});
