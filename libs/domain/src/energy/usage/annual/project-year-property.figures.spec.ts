import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { projectYear } from './project-year.js';
import { dayStart, intervals, seriesOf, sum } from './readings.spec-support.js';

describe('any home, any zone', () => {
  const zones = [
    'America/Chicago',
    'Europe/London',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Africa/Cairo',
    'UTC',
  ];
  const anyHome = fc.record({
    zone: fc.constantFrom(...zones),
    stepS: fc.constantFrom(900, 1800, 3600),
    fromMonth: fc.integer({ min: 1, max: 24 }),
    days: fc.integer({ min: 31, max: 120 }),
    level: fc.integer({ min: 0, max: 5_000_000 }),
    hole: fc.integer({ min: 0, max: 400 }),
  });

  it('has twelve months on a regular grid, sums that agree, and metered energy kept', () => {
    fc.assert(
      fc.property(anyHome, ({ zone, stepS, fromMonth, days, level, hole }) => {
        const span = { from: [2023, fromMonth, 1], to: [2023, fromMonth, 1 + days] } as const;
        const readings = intervals(zone, span, stepS, (_, at) => level + ((at * 7919) % 1000)).filter(
          (_, at) => at < 200 || at >= 200 + hole,
        );
        const series = seriesOf(zone, readings);
        const result = projectYear([series], { zone });
        if (result.kind === 'refused') return result.knownDays < 30;
        const { load, import: taken, months, monthStarts } = result.profile;
        const endOf = (at: number): number => (load.startUtc[at] ?? 0) + (load.durationS[at] ?? 0);
        const last = load.startUtc.length - 1;
        expect(months).toHaveLength(12);
        expect(load.startUtc.findIndex((start, at) => at > 0 && start !== endOf(at - 1))).toBe(-1);
        const [year = 0, month = 0] = (months[0] ?? '').split('-').map(Number);
        expect(load.startUtc[0]).toBe(dayStart(zone, year, month));
        expect(endOf(last)).toBe(dayStart(zone, year + 1, month));
        expect(sum(load.importMilliWh)).toBe(taken.milliWh);
        expect(taken.meteredMilliWh).toBe(sum(readings.map((reading) => reading.milliWh)));
        for (const [at, one] of taken.months.entries()) {
          expect(sum(load.importMilliWh.subarray(monthStarts[at], monthStarts[at + 1]))).toBe(one.milliWh);
          expect(one.meteredMilliWh + one.filledMilliWh + one.projectedMilliWh).toBe(one.milliWh);
          expect(one.band80.lowMilliWh).toBeLessThanOrEqual(one.milliWh);
          expect(one.band80.highMilliWh).toBeGreaterThanOrEqual(one.milliWh);
        }
        expect(load.importMilliWh.every((milliWh) => Number.isSafeInteger(milliWh) && milliWh >= 0)).toBe(
          true,
        );
        return isDeepStrictEqual(projectYear([series], { zone }), result);
      }),
      { numRuns: 10, seed: 7 },
    );
  });
});
