import { Decimal } from 'decimal.js';
import { Exact } from '../exact.js';

/** Steps within which a float cannot tell on which side of a half it stands. */
const DOUBT_FLOOR = 1e-7;
const DOUBT_SHARE = 1e-15;

/** How amounts of one plan are rounded. */
export interface Step {
  readonly micros: number;
  readonly evenHalves: boolean;
}

/**
 * Rounds micros to a step, halves away from zero, when a float is sure; NaN when it stands so near
 * to a half that only exact arithmetic can tell.
 */
export function roundSurely(micros: number, stepMicros: number): number {
  const steps = Math.abs(micros) / stepMicros;
  const whole = Math.round(steps);
  if (Math.abs(steps - whole) > 0.5 - DOUBT_FLOOR - steps * DOUBT_SHARE) return Number.NaN;
  return micros < 0 ? 0 - whole * stepMicros : whole * stepMicros;
}

/** Rounds whole micros, which a float holds exactly, to a step. */
export function roundWhole(micros: number, stepMicros: number, evenHalves: boolean): number {
  const size = Math.abs(micros);
  const rest = size % stepMicros;
  const down = size - rest;
  const toUpper =
    2 * rest === stepMicros ? !evenHalves || (down / stepMicros) % 2 === 1 : 2 * rest > stepMicros;
  const rounded = toUpper ? down + stepMicros : down;
  return micros < 0 ? 0 - rounded : rounded;
}

/** Rounds exact micros to a step; never to a negative zero. */
export function roundExactly(micros: Exact, { micros: step, evenHalves }: Step): number {
  const mode = evenHalves ? Decimal.ROUND_HALF_EVEN : Decimal.ROUND_HALF_UP;
  return micros.div(step).toDecimalPlaces(0, mode).times(step).toNumber() + 0;
}

/** Exact product of a whole measure and a price text. */
export function exactProduct(quantity: number, priceText: string): Exact {
  return new Exact(quantity).times(priceText);
}
