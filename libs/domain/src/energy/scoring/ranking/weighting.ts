import { Decimal } from 'decimal.js';
import { MICROS } from '#domain/shared/money';
import { roundTo } from '../amounts.js';

/** The four respects in which plans are weighed, in the order in which ties are broken. */
export const RESPECTS = ['cost', 'flexibility', 'renewable', 'rating'] as const;
export type Respect = (typeof RESPECTS)[number];

/** Points of a plan in hundredths, integers. */
export type CentiPoints = Readonly<Record<Respect, number>>;

/** The person's weights, non-negative, any sum. */
export type Weights = Readonly<Record<Respect, number>>;

/** Weights as integer millionths of their sum. */
export type Shares = Readonly<Record<Respect, number>>;

/** Shares of the weights. Only their ratio counts; with no weight at all, cost alone decides. */
export function sharesOf(weights: Weights): Shares {
  const total = RESPECTS.reduce((sum, respect) => sum.plus(weights[respect]), new Decimal(0));
  if (total.isZero()) return { cost: MICROS, flexibility: 0, renewable: 0, rating: 0 };
  const share = (respect: Respect): number =>
    new Decimal(weights[respect]).times(MICROS).div(total).round().toNumber();
  return {
    cost: share('cost'),
    flexibility: share('flexibility'),
    renewable: share('renewable'),
    rating: share('rating'),
  };
}

/** Weighted mean of the points in hundredths. Never falls when any points rise. */
export function scoreOf(points: CentiPoints, shares: Shares): number {
  const weighted = RESPECTS.reduce((sum, respect) => sum + points[respect] * shares[respect], 0);
  return roundTo(weighted, MICROS) / MICROS;
}
