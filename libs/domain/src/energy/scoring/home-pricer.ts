import { DomainError } from '#domain/shared/domain-error';
import { price } from '#domain/energy/tariffs/reference/price';
import type { Tariff } from '#domain/energy/tariffs/tariff';
import { calendarMonths, type HomeUsage } from './home-usage.js';
import type { MonthCosts, PlanCosts } from './plan-costs.js';
import { stagesOf } from './price-bands.js';
import type { Pricer } from './priced-plan.js';
import { scaledLoad, yearCycles } from './scaled-load.js';
import { rankedMonths } from './standings.js';
import { bandFactors, type UsageLevels } from './usage-levels.js';

/** Bills of the usage year's months in micros, the energy multiplied by one factor a month. */
type PriceMonths = (tariff: Tariff, factors: readonly number[]) => readonly number[];

/** Prices any plan on one home: as expected, at both ends of the interval, and at every level of use. */
export function homePricer(usage: HomeUsage, levels: UsageLevels, today: string): Pricer {
  const cycles = yearCycles(usage);
  const priceMonths: PriceMonths = (tariff, factors) =>
    price(tariff, scaledLoad(usage.load, cycles, factors), cycles).map(({ totalMicros }) => totalMicros);
  const places = calendarMonths(usage);
  const asExpected = usage.months.map(() => 1);
  const low = bandFactors(usage, 'low');
  const high = bandFactors(usage, 'high');

  return ({ tariff }) => {
    const { stages, once } = stagesOf(tariff, today);
    try {
      const costs: PlanCosts = {
        once,
        bands: stages.map((stage) => ({
          fromContractMonth: stage.fromContractMonth,
          costs: byCalendarMonth(priceMonths(stage.tariff, asExpected), places),
        })),
      };
      const ranked = rankedMonths(costs, today);
      const inOrder = places.map((place) => ranked[place] ?? 0);
      const scaled = (factors: readonly number[]): number =>
        inOrder.reduce((total, cost, month) => total + Math.round(cost * (factors[month] ?? 1)), 0);
      return {
        costs,
        lowMicros: scaled(low),
        highMicros: scaled(high),
        levelCosts: Float64Array.from(
          levels.factors.flatMap((factor) => inOrder.map((cost) => cost * factor)),
        ),
      };
    } catch (error) {
      if (error instanceof DomainError) return { notPriced: error.message };
      throw error;
    }
  };
}

function byCalendarMonth(costs: readonly number[], places: readonly number[]): MonthCosts {
  const byMonth = new Array<number>(12).fill(0);
  places.forEach((place, index) => (byMonth[place] = costs[index] ?? 0));
  return byMonth;
}
