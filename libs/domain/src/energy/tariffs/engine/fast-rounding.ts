import { Decimal } from 'decimal.js';
import { Exact } from '../exact.js';
import { stepMicrosOf } from '../model/rounding.js';
import type { Rounding } from '../model/rounding.js';

/** Steps within which a float cannot tell on which side of an edge it stands. */
const DOUBT_FLOOR = 1e-7;
const DOUBT_SHARE = 1e-15;

/** Modes of rounding as numbers, for flat arrays. */
export const ROUND = { halfUp: 0, halfEven: 1, down: 2 } as const;

const MODES: Readonly<Record<Rounding['mode'], number>> = {
  'half-up': ROUND.halfUp,
  'half-even': ROUND.halfEven,
  down: ROUND.down,
};
const EXACT_MODES: readonly Decimal.Rounding[] = [
  Decimal.ROUND_HALF_UP,
  Decimal.ROUND_HALF_EVEN,
  Decimal.ROUND_DOWN,
];

/** How amounts of one row are rounded. */
export interface Step {
  readonly micros: number;
  readonly mode: number;
}

/** A rounding rule in numbers. */
export function stepOf(rounding: Rounding): Step {
  return { micros: stepMicrosOf(rounding), mode: MODES[rounding.mode] };
}

/**
 * Rounds micros to a step when a float is sure; NaN when it stands so near to an edge (a half, or a whole
 * step where rounding goes down) that only exact arithmetic can tell.
 */
export function roundSurely(micros: number, { micros: stepMicros, mode }: Step): number {
  const steps = Math.abs(micros) / stepMicros;
  const nearest = Math.round(steps);
  const away = Math.abs(steps - nearest);
  const doubt = DOUBT_FLOOR + steps * DOUBT_SHARE;
  let whole = nearest;
  if (mode === ROUND.down) {
    if (away < doubt) return Number.NaN;
    whole = Math.floor(steps);
  } else if (away > 0.5 - doubt) return Number.NaN;
  return micros < 0 ? 0 - whole * stepMicros : whole * stepMicros;
}

/** Rounds whole micros, which a float holds exactly, to a step. */
export function roundWhole(micros: number, { micros: stepMicros, mode }: Step): number {
  const size = Math.abs(micros);
  const rest = size % stepMicros;
  const down = size - rest;
  const rounded = rest !== 0 && roundsAway({ rest, down, stepMicros, mode }) ? down + stepMicros : down;
  return micros < 0 ? 0 - rounded : rounded;
}

interface Rest {
  readonly rest: number;
  readonly down: number;
  readonly stepMicros: number;
  readonly mode: number;
}

function roundsAway({ rest, down, stepMicros, mode }: Rest): boolean {
  if (mode === ROUND.down) return false;
  if (2 * rest !== stepMicros) return 2 * rest > stepMicros;
  return mode === ROUND.halfUp || (down / stepMicros) % 2 === 1;
}

/** Rounds exact micros to a step; never to a negative zero. */
export function roundExactly(micros: Exact, { micros: step, mode }: Step): number {
  return (
    micros
      .div(step)
      .toDecimalPlaces(0, EXACT_MODES[mode] ?? Decimal.ROUND_HALF_UP)
      .times(step)
      .toNumber() + 0
  );
}

/** Exact product of a whole measure and a price text. */
export function exactProduct(quantity: number, priceText: string): Exact {
  return new Exact(quantity).times(priceText);
}
