import type { CompiledCatalogue } from '#domain/energy/tariffs/engine/program';
import type { PricedCatalogue } from '#domain/energy/tariffs/engine/price-compiled';
import type { Measure } from '#domain/energy/tariffs/reduction/measure';
import { SHAPE_COUNT, shapedLoads, shapeScales, WAKING, wokenLoad } from '../draws/load-shapes.js';
import type { MonthTable } from '../draws/month-table.js';
import { monthTable } from '../draws/month-table.js';
import type { UsageLevels } from '../draws/usage-levels.js';
import type { HomeUsage } from '../home-usage.js';
import { calendarMonths } from '../home-usage.js';
import type { HomePrices } from './home-prices.js';
import { homePrices } from './home-prices.js';

const MONTHS = 12;

/** Every tariff of a catalogue on one home. */
export interface HomeBills {
  readonly asItStands: PricedCatalogue;
  /** Month table of one tariff by its index in the catalogue, for the drawn years. */
  readonly tableOf: (index: number) => MonthTable;
}

/** Prices whole catalogues on one home, at every level of use and shape of its hours. */
export function homeBills(
  usage: HomeUsage,
  levels: UsageLevels,
  priceOn: HomePrices,
): (catalogue: CompiledCatalogue) => HomeBills {
  const places = calendarMonths(usage);
  const plain = usage.months.map(() => 1);
  let shaped: readonly HomePrices[] | undefined;
  const wokenPrices = levels.years > 0 ? pricesAwake(usage) : undefined;
  return (catalogue) => {
    const priceAt = priceOn(catalogue);
    const asItStands = priceAt(plain);
    const atLevels = levels.factors.map((factors) => priceAt(factors));
    const moves = levels.years > 0 && catalogue.measures.some(dependsOnShape);
    if (moves) shaped ??= shapedLoads(usage).map((load) => homePrices({ ...usage, load }));
    const byShape = moves ? (shaped ?? []).map((prices) => prices(catalogue)(plain)) : [];
    const scales = shapeScales(usage);
    const awake = wokenPrices === undefined ? [] : [wokenPrices(catalogue)(plain)];
    return {
      asItStands,
      tableOf: (index) => {
        const base = byCalendar([asItStands], index, places);
        const shapes = byCalendar(byShape, index, places);
        const steps = new Float64Array(SHAPE_COUNT * MONTHS);
        byCalendar(awake, index, places).forEach(
          (cost, month) => (steps[WAKING * MONTHS + month] = cost - (base[month] ?? 0)),
        );
        shapes.forEach(
          (cost, at) =>
            (steps[at] = (cost - (base[at % MONTHS] ?? 0)) * (scales[Math.floor(at / MONTHS)] ?? 0)),
        );
        return monthTable(Array.from(base), byCalendar(atLevels, index, places), steps, levels);
      },
    };
  };
}

function pricesAwake(usage: HomeUsage): HomePrices | undefined {
  const load = wokenLoad(usage);
  return load === undefined ? undefined : homePrices({ ...usage, load });
}

/** Costs of one tariff, a row of twelve calendar months for each pricing. */
function byCalendar(
  pricings: readonly PricedCatalogue[],
  index: number,
  places: readonly number[],
): Float64Array {
  const costs = new Float64Array(pricings.length * MONTHS);
  pricings.forEach(({ cycleMicros }, row) => {
    places.forEach((place, at) => (costs[row * MONTHS + place] = cycleMicros[index * MONTHS + at] ?? 0));
  });
  return costs;
}

function dependsOnShape(measure: Measure): boolean {
  switch (measure.kind) {
    case 'energy':
      return measure.flow !== 'export' && measure.schedule !== undefined;
    case 'blocks':
      return measure.pool.members.some(({ schedule }) => schedule !== undefined);
    case 'peak':
    case 'series-micros':
      return true;
    case 'days':
    case 'at-start':
    case 'once':
    case 'each-year':
    case 'held':
      return false;
  }
}
