import type { z } from 'zod';
import { Exact, roundToMicros } from '../exact.js';
import type { PercentOfCharge } from './charge.js';
import type { Rounding } from './rounding.js';

/** Least and highest absolute amount of a percentage line in a cycle, whole micros. */
export interface PercentBounds {
  readonly leastMicros: number;
  readonly mostMicros: number;
}

/** The bounds of a percentage, rounded by the rule of its line. */
export function percentBounds(
  { atLeast, atMost }: Pick<z.infer<typeof PercentOfCharge>, 'atLeast' | 'atMost'>,
  rounding: Rounding,
): PercentBounds {
  return {
    leastMicros: atLeast === undefined ? 0 : roundToMicros(new Exact(atLeast), rounding),
    mostMicros: atMost === undefined ? Number.POSITIVE_INFINITY : roundToMicros(new Exact(atMost), rounding),
  };
}

/** A line's micros within bounds; nothing stays nothing. */
export function withinBounds(micros: number, { leastMicros, mostMicros }: PercentBounds): number {
  if (micros === 0 || Number.isNaN(micros)) return micros;
  const size = Math.min(Math.max(Math.abs(micros), leastMicros), mostMicros);
  return micros < 0 ? 0 - size : size;
}
