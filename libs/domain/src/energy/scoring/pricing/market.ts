import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import { MICROS } from '#domain/shared/money';
import { roundTo } from '../amounts.js';
import type { MonthTable } from '../draws/month-table.js';
import { monthTable } from '../draws/month-table.js';
import type { UsageLevels } from '../draws/usage-levels.js';
import type { HomeUsage } from '../home-usage.js';
import { annualMilliWh, calendarMonths } from '../home-usage.js';
import { steadyCosts, sum, costsOf } from './plan-costs.js';
import type { PricedPlan } from './plan-costs.js';

const CENT_MICROS = MICROS / 100;
const MONTHS = 12;
/** Plans with a shorter term do not tell what a year costs. */
export const YEAR_MONTHS = 12;

/** Whether a plan's term is less than a year. */
export function isShortTerm({ termMonths }: Tariff): boolean {
  return termMonths !== undefined && termMonths < YEAR_MONTHS;
}

/**
 * The middle of today's market for this home: the median yearly cost, in integer micros, of plans that can be
 * kept a year, or of all if none can; null without plans.
 */
export function marketYear(
  plans: readonly { readonly tariff: Tariff; readonly priced: PricedPlan }[],
): number | null {
  const kept = plans.filter(({ tariff }) => !isShortTerm(tariff));
  const years = (kept.length > 0 ? kept : plans)
    .map(({ priced }) => sum(steadyCosts(costsOf(priced, 'expected'))))
    .sort((a, b) => a - b);
  if (years.length === 0) return null;
  const middle = (years.length - 1) / 2;
  return Math.round(((years[Math.floor(middle)] ?? 0) + (years[Math.ceil(middle)] ?? 0)) / 2);
}

/** Turns a yearly cost into a month table: the same price for every kWh, or an equal share per month if nothing is used. */
export function evenTable(yearMicros: number, usage: HomeUsage, levels: UsageLevels): MonthTable {
  const annual = annualMilliWh(usage);
  const places = calendarMonths(usage);
  const parts = usage.months.map(({ milliWh }) => (annual > 0 ? milliWh / annual : 1 / MONTHS));
  const atLevels = new Float64Array(levels.factors.length * MONTHS);
  levels.factors.forEach((factors, level) => {
    places.forEach((place, at) => {
      const used = annual > 0 ? (factors[at] ?? 1) : 1;
      atLevels[level * MONTHS + place] = yearMicros * (parts[at] ?? 0) * used;
    });
  });
  return monthTable(byMonth(yearMicros, parts, places), atLevels, new Float64Array(0), levels);
}

/** Divides a yearly cost among the calendar months to the cent; the last month takes the remainder. */
function byMonth(yearMicros: number, parts: readonly number[], places: readonly number[]): number[] {
  const costs = new Array<number>(MONTHS).fill(0);
  let left = yearMicros;
  places.forEach((place, at) => {
    const part = at === MONTHS - 1 ? left : roundTo(yearMicros * (parts[at] ?? 0), CENT_MICROS);
    costs[place] = part;
    left -= part;
  });
  return costs;
}
