import { MICROS } from '#domain/shared/money';
import { roundTo } from '../amounts.js';
import type { CandidatePlan } from '../candidate.js';
import { monthsUntil } from '#domain/shared/day';
import type { HomeUsage } from '../home-usage.js';
import { annualMilliWh, calendarMonths } from '../home-usage.js';
import type { Contract } from './leaving-fee.js';
import { feeOn } from './leaving-fee.js';
import type { MonthCosts, PlanCosts } from '../pricing/plan-costs.js';
import { steadyCosts, sum } from '../pricing/plan-costs.js';
import { standingOf } from '../wording/plan-facts.js';
import type { Standing } from '../ranking/points.js';
import { pointsOf } from '../ranking/points.js';
import type { PricedPlan, Pricer } from '../pricing/priced-plan.js';
import type { ScoringInput } from '../scoring-input.js';
import type { CentiPoints, Shares } from '../ranking/weighting.js';
import { scoreOf } from '../ranking/weighting.js';

const CENT_MICROS = MICROS / 100;

/** Staying as a candidate: nothing saved, no new contract. Integer micros, hundredths of points. */
export interface StayingCandidate {
  readonly priced: PricedPlan;
  readonly costs: MonthCosts;
  readonly costMicros: number;
  readonly points: CentiPoints;
  readonly score: number;
}

/**
 * Staying as a candidate; a year of it is the steady year of the present plan. Null when the present
 * cost is unknown or its tariff cannot be priced on this home.
 */
export function stayingCandidate(
  { present, contract, today, usage }: ScoringInput,
  shares: Shares,
  { factors, price }: { readonly factors: readonly number[]; readonly price: Pricer },
): StayingCandidate | null {
  if (present.kind === 'unknown') return null;
  const plan = present.kind === 'annualCost' ? null : present.plan;
  const priced =
    present.kind === 'annualCost'
      ? spreadCost(present.annualCostMicros, usage, factors)
      : price(present.plan);
  if ('notPriced' in priced) return null;
  const points = pointsOf(0, stayingStanding(contract, today, plan));
  const costs = steadyCosts(priced.costs);
  return { priced, costs, costMicros: sum(costs), points, score: scoreOf(points, shares) };
}

/** A yearly cost without a tariff, spread over months and levels by the energy used in them. */
export function spreadCost(
  annualCostMicros: number,
  usage: HomeUsage,
  factors: readonly number[],
): PricedPlan {
  const annual = annualMilliWh(usage);
  const parts = usage.months.map(({ milliWh }) => (annual > 0 ? milliWh / annual : 1 / 12));
  const scaled = (milliWh: number): number =>
    annual > 0 ? roundTo((annualCostMicros * milliWh) / annual, CENT_MICROS) : annualCostMicros;
  const spread = (yearMicros: number): PlanCosts => ({
    bands: [{ fromContractMonth: 1, costs: byMonth(yearMicros, parts, calendarMonths(usage)) }],
    once: [],
  });
  return {
    costs: spread(annualCostMicros),
    low: spread(scaled(usage.lowMilliWh)),
    high: spread(scaled(usage.highMilliWh)),
    levelCosts: Float64Array.from(
      factors.flatMap((factor) => parts.map((part) => annualCostMicros * part * factor)),
    ),
  };
}

/** Shares a year out over the calendar months, to the cent; the last takes the rest. */
function byMonth(yearMicros: number, parts: readonly number[], places: readonly number[]): MonthCosts {
  const costs = new Array<number>(12).fill(0);
  let left = yearMicros;
  places.forEach((place, index) => {
    const part = index === 11 ? left : roundTo(yearMicros * (parts[index] ?? 0), CENT_MICROS);
    costs[place] = part;
    left -= part;
  });
  return costs;
}

/** What staying is worth beside its cost: only the rest of the contract binds, and only while leaving costs. */
function stayingStanding(contract: Contract, today: string, plan: CandidatePlan | null): Standing {
  const feeMicros = feeOn(contract, today);
  const known = plan === null ? null : standingOf(plan.tariff, plan.rating);
  return {
    boundMonths: feeMicros === 0 || contract.end === null ? 0 : monthsUntil(today, contract.end),
    highestFeeMicros: feeMicros,
    renewablePercent: known?.renewablePercent ?? null,
    rating: known?.rating ?? null,
  };
}
