import fc from 'fast-check';
import { localDayOf, scheduleTest } from '../calendar/calendar.js';
import { schedule } from '../engine/arbitrary-prices.spec-support.js';
import { scheduleSpans } from './schedule-spans.js';

describe('the spans of a day', () => {
  it('hold exactly the minutes at which the schedule applies', () => {
    fc.assert(
      fc.property(
        schedule,
        fc.integer({ min: 20_000, max: 21_500 }),
        fc.integer({ min: 0, max: 1439 }),
        (each, dayNumber, minute) => {
          const day = localDayOf(dayNumber * 86_400);
          const spans = scheduleSpans(each)(day);
          const inside = spans.some(
            (from, at) => at % 2 === 0 && minute >= from && minute < (spans[at + 1] ?? 0),
          );
          expect(inside).toBe(scheduleTest(each).applies(day, minute));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('wrap midnight and the new year', () => {
    const nights = {
      windows: [{ minutes: [{ from: 1260, to: 360 }], seasons: [{ from: '10-01', to: '03-31' }] }],
    };
    const spansOn = (date: string): readonly number[] =>
      scheduleSpans(nights)(localDayOf(Date.parse(`${date}T00:00:00Z`) / 1000));
    expect(spansOn('2026-01-15')).toEqual([0, 360, 1260, 1440]);
    expect(spansOn('2026-12-31')).toEqual([0, 360, 1260, 1440]);
    expect(spansOn('2026-07-01')).toEqual([]);
  });
});
