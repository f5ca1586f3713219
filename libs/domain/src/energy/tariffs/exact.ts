import { Decimal } from 'decimal.js';
import { stepMicrosOf } from './model/rounding.js';
import type { Rounding } from './model/rounding.js';

/** Decimals with room for every product and sum of a bill; only divisions can round, at 60 digits. */
export const Exact = Decimal.clone({ precision: 60, toExpNeg: -30, toExpPos: 40 });
export type Exact = Decimal;

const MILLI_PER_UNIT = 1_000_000;
const MODES: Readonly<Record<Rounding['mode'], Decimal.Rounding>> = {
  'half-up': Decimal.ROUND_HALF_UP,
  'half-even': Decimal.ROUND_HALF_EVEN,
  down: Decimal.ROUND_DOWN,
};

/** Micros of an amount in currency, rounded once by the plan's rule; never a negative zero. */
export function roundToMicros(amount: Decimal, rounding: Rounding): number {
  const step = stepMicrosOf(rounding);
  const steps = amount.times(MILLI_PER_UNIT).div(step).toDecimalPlaces(0, MODES[rounding.mode]);
  return steps.times(step).toNumber() + 0;
}

/** A price with its tax: exact. */
export function taxed(price: string, taxPercent: string | undefined): Decimal {
  const net = new Exact(price);
  return taxPercent === undefined ? net : net.times(new Exact(taxPercent).div(100).plus(1));
}

/** Plain decimal text of whole mWh as kWh, or of whole mW as kW. */
export function milliText(milli: number): string {
  return new Exact(milli).div(MILLI_PER_UNIT).toFixed();
}

/** Whole mWh of a kWh text (or mW of kW). */
export function milliOf(text: string): number {
  return new Exact(text).times(MILLI_PER_UNIT).round().toNumber();
}
