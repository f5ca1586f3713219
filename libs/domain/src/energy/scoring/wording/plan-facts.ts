import type { TerminationFee } from '#domain/energy/tariffs/model/tariff';
import { amountText, microsOf } from '../amounts.js';
import type { PricedCandidate } from '../ranking/candidates.js';
import type { LeavingFee, PlanFacts } from '../scoring.js';

const FEE_KINDS = {
  none: 'none',
  flat: 'flat',
  'per-month-remaining': 'perMonthRemaining',
  proportional: 'proportional',
  unknown: 'unknown',
} as const satisfies Record<TerminationFee['kind'], LeavingFee['kind']>;

/** The facts of a plan as they are published. */
export function factsOf({ plan, standing }: Pick<PricedCandidate, 'plan' | 'standing'>): PlanFacts {
  const { planId, name, retailer, tariff, rating } = plan;
  const { terminationFee: fee } = tariff;
  const { highestFeeMicros: highest } = standing;
  return {
    planId,
    name,
    retailer,
    priceBasis: tariff.priceBasis,
    termMonths: tariff.termMonths ?? null,
    leavingFee: {
      kind: FEE_KINDS[fee.kind],
      amount: fee.kind === 'none' || fee.kind === 'unknown' ? null : amountText(microsOf(fee.amount)),
      highest: highest === null ? null : amountText(highest),
    },
    renewablePercent: standing.renewablePercent,
    rating,
    source: tariff.provenance.source,
    asOf: tariff.provenance.asOf,
  };
}
