import type { PriceAssumption } from '#domain/energy/households/households.events';
import { addMonths } from '#domain/shared/day';
import type { MonthTable } from '../draws/month-table.js';
import { timesPrice } from '../draws/month-table.js';
import { beatShare, quantileOf } from '../draws/win-shares.js';
import { isShortTerm } from '../pricing/market.js';
import type { PlanCosts, PricedPlan } from '../pricing/plan-costs.js';
import { firstYearBills, onceWithin, planCost, steadyCosts, sum, costsOf } from '../pricing/plan-costs.js';
import type { Draws } from '../timeline/drawn-ways.js';
import { drawnCosts, joined, planPath, stayPath } from '../timeline/drawn-ways.js';
import type { Stay } from '../timeline/stay.js';
import { HORIZON_MONTHS } from '../timeline/stay.js';
import type { SwitchCost } from '../timeline/ways.js';
import { bestSwitch } from '../timeline/ways.js';
import type { PricedCandidate } from './candidates.js';

const YEAR_MONTHS = 12;
const LOW_SHARE = 0.1;
const HIGH_SHARE = 0.9;

/** Low, expected and high cost, integer micros: 80 of 100 drawn years lie between. */
export interface Band {
  readonly lowMicros: number;
  readonly centralMicros: number;
  readonly highMicros: number;
}

/** A plan with all its costs, before ranking. Integer micros. */
export interface CostedPlan extends PricedCandidate {
  /** Costs on average over the drawn years, including the price after the term. */
  readonly expected: PlanCosts;
  /** Twelve bills of the first year on the usage year, by calendar month, one-off costs included. */
  readonly firstYear: readonly number[];
  readonly steadyYearMicros: number;
  readonly joiningMicros: number;
  /** Mean yearly cost over the horizon when switching today. */
  readonly yearMicros: number;
  readonly band: Band;
  /** The cheapest switch to it; null if the present cost is unknown. */
  readonly best: SwitchCost | null;
  /** Cost over the horizon with the best switch, in each drawn year. */
  readonly drawn: Float64Array;
  readonly beatsStaying: number | null;
}

/** What all plans of a run are compared with. */
export interface Setting {
  readonly today: string;
  readonly draws: Draws;
  readonly afterTerm: PriceAssumption;
  readonly market: MonthTable | null;
  /** Null if the present cost is unknown. */
  readonly stay: { readonly way: Stay; readonly drawn: Float64Array } | null;
}

/** Computes one plan's costs over the horizon, with the best day to switch, and in every drawn year. */
export function costPlan({ plan, priced: alone }: PricedCandidate, setting: Setting): CostedPlan {
  const { today, draws, stay } = setting;
  const priced = withRenewal(alone, plan.tariff, setting);
  const expected = costsOf(priced, 'expected');
  const end = addMonths(today, HORIZON_MONTHS);
  const best = stay === null ? null : bestSwitch(stay.way, expected);
  const path =
    stay === null || best === null
      ? planPath(priced, today, end)
      : joined(stayPath(stay.way, best.on), best.feeMicros, planPath(priced, best.on, end));
  const drawn = drawnCosts(path, draws);
  return {
    ...{ plan, priced, expected, best, drawn },
    firstYear: firstYearBills(costsOf(priced, 'asItStands'), today),
    steadyYearMicros: sum(steadyCosts(expected)),
    joiningMicros: onceWithin(expected, YEAR_MONTHS),
    yearMicros: Math.round((planCost(expected, today, end) * YEAR_MONTHS) / HORIZON_MONTHS),
    band: bandOf(
      planCost(expected, today, addMonths(today, YEAR_MONTHS)),
      drawnCosts(planPath(priced, today, addMonths(today, YEAR_MONTHS)), draws),
    ),
    beatsStaying: stay === null ? null : beatShare(drawn, stay.drawn),
  };
}

/** The band around the expected cost that holds 80 of 100 drawn years. */
export function bandOf(centralMicros: number, drawn: Float64Array): Band {
  return {
    lowMicros: Math.min(centralMicros, quantileOf(drawn, LOW_SHARE) ?? centralMicros),
    centralMicros,
    highMicros: Math.max(centralMicros, quantileOf(drawn, HIGH_SHARE) ?? centralMicros),
  };
}

/**
 * Adds the price after the term. By the market, a plan of a year or more is renewed at its own price, which
 * today's market offers; a shorter one continues at the middle of the market, if that is dearer.
 */
function withRenewal(
  priced: PricedPlan,
  tariff: PricedCandidate['plan']['tariff'],
  { afterTerm, market }: Setting,
): PricedPlan {
  const last = priced.stages.at(-1);
  if (tariff.termMonths === undefined || last === undefined) return priced;
  const after = priceAfterTerm(last.table, { afterTerm, market }, isShortTerm(tariff));
  if (after === last.table) return priced;
  const fromContractMonth = tariff.termMonths + 1;
  const stages = priced.stages.filter((stage) => stage.fromContractMonth < fromContractMonth);
  return { ...priced, stages: [...stages, { fromContractMonth, table: after }] };
}

function priceAfterTerm(
  last: MonthTable,
  { afterTerm, market }: Pick<Setting, 'afterTerm' | 'market'>,
  isShort: boolean,
): MonthTable {
  if (afterTerm.kind === 'percentMore')
    return afterTerm.percent === 0 ? last : timesPrice(last, 1 + afterTerm.percent / 100);
  if (!isShort || market === null) return last;
  return sum(market.expected) > sum(last.expected) ? market : last;
}
