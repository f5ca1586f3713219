import { hasFlow } from '#domain/energy/tariffs/model/load';
import { MICROS } from '#domain/shared/money';
import type { Staying } from '../scoring.js';
import type { CandidatePlan, ScoringInput } from '../scoring-input.js';
import { feeOn } from '../staying/leaving-fee.js';

/** The person is asked whether a fee of at least this much is right. */
const ABSURD_FEE_MICROS = 500 * MICROS;
/** A present price beyond these parts of the middle of the market is asked about: cents may be typed for dollars. */
const USUAL_PARTS = { least: 0.4, most: 2.5 };

/** A typed rate without fixed charges is asked about where plans have at least this part of a year in them. */
const NOTICED_PART = 0.08;

/** What must be asked of the present plan before the answer is sure; both costs a year, null where unknown. */
export function asksOf(
  { contract, today, present, plans, usage }: ScoringInput,
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
    if (present.kind === 'ownRate' && fixedMicrosOf(present.plan) === 0) {
      const fixed = plans.map(fixedMicrosOf).sort((a, b) => a - b)[Math.floor(plans.length / 2)] ?? 0;
      if (fixed >= NOTICED_PART * marketMicros) asks.push('isThereNoFixedCharge');
    }
  }
  if (present.kind === 'ownRate' && hasFlow(usage.load, 'export') && !pricesExports(present.plan))
    asks.push('whatDoExportsPay');
  return asks;
}

function pricesExports({ tariff }: CandidatePlan): boolean {
  return tariff.charges.some((charge) => charge.kind === 'per-kwh' && charge.flow === 'export');
}

const TIMES_A_YEAR = { 'per-day': 365, 'per-month': 12, 'per-year': 1 } as const;

/** What the plan costs a year whatever is used, in micros; charges on contracted power left out. */
function fixedMicrosOf({ tariff }: CandidatePlan): number {
  let total = 0;
  for (const charge of tariff.charges) {
    if (charge.kind !== 'per-day' && charge.kind !== 'per-month' && charge.kind !== 'per-year') continue;
    if (charge.contracted === undefined) total += Number(charge.amount) * MICROS * TIMES_A_YEAR[charge.kind];
  }
  return total;
}
