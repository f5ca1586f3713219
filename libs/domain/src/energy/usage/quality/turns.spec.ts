import { GrowingColumns } from '../readings/columns.js';
import type { ReadingColumns, UsageSeries } from '../readings/reading.js';
import { findGaps } from './gaps.js';
import { turnTakers } from './turns.js';

const HOUR_S = 3_600;
const isDay = (hour: number): boolean => hour % 24 >= 7 && hour % 24 < 22;
const isNight = (hour: number): boolean => !isDay(hour);

/** Four days of hours, those that a register counts. */
function hours(counts: (hour: number) => boolean, last = 96): ReadingColumns {
  const held = new GrowingColumns();
  for (let hour = 0; hour < last; hour += 1) {
    if (!counts(hour)) continue;
    const energy = { milliWh: 1, restE20Kwh: 0 };
    held.add({ startUtc: hour * HOUR_S, durationS: HOUR_S, energy, quality: 'actual', row: hour + 1 });
  }
  return held.columns();
}

function register(name: string, columns: ReadingColumns, rest: Partial<UsageSeries> = {}): UsageSeries {
  return {
    servicePoint: 'a',
    channel: 'import',
    register: name,
    meter: '',
    zone: 'UTC',
    columns,
    ...rest,
  };
}

/** Missing hours of each, judged together. */
function missing(...series: readonly UsageSeries[]): readonly number[] {
  const turns = turnTakers(series);
  return series.map((one) => findGaps(one.columns, HOUR_S, turns.get(one)).intervals);
}

describe('registers of one meter', () => {
  it('miss nothing while another of them counts', () => {
    expect(missing(register('day', hours(isDay)), register('night', hours(isNight)))).toEqual([0, 0]);
  });

  it.each([
    ['a hole that goes from night to day', (hour: number) => hour >= 27 && hour < 33, 96, [0, 6]],
    ['an hour of the day', (hour: number) => hour === 90, 96, [1, 0]],
    ['a hole that no later night closes', (hour: number) => hour === 78, 79, [0, 1]],
  ])('miss %s once: the one that counted last', (_what, isHole, lastNight, expected) => {
    const day = hours((hour) => isDay(hour) && !isHole(hour));
    const night = hours((hour) => isNight(hour) && !isHole(hour), lastNight);
    expect(missing(register('day', day), register('night', night))).toEqual(expected);
  });

  it.each([
    ['count side by side', { register: 'E2' }, hours((hour) => hour !== 10)],
    ['are of another flow', { channel: 'export' }, hours(isNight)],
    ['are of another point', { servicePoint: 'b' }, hours(isNight)],
    ['are of another meter', { meter: '2' }, hours(isNight)],
  ] as const)('are judged each by itself where they %s', (_how, rest, columns) => {
    expect(missing(register('day', hours(isDay)), register('night', columns, rest))[0]).toBe(27);
  });
});

describe('gaps', () => {
  it('are all counted, and the longest listed, longest first', () => {
    const columns = hours((hour) => hour % 3 !== 0 && (hour < 50 || hour > 60));
    const { count, intervals, longest } = findGaps(columns, HOUR_S);
    expect([count, intervals, longest.length]).toEqual([28, 38, 20]);
    expect(longest[0]).toEqual({ from: '1970-01-03T02:00:00Z', to: '1970-01-03T13:00:00Z', intervals: 11 });
    expect(longest[1]).toEqual({ from: '1970-01-01T03:00:00Z', to: '1970-01-01T04:00:00Z', intervals: 1 });
  });
});
