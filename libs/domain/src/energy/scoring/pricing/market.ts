import type { PriceAssumption } from '#domain/energy/households/households.events';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { MonthTable } from '../draws/month-table.js';
import { timesPrice } from '../draws/month-table.js';
import type { CandidatePlan } from '../scoring-input.js';
import type { PricedPlan } from './plan-costs.js';
import { costsOf, steadyCosts, sum } from './plan-costs.js';

/** Plans with a shorter term do not tell what a year costs. */
const YEAR_MONTHS = 12;

/** Whether a plan's term is less than a year. */
export function isShortTerm({ termMonths }: Tariff): boolean {
  return termMonths !== undefined && termMonths < YEAR_MONTHS;
}

/**
 * The middle of today's market for this home: the median yearly cost, in integer micros, of plans that can be
 * kept a year, or of all if none can; null without plans.
 */
export function marketYear(
  plans: readonly { readonly plan: CandidatePlan; readonly priced: PricedPlan }[],
): number | null {
  const kept = plans.filter(({ plan }) => !isShortTerm(plan.tariff));
  const years = (kept.length > 0 ? kept : plans)
    .map(({ priced }) => sum(steadyCosts(costsOf(priced, 'expected'))))
    .sort((a, b) => a - b);
  if (years.length === 0) return null;
  const middle = (years.length - 1) / 2;
  return Math.round(((years[Math.floor(middle)] ?? 0) + (years[Math.ceil(middle)] ?? 0)) / 2);
}

/** The price that follows another: dearer by a percentage, or the middle of the market if that is dearer. */
export function priceAfter(
  table: MonthTable,
  assumption: PriceAssumption,
  market: MonthTable | null,
): MonthTable {
  if (assumption.kind === 'percentMore') return timesPrice(table, 1 + assumption.percent / 100);
  return market !== null && sum(market.expected) > sum(table.expected) ? market : table;
}
