import type { PricedCatalogue } from '#domain/energy/tariffs/engine/price-compiled';
import type { CandidatePlan } from '../candidate.js';
import type { CompiledPlan, CompiledPlans } from './compile-plans.js';
import type { HomePrices } from './home-prices.js';
import type { HomeUsage } from '../home-usage.js';
import { calendarMonths } from '../home-usage.js';
import type { MonthCosts, PlanCosts } from './plan-costs.js';
import { onceWithin } from './plan-costs.js';
import type { NotPriced, PricedPlan, Pricer } from './priced-plan.js';
import type { UsageLevels } from './usage-levels.js';
import { bandFactors } from './usage-levels.js';

const MONTHS = 12;

/** Prices plans on one home: as expected, at both ends of the interval, and at every level of use. */
export function homePricer(
  { byPlanId, today, tariffs }: CompiledPlans,
  priceOn: HomePrices,
  { usage, levels }: { readonly usage: HomeUsage; readonly levels: UsageLevels },
): Pricer {
  const priceAt = priceOn(tariffs);
  const places = calendarMonths(usage);
  const contractMonths = places.map((place) => ((place - Number(today.slice(5, 7)) + 13) % MONTHS) + 1);
  const expected = priceAt(usage.months.map(() => 1));
  const low = priceAt(bandFactors(usage, 'low'));
  const high = priceAt(bandFactors(usage, 'high'));
  const atLevels = levels.factors.map((factor) => priceAt(usage.months.map(() => factor)));

  const costsIn = (priced: PricedCatalogue, { stages, once }: CompiledPlan): PlanCosts => ({
    once,
    bands: stages.map(({ fromContractMonth, index }) => ({
      fromContractMonth,
      costs: byCalendarMonth(priced.cycleMicros.subarray(index * MONTHS, (index + 1) * MONTHS), places),
    })),
  });
  const levelCosts = (plan: CompiledPlan): Float64Array => {
    const firstYear = contractMonths.map((month) => stageIn(plan, month));
    const steady = stageIn(plan, Infinity);
    const joiningPart = onceWithin(plan, MONTHS) / (2 * MONTHS);
    const costs = new Float64Array(atLevels.length * MONTHS);
    atLevels.forEach(({ cycleMicros }, level) => {
      for (let month = 0; month < MONTHS; month += 1) {
        const first = cycleMicros[(firstYear[month] ?? 0) * MONTHS + month] ?? 0;
        const later = cycleMicros[steady * MONTHS + month] ?? 0;
        costs[level * MONTHS + month] = (first + later) / 2 + joiningPart;
      }
    });
    return costs;
  };
  const known = new Map<string, PricedPlan | NotPriced>();
  const price = (plan: CandidatePlan): PricedPlan | NotPriced => {
    const compiled = byPlanId.get(plan.planId);
    if (compiled === undefined) return { notPriced: 'It is not among the compiled plans.' };
    return (
      refusal(plan, compiled, expected) ?? {
        costs: costsIn(expected, compiled),
        low: costsIn(low, compiled),
        high: costsIn(high, compiled),
        levelCosts: levelCosts(compiled),
      }
    );
  };
  return (plan) => {
    const priced = known.get(plan.planId) ?? price(plan);
    known.set(plan.planId, priced);
    return priced;
  };
}

/** Index of the tariff that holds in a month of the contract. */
function stageIn({ stages }: CompiledPlan, contractMonth: number): number {
  return stages.findLast(({ fromContractMonth }) => fromContractMonth <= contractMonth)?.index ?? 0;
}

/** Why a plan has no cost on this home, null when it has. A plan whose energy price is a mere text has none. */
function refusal(
  { tariff }: CandidatePlan,
  { stages }: CompiledPlan,
  priced: PricedCatalogue,
): NotPriced | null {
  for (const { index } of stages) {
    const failure = priced.failures.get(index);
    if (failure !== undefined) return { notPriced: failure.message };
  }
  const pricesEnergy = tariff.charges.some(
    (charge) => charge.kind === 'per-kwh' && charge.flow === 'import' && charge.scope !== 'delivery',
  );
  if (pricesEnergy || tariff.unpriced.length === 0) return null;
  return { notPriced: 'Its price for energy is not stated in a form that can be priced.' };
}

function byCalendarMonth(costs: ArrayLike<number>, places: readonly number[]): MonthCosts {
  const byMonth = new Array<number>(MONTHS).fill(0);
  places.forEach((place, index) => (byMonth[place] = costs[index] ?? 0));
  return byMonth;
}
