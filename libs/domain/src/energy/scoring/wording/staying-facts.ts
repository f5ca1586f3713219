import { MICROS } from '#domain/shared/money';
import { monthsUntil } from '#domain/shared/day';
import type { ScoringInput } from '../scoring-input.js';
import type { Staying } from '../scoring.js';
import { feeOn } from '../staying/leaving-fee.js';
import type { Standing } from './plan-facts.js';
import { standingOf } from './plan-facts.js';

/** The person is asked whether a fee of at least this much is right. */
const ABSURD_FEE_MICROS = 500 * MICROS;

/** Facts of staying beside its cost: only the rest of the contract binds, and only while leaving costs a fee. */
export function stayingStanding({ present, contract, today }: ScoringInput): Standing {
  const feeMicros = feeOn(contract, today);
  const known = present.kind === 'plan' ? standingOf(present.plan) : null;
  const isKnown = present.kind !== 'unknown';
  const bound = feeMicros === 0 || contract.end === null ? 0 : monthsUntil(today, contract.end);
  return {
    boundMonths: isKnown ? bound : null,
    highestFeeMicros: isKnown ? feeMicros : null,
    renewablePercent: known?.renewablePercent ?? null,
    rating: known?.rating ?? null,
    fixedPrice: known?.fixedPrice ?? null,
  };
}

/** A present price beyond these parts of the middle of the market is asked about: cents may be typed for dollars. */
const USUAL_PARTS = { least: 0.4, most: 2.5 };

/** What must be asked of the present plan before the answer is sure; both costs a year, null where unknown. */
export function asksOf(
  { contract, today }: ScoringInput,
  presentMicros: number | null,
  marketMicros: number | null,
): Staying['asks'] {
  const { fee, end } = contract;
  const asks: Staying['asks'] = [];
  if (fee.kind !== 'none' && end === null) asks.push('contractEnd');
  if (feeOn(contract, today) >= ABSURD_FEE_MICROS) asks.push('isTheFeeRight');
  if (presentMicros !== null && marketMicros !== null && marketMicros > 0) {
    const part = presentMicros / marketMicros;
    if (part < USUAL_PARTS.least || part > USUAL_PARTS.most) asks.push('isTheRateRight');
  }
  return asks;
}
