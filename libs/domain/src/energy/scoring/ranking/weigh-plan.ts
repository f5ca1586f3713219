import { addMonths } from '#domain/shared/day';
import type { Band, Draws } from '../draws/drawn-costs.js';
import { bandOf, beatShare, drawnCosts, quantileOf } from '../draws/drawn-costs.js';
import type { MonthTable } from '../draws/month-table.js';
import { annualMilliWh } from '../home-usage.js';
import { isShortTerm, priceAfter } from '../pricing/market.js';
import type { PlanCosts, PricedPlan } from '../pricing/plan-costs.js';
import {
  costsOf,
  firstYearBills,
  onceWithin,
  planCost,
  planPath,
  steadyCosts,
  sum,
} from '../pricing/plan-costs.js';
import type { ScoringInput } from '../scoring-input.js';
import type { Stay } from '../timeline/stay.js';
import { HORIZON_MONTHS, stayPath } from '../timeline/stay.js';
import type { SwitchCost } from '../timeline/ways.js';
import { bestSwitch } from '../timeline/ways.js';
import type { PricedCandidate } from './candidates.js';
import type { Worth } from './wishes.js';
import { totalWorth, worthOf } from './wishes.js';

const YEAR_MONTHS = 12;
const HORIZON_YEARS = HORIZON_MONTHS / YEAR_MONTHS;
/** Quantile of a bad year: the dearest tenth of the drawn years begins here. */
const BAD_SHARE = 0.9;

/** A plan with all its costs and its worth, before ranking. Integer micros. */
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
  readonly worth: Worth;
  /** Cost over the horizon by the person's caution, less what its worth is by their wishes. */
  readonly weighedMicros: number;
}

/** What all plans of a run are compared with. */
export interface Setting {
  readonly input: ScoringInput;
  readonly draws: Draws;
  readonly market: MonthTable | null;
  /** Null if the present cost is unknown. */
  readonly stay: { readonly way: Stay; readonly drawn: Float64Array } | null;
}

/** Computes one plan's costs over the horizon, with the best day to switch, and in every drawn year. */
export function weighPlan(candidate: PricedCandidate, setting: Setting): CostedPlan {
  const { input, draws, stay } = setting;
  const { today, wishes, caution } = input;
  const year = addMonths(today, YEAR_MONTHS);
  const end = addMonths(today, HORIZON_MONTHS);
  const priced = withRenewal(candidate, setting);
  const expected = costsOf(priced, 'expected');
  const horizonMicros = planCost(expected, today, end);
  const best = stay === null ? null : bestSwitch(stay.way, expected);
  const paths =
    stay === null || best === null
      ? [planPath(priced, today, end)]
      : [stayPath(stay.way, best.on, best.feeMicros), planPath(priced, best.on, end)];
  const drawn = drawnCosts(paths, draws);
  const worth = worthOf(candidate.standing, wishes, annualMilliWh(input.usage));
  const expectedMicros = best?.costMicros ?? horizonMicros;
  const micros = caution === 'badYear' ? (quantileOf(drawn, BAD_SHARE) ?? expectedMicros) : expectedMicros;
  return {
    ...candidate,
    ...{ priced, expected, best, drawn, worth },
    firstYear: firstYearBills(costsOf(priced, 'asItStands'), today),
    steadyYearMicros: sum(steadyCosts(expected)),
    joiningMicros: onceWithin(expected, YEAR_MONTHS),
    yearMicros: Math.round((horizonMicros * YEAR_MONTHS) / HORIZON_MONTHS),
    band: bandOf(planCost(expected, today, year), drawnCosts([planPath(priced, today, year)], draws)),
    beatsStaying: stay === null ? null : beatShare(drawn, stay.drawn),
    weighedMicros: micros - totalWorth(worth) * HORIZON_YEARS,
  };
}

/**
 * Adds the price after the term. By the market, a plan of a year or more is renewed at its own price, which
 * today's market offers; a shorter one continues at the middle of the market, if that is dearer.
 */
function withRenewal({ plan: { tariff }, priced }: PricedCandidate, { input, market }: Setting): PricedPlan {
  const last = priced.stages.at(-1);
  if (tariff.termMonths === undefined || last === undefined) return priced;
  const after = priceAfter(last.table, input.afterTerm, isShortTerm(tariff) ? market : null);
  if (after === last.table) return priced;
  const fromContractMonth = tariff.termMonths + 1;
  const stages = priced.stages.filter((stage) => stage.fromContractMonth < fromContractMonth);
  return { ...priced, stages: [...stages, { fromContractMonth, table: after }] };
}
