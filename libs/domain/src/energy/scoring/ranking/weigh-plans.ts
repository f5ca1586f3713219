import { MICROS } from '#domain/shared/money';
import type { MonthTable } from '../draws/month-table.js';
import { shapeDraws } from '../draws/load-shapes.js';
import { quantileOf, winShares } from '../draws/win-shares.js';
import { annualMilliWh } from '../home-usage.js';
import { evenTable, marketYear } from '../pricing/market.js';
import type { PreparedHome, Pricer } from '../pricing/prepared-home.js';
import { planCost } from '../pricing/plan-costs.js';
import type { ScoringInput } from '../scoring-input.js';
import type { FilteredPlan } from '../scoring.js';
import type { StayingCosts } from '../staying/staying.js';
import { stayingCosts } from '../staying/staying.js';
import type { Draws } from '../timeline/drawn-ways.js';
import { drawnCosts, stayPath } from '../timeline/drawn-ways.js';
import { HORIZON_MONTHS } from '../timeline/stay.js';
import { addMonths } from '#domain/shared/day';
import { standingOf } from '../wording/plan-facts.js';
import type { PricedCandidate } from './candidates.js';
import { candidatesOf } from './candidates.js';
import type { CostedPlan, Setting } from './weigh-plan.js';
import { costPlan } from './weigh-plan.js';
import type { Worth } from './wishes.js';
import { totalWorth, worthOf } from './wishes.js';

/** Only this many plans, the cheapest, can win a drawn year; the others' win share is zero. */
const MOST_CONTENDERS = 400;
/** Quantile of a bad year: the dearest tenth of the drawn years begins here. */
const BAD_SHARE = 0.9;
const HORIZON_YEARS = HORIZON_MONTHS / 12;

/** A costed plan with its rank. */
export interface WeighedPlan extends CostedPlan {
  /** 1 is best. */
  readonly rank: number;
  readonly worth: Worth;
  /** Cost over the horizon by the person's caution, less what its worth is by their wishes, micros. */
  readonly weighedMicros: number;
  /** Null where there is nothing to win against, or no years were drawn. */
  readonly winShare: number | null;
}

/** The numbers of a scoring run, before they are put into words. */
export interface Weighing {
  readonly setting: Setting;
  readonly staying: StayingCosts | null;
  readonly stayingWinShare: number | null;
  /** Yearly cost in the middle of today's market in micros; null without plans. */
  readonly marketMicros: number | null;
  /** Best first. */
  readonly plans: readonly WeighedPlan[];
  readonly incomplete: readonly PricedCandidate[];
  readonly filtered: readonly FilteredPlan[];
}

/** Filters, prices and ranks every plan, each on its best day and over the drawn years. */
export function weighPlans(input: ScoringInput, { usage, levels }: PreparedHome, price: Pricer): Weighing {
  const draws: Draws = { levels, shapes: shapeDraws(levels.years) };
  const { whole, incomplete, market, filtered } = candidatesOf(input, price);
  const marketMicros = marketYear(market.map(({ plan, priced }) => ({ tariff: plan.tariff, priced })));
  const marketTable: MonthTable | null =
    marketMicros === null ? null : evenTable(marketMicros, usage, levels);
  const staying = stayingCosts(input, { levels, price, market: marketTable });
  const { today, afterTerm } = input;
  const end = addMonths(today, HORIZON_MONTHS);
  const stay =
    staying === null ? null : { way: staying.stay, drawn: drawnCosts(stayPath(staying.stay, end), draws) };
  const setting: Setting = { today, draws, afterTerm, market: marketTable, stay };
  const ranked = whole.map((candidate) => weighed(costPlan(candidate, setting), input)).sort(byRank);
  const contenders = ranked.slice(0, MOST_CONTENDERS).map(({ drawn }) => drawn);
  const shares = winShares(stay === null ? contenders : [...contenders, stay.drawn]);
  const alone = ranked.length === 1 && stay === null;
  const none = levels.years === 0 ? null : 0;
  return {
    ...{ setting, staying, marketMicros, incomplete, filtered },
    stayingWinShare: stay === null ? null : (shares.at(-1) ?? null),
    plans: ranked.map((plan, index) => ({
      ...plan,
      rank: index + 1,
      winShare: alone ? null : index < contenders.length ? (shares[index] ?? null) : none,
    })),
  };
}

type Ranked = Omit<WeighedPlan, 'rank' | 'winShare'>;

function weighed(costed: CostedPlan, { wishes, caution, usage, today }: ScoringInput): Ranked {
  const worth = worthOf(standingOf(costed.plan), wishes, annualMilliWh(usage));
  const expectedMicros =
    costed.best?.costMicros ?? planCost(costed.expected, today, addMonths(today, HORIZON_MONTHS));
  const micros =
    caution === 'badYear' ? (quantileOf(costed.drawn, BAD_SHARE) ?? expectedMicros) : expectedMicros;
  return { ...costed, worth, weighedMicros: micros - totalWorth(worth) * HORIZON_YEARS };
}

/**
 * Total order, best first: by cost less worth, then cost, shorter contract, lower fee and finally plan id.
 */
function byRank(a: Ranked, b: Ranked): number {
  const fee = ({ plan }: Ranked): number => standingOf(plan).highestFeeMicros ?? MICROS * MICROS;
  return (
    a.weighedMicros - b.weighedMicros ||
    a.yearMicros - b.yearMicros ||
    (a.plan.tariff.termMonths ?? 0) - (b.plan.tariff.termMonths ?? 0) ||
    fee(a) - fee(b) ||
    (a.plan.planId < b.plan.planId ? -1 : 1)
  );
}
