import type { PricedCatalogue } from '#domain/energy/tariffs/engine/price-compiled';
import type { CandidatePlan } from './candidate.js';
import type { CompiledPlan, CompiledPlans } from './compile-plans.js';
import { calendarMonths } from './home-usage.js';
import type { MonthCosts, PlanCosts } from './plan-costs.js';
import type { PreparedHome } from './prepared-home.js';
import type { NotPriced, Pricer } from './priced-plan.js';
import { rankedMonths, yearsOf } from './standings.js';
import { bandFactors } from './usage-levels.js';

/** Prices plans on one home: as expected, at both ends of the interval, and at every level of use. */
export function homePricer(
  { byPlanId, today, tariffs }: CompiledPlans,
  { usage, levels, priceOn }: PreparedHome,
): Pricer {
  const priceAt = priceOn(tariffs);
  const places = calendarMonths(usage);
  const expected = priceAt(usage.months.map(() => 1));
  const low = priceAt(bandFactors(usage, 'low'));
  const high = priceAt(bandFactors(usage, 'high'));
  const atLevels = levels.factors.map((factor) => priceAt(usage.months.map(() => factor)));
  const costsIn = (priced: PricedCatalogue, { stages, once }: CompiledPlan): PlanCosts => ({
    once,
    bands: stages.map(({ fromContractMonth, index }) => ({
      fromContractMonth,
      costs: byCalendarMonth(priced.cycleMicros.subarray(index * 12, index * 12 + 12), places),
    })),
  });
  return (plan) => {
    const compiled = byPlanId.get(plan.planId);
    if (compiled === undefined) return { notPriced: 'It is not among the compiled plans.' };
    const refused = refusal(plan, compiled, expected);
    if (refused !== null) return refused;
    const costs = costsIn(expected, compiled);
    const joiningPart = yearsOf(costs, today).joiningMicros / 24;
    const levelCosts = new Float64Array(levels.factors.length * 12);
    atLevels.forEach((priced, level) => {
      const ranked = rankedMonths(costsIn(priced, compiled), today);
      places.forEach((place, month) => (levelCosts[level * 12 + month] = (ranked[place] ?? 0) + joiningPart));
    });
    return {
      costs,
      lowMicros: yearsOf(costsIn(low, compiled), today).costMicros,
      highMicros: yearsOf(costsIn(high, compiled), today).costMicros,
      levelCosts,
    };
  };
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
  const byMonth = new Array<number>(12).fill(0);
  places.forEach((place, index) => (byMonth[place] = costs[index] ?? 0));
  return byMonth;
}
