import { MICROS } from '#domain/shared/money';
import { drawnCosts, winShares } from '../draws/drawn-costs.js';
import { evenTable } from '../draws/month-table.js';
import { marketYear } from '../pricing/market.js';
import type { PreparedHome, Pricer } from '../pricing/prepared-home.js';
import type { FilteredPlan } from '../scoring.js';
import type { CandidatePlan, ScoringInput } from '../scoring-input.js';
import { presentStay, stayPath } from '../timeline/stay.js';
import type { PricedCandidate } from './candidates.js';
import { candidatesOf } from './candidates.js';
import type { CostedPlan, Setting } from './weigh-plan.js';
import { weighPlan } from './weigh-plan.js';

/** Only this many plans, the cheapest, can win a drawn year; the others' win share is zero. */
const MOST_CONTENDERS = 400;

/** A costed plan with its rank. */
export interface WeighedPlan extends CostedPlan {
  /** 1 is best. */
  readonly rank: number;
  /** Null where there is nothing to win against, or no years were drawn. */
  readonly winShare: number | null;
}

/** The numbers of a scoring run, before they are put into words. */
export interface Weighing {
  readonly setting: Setting;
  readonly stayingWinShare: number | null;
  /** Yearly cost in the middle of today's market in micros; null without plans. */
  readonly marketMicros: number | null;
  /** Best first. */
  readonly plans: readonly WeighedPlan[];
  readonly incomplete: readonly PricedCandidate[];
  /** Plans priced in full that the home could sign, whatever its limits. */
  readonly open: readonly CandidatePlan[];
  readonly filtered: readonly FilteredPlan[];
}

/** Filters, prices and ranks every plan, each on its best day and over the drawn years. */
export function weighPlans(input: ScoringInput, home: PreparedHome, price: Pricer): Weighing {
  const { usage, draws } = home;
  const { whole, incomplete, market, open, filtered } = candidatesOf(input, price);
  const marketMicros = marketYear(market);
  const marketTable = marketMicros === null ? null : evenTable(marketMicros, usage, draws.levels);
  const way = presentStay(input, home, marketTable);
  const stay = way === null ? null : { way, drawn: drawnCosts([stayPath(way, way.end)], draws) };
  const setting: Setting = { input, draws, market: marketTable, stay };
  const ranked = whole.map((candidate) => weighPlan(candidate, setting)).sort(byRank);
  const contenders = ranked.slice(0, MOST_CONTENDERS).map(({ drawn }) => drawn);
  const shares = winShares(stay === null ? contenders : [...contenders, stay.drawn]);
  const alone = ranked.length === 1 && stay === null;
  const none = draws.levels.years === 0 ? null : 0;
  return {
    ...{ setting, marketMicros, incomplete, open, filtered },
    stayingWinShare: stay === null ? null : (shares.at(-1) ?? null),
    plans: ranked.map((plan, index) => ({
      ...plan,
      rank: index + 1,
      winShare: alone ? null : index < contenders.length ? (shares[index] ?? null) : none,
    })),
  };
}

/**
 * Total order, best first: by cost less worth, then cost, shorter contract, lower fee and finally plan id.
 */
function byRank(a: CostedPlan, b: CostedPlan): number {
  const fee = ({ standing }: CostedPlan): number => standing.highestFeeMicros ?? MICROS * MICROS;
  return (
    a.weighedMicros - b.weighedMicros ||
    a.yearMicros - b.yearMicros ||
    (a.plan.tariff.termMonths ?? 0) - (b.plan.tariff.termMonths ?? 0) ||
    fee(a) - fee(b) ||
    (a.plan.planId < b.plan.planId ? -1 : 1)
  );
}
