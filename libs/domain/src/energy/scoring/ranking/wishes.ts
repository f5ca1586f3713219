import type { Wishes } from '#domain/energy/households/households.events';
import { monthsUntil } from '#domain/shared/day';
import { MICROS } from '#domain/shared/money';
import { microsOf } from '../amounts.js';
import type { CandidatePlan, ScoringInput } from '../scoring-input.js';
import { feeOn, highestFee } from '../staying/leaving-fee.js';

/** Things beside the bill that may be worth money to a person. */
export const WISHES = ['renewable', 'rating', 'freedom', 'fixedPrice', 'leavingFee'] as const;
export type Wish = (typeof WISHES)[number];

/** The yearly worth of each in micros; null if the plan does not state it, which counts as zero. */
export type Worth = Readonly<Record<Wish, number | null>>;

const CENTS = 100;
/** Number of stars that is neither good nor bad. */
const MIDDLING_STARS = 3;
const YEAR_MONTHS = 12;
/** Longer contracts count as this long. */
const LONGEST_BOUND_MONTHS = 36;

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
    renewablePercent: tariff.renewablePercent === undefined ? null : Number(tariff.renewablePercent),
    rating,
    fixedPrice: tariff.priceBasis === 'fixed',
  };
}

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

/** The yearly worth of a plan, or of staying, by the person's wishes, for a home's yearly import. */
export function worthOf(standing: Standing, wishes: Wishes, annualMilliWh: number): Worth {
  const { renewablePercent, rating, boundMonths, fixedPrice, highestFeeMicros } = standing;
  const renewable = (microsOf(wishes.renewableCentsPerKwh) / CENTS) * (annualMilliWh / MICROS);
  const bound = Math.min(boundMonths ?? 0, LONGEST_BOUND_MONTHS) / YEAR_MONTHS;
  const known = (fact: unknown, micros: number): number | null => (fact === null ? null : Math.round(micros));
  return {
    renewable: known(renewablePercent, (renewable * (renewablePercent ?? 0)) / 100),
    rating: known(rating, microsOf(wishes.starPerYear) * ((rating ?? 0) - MIDDLING_STARS)),
    freedom: known(boundMonths, -microsOf(wishes.freedomPerYear) * bound),
    fixedPrice: known(fixedPrice, fixedPrice === true ? microsOf(wishes.fixedPricePerYear) : 0),
    leavingFee: known(highestFeeMicros, (-(highestFeeMicros ?? 0) * wishes.leavingFeePercent) / 100),
  };
}

/** Sum of all known worths, micros. */
export function totalWorth(worth: Worth): number {
  return WISHES.reduce((total, wish) => total + (worth[wish] ?? 0), 0);
}

/** The yearly worth of changing from one to the other in micros, from what is known of both. */
export function worthOfChange(from: Worth, to: Worth): number {
  return WISHES.reduce((total, wish) => {
    const [before, after] = [from[wish], to[wish]];
    return before === null || after === null ? total : total + after - before;
  }, 0);
}

/** Wishes that make no difference because all plans are alike in them. */
export function idleWishes(standings: readonly Standing[]): readonly Wish[] {
  const facts: Readonly<Record<Wish, (standing: Standing) => unknown>> = {
    renewable: ({ renewablePercent }) => renewablePercent,
    rating: ({ rating }) => rating,
    freedom: ({ boundMonths }) => boundMonths,
    fixedPrice: ({ fixedPrice }) => fixedPrice,
    leavingFee: ({ highestFeeMicros }) => highestFeeMicros,
  };
  return WISHES.filter((wish) => {
    const known = standings.map(facts[wish]).filter((fact) => fact !== null);
    return new Set(known).size < 2;
  });
}
