import fc from 'fast-check';
import { localSeconds, zoneOf } from '#domain/shared/zone';
import { cyclesBetween, dayAtLocal } from '../calendar/cycles.js';
import type { Cycle } from '../calendar/cycles.js';
import type { Load } from '../model/load.js';

const ZONES = ['America/Chicago', 'Australia/Sydney', 'Europe/London', 'Australia/Adelaide', 'UTC'] as const;
const DAY_S = 86_400;

/** Usage over some weeks with a daylight saving change, a holiday and, often, a turn of the year in it. */
export interface RandomHome {
  readonly load: Load;
  readonly cycles: readonly Cycle[];
}

/** Homes with any interval, in zones whose clocks change, over one to four billing cycles of odd lengths. */
export const anyHome: fc.Arbitrary<RandomHome> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    firstDay: fc.integer({ min: 0, max: 500 }),
    span: fc.oneof(
      fc.record({
        cycleDays: fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 1, maxLength: 4 }),
        minutes: fc.constantFrom(15, 30, 60, 7),
      }),
      fc.record({
        cycleDays: fc.array(fc.integer({ min: 24, max: 35 }), { minLength: 2, maxLength: 6 }),
        minutes: fc.constantFrom(240, 1440),
      }),
    ),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    scale: fc.constantFrom(1000, 250_000, 2_000_000, 2_000_000),
  })
  .map(({ zone, firstDay, span: { cycleDays, minutes }, seed, scale }) => {
    const first = localSeconds(2025, 1, 1) + firstDay * DAY_S;
    const ends = cycleDays.reduce<number[]>((days, length) => [...days, (days.at(-1) ?? 0) + length], []);
    const cycles = cyclesBetween(
      zone,
      [0, ...ends].map((day) => dayAtLocal(first + day * DAY_S)),
    );
    const start = zoneOf(zone).earlier(first) - 3600;
    const count = Math.ceil(((cycles.at(-1)?.endUtc ?? start) - start + 7200) / (minutes * 60));
    const next = sequence(seed);
    const column = (): Float64Array =>
      Float64Array.from({ length: count }, () => Math.max(0, Math.floor((next() - 0.2) * scale)));
    return {
      cycles,
      load: {
        zone,
        startUtc: Float64Array.from({ length: count }, (_, at) => start + at * minutes * 60),
        durationS: new Float64Array(count).fill(minutes * 60),
        importMilliWh: column(),
        exportMilliWh: column(),
        controlledLoadMilliWh: seed % 3 === 0 ? new Float64Array(count) : column(),
      },
    };
  });

/** A repeatable stream of numbers from 0 to 1 (Park and Miller). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
