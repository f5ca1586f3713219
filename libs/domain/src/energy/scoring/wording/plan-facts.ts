import { Decimal } from 'decimal.js';
import type { Tariff, TerminationFee } from '#domain/energy/tariffs/model/tariff';
import { amountText, microsOf } from '../amounts.js';
import type { CandidatePlan } from '../scoring-input.js';
import type { LeavingFee, PlanFacts } from '../scoring.js';

/** The facts of a plan that ranking, flags and words use. */
export function factsOf({ planId, name, retailer, tariff, rating }: CandidatePlan): PlanFacts {
  return {
    planId,
    name,
    retailer,
    priceBasis: tariff.priceBasis,
    termMonths: tariff.termMonths ?? null,
    leavingFee: leavingFeeOf(tariff),
    renewablePercent: renewablePercentOf(tariff),
    rating,
    source: tariff.provenance.source,
    asOf: tariff.provenance.asOf,
  };
}

/** Facts of a plan, or of staying, beside its cost; null if not stated. */
export interface Standing {
  /** Months that the home is bound, 0 if it may leave at any time. */
  readonly boundMonths: number | null;
  /** The most that leaving can cost, integer micros. */
  readonly highestFeeMicros: number | null;
  /** 0 to 100. */
  readonly renewablePercent: number | null;
  /** 0 to 5 stars. */
  readonly rating: number | null;
  readonly fixedPrice: boolean | null;
}

/** These facts for somebody who signs up for a plan. */
export function standingOf({ tariff, rating }: Pick<CandidatePlan, 'tariff' | 'rating'>): Standing {
  return {
    boundMonths: tariff.termMonths ?? 0,
    highestFeeMicros: highestFee(tariff.terminationFee, tariff.termMonths ?? 0),
    renewablePercent: renewablePercentOf(tariff),
    rating,
    fixedPrice: tariff.priceBasis === 'fixed',
  };
}

/** The highest leaving fee in integer micros, due in the first month; null if the contract does not state it. */
export function highestFee(fee: TerminationFee, termMonths: number): number | null {
  switch (fee.kind) {
    case 'none':
      return 0;
    case 'flat':
    case 'proportional':
      return microsOf(fee.amount);
    case 'per-month-remaining':
      return microsOf(fee.amount) * termMonths;
    case 'unknown':
      return null;
  }
}

const FEE_KINDS = {
  none: 'none',
  flat: 'flat',
  'per-month-remaining': 'perMonthRemaining',
  proportional: 'proportional',
  unknown: 'unknown',
} as const satisfies Record<TerminationFee['kind'], LeavingFee['kind']>;

function leavingFeeOf({ terminationFee: fee, termMonths }: Tariff): LeavingFee {
  const highest = highestFee(fee, termMonths ?? 0);
  return {
    kind: FEE_KINDS[fee.kind],
    amount: fee.kind === 'none' || fee.kind === 'unknown' ? null : amountText(microsOf(fee.amount)),
    highest: highest === null ? null : amountText(highest),
  };
}

function renewablePercentOf({ renewablePercent }: Tariff): number | null {
  return renewablePercent === undefined ? null : new Decimal(renewablePercent).toNumber();
}
