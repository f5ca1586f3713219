import { Decimal } from 'decimal.js';
import { microsText, MICROS } from '#domain/shared/money';
import { roundTo } from '../amounts.js';
import type { Points } from '../scoring.js';
import type { CentiPoints, Shares } from './weighting.js';
import { RESPECTS } from './weighting.js';

/** Saving this many currency units a year is worth 100 points, as much as going from no to all renewable power. */
const SAVING_FOR_100_POINTS = 500;
export const MICROS_PER_COST_CENTI_POINT = (SAVING_FOR_100_POINTS * MICROS) / 100_00;
/** Contracts from this length on, and leaving fees from this height on, leave no flexibility. */
const LEAST_FLEXIBLE_TERM_MONTHS = 36;
const LEAST_FLEXIBLE_FEE_MICROS = 300 * MICROS;
/** A supplier nobody rated is taken for a middling one: 2.5 of 5. */
const UNRATED = 50_00;

/** What is known of a plan, or of staying, beside its cost. */
export interface Standing {
  /** Months that the home is bound, 0 when it may leave at any time. */
  readonly boundMonths: number;
  /** The most that leaving can cost; null when the contract does not say, which counts as the worst. */
  readonly highestFeeMicros: number | null;
  /** 0 to 100; null when not stated, which counts as none. */
  readonly renewablePercent: number | null;
  /** 0 to 5 stars. */
  readonly rating: number | null;
}

/**
 * Points in hundredths on fixed scales: they depend on this plan and the present cost alone, so that
 * no plan in the catalogue changes another's. `savedMicros` is what a year saves against staying;
 * cost has no ends (a dollar counts the same however many are saved), the other three go 0 to 100.
 */
export function pointsOf(savedMicros: number, standing: Standing): CentiPoints {
  const { boundMonths, highestFeeMicros, renewablePercent, rating } = standing;
  const termShare = Math.min(1, boundMonths / LEAST_FLEXIBLE_TERM_MONTHS);
  const feeShare = highestFeeMicros === null ? 1 : Math.min(1, highestFeeMicros / LEAST_FLEXIBLE_FEE_MICROS);
  return {
    cost: costPoints(savedMicros),
    flexibility: Math.round(10_000 - 5_000 * termShare - 5_000 * feeShare),
    renewable: Math.round((renewablePercent ?? 0) * 100),
    rating: rating === null ? UNRATED : Math.round(rating * 2_000),
  };
}

/** Cost points in hundredths for what a year saves. */
export function costPoints(savedMicros: number): number {
  return roundTo(savedMicros, MICROS_PER_COST_CENTI_POINT) / MICROS_PER_COST_CENTI_POINT;
}

/** Hundredths of a point as decimal text. */
export function pointsText(points: CentiPoints): Points {
  return {
    cost: centiText(points.cost),
    flexibility: centiText(points.flexibility),
    renewable: centiText(points.renewable),
    rating: centiText(points.rating),
  };
}

/** Hundredths as decimal text with two places. */
export function centiText(centi: number): string {
  return microsText(centi * 10_000);
}

/** Weights as shares of their sum, decimal text with six places. */
export function sharesText(shares: Shares): Points {
  const text = (share: number): string => new Decimal(share).div(MICROS).toFixed(6);
  const [cost, flexibility, renewable, rating] = RESPECTS.map((respect) => text(shares[respect]));
  return {
    cost: cost ?? '',
    flexibility: flexibility ?? '',
    renewable: renewable ?? '',
    rating: rating ?? '',
  };
}
