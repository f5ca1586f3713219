import { DEFAULT_PREFERENCES } from '#domain/energy/households/households.events';
import type { HomeUsage } from '#domain/energy/scoring/home-usage';
import type { PreparedHome } from '#domain/energy/scoring/pricing/prepared-home';
import { prepareHome } from '#domain/energy/scoring/pricing/prepared-home';
import { scorePlans } from '#domain/energy/scoring/score-plans';
import type { RankedPlan, Scoring } from '#domain/energy/scoring/scoring';
import type { PresentPlan } from '#domain/energy/scoring/scoring-input';
import type { AnnualProfile } from '#domain/energy/usage/annual/annual-profile';
import { resampleYears } from '#domain/energy/usage/annual/resample';
import type { SeededRandom } from '#domain/shared/seeded-random';
import type { Forecast } from './forecasts.js';
import { yearOf } from './homes.js';
import type { PlanList } from './lists.js';

const MONTHS = 12;
const YEAR_KWH = 13_500;
const MILLI_WH_PER_KWH = 1_000_000;
const LABEL_KWH = 1000;
/** How `conclude.ts` draws. */
const RESAMPLING = { count: 200, seed: 20_261_121 };
/** A home is tried on so many present plans. */
const PRESENT_PLANS = 3;
const TIE = 0.005;

/** One home's choice on the last months, billed on the twelve that followed. Money in currency units a year. */
export interface Choice {
  readonly home: string;
  readonly months: number;
  /** First month that was not known yet, months since year 0. */
  readonly cut: number;
  readonly size: number;
  /** What the chosen plan cost more than the best would have. */
  readonly regret: number;
  /** The same for the plan with the lowest mean cost over the draws: ours, unless more than cost ranks. */
  readonly meanRegret: number;
  /** The same for the plan that is cheapest at 1,000 kWh a month, and on the mean month. */
  readonly labelRegret: number;
  readonly averageRegret: number;
  readonly covered: boolean;
  readonly odds: readonly Odds[];
  readonly advices: readonly Advice[];
}

/** What was said of a plan's chance to be the cheapest, and its share in having been so. */
export interface Odds {
  readonly said: number;
  readonly won: number;
}

/** What a home on one of the list's plans was told, and what came of it. */
export interface Advice {
  readonly switched: boolean;
  /** A plan that is expected to save was held back, for good or for another one. */
  readonly heldBack: boolean;
  /** Over the horizon, as the advice said and as it came. */
  readonly claimed: number;
  readonly realised: number;
  /** Share of the years in which the switch was said to save, and whether it did; null for staying. */
  readonly odds: Odds | null;
  /** Plans that were expected to save, best first, down to one that saves in every drawn year. */
  readonly savers: readonly Saver[];
}

/** A plan that is expected to save over the horizon, in what share of drawn years it does, and what came. */
export interface Saver {
  readonly claimed: number;
  readonly said: number;
  readonly realised: number;
}

/** A home in two years: as it was known, and as it came. */
export interface TwoYears {
  readonly forecast: Forecast;
  readonly known: HomeUsage;
  readonly came: HomeUsage;
}

/** The years of a forecast at so many times 13,500 kWh a year; undefined where the one that came is not whole. */
export function twoYears(forecast: Forecast, size: number): TwoYears | undefined {
  const { home, cut, profile, came } = forecast;
  const months = came.flatMap((kwh) => (kwh === undefined ? [] : [kwh]));
  const metered = home.kwh.flatMap((kwh) => (kwh === undefined ? [] : [kwh]));
  const mean = metered.reduce((sum, kwh) => sum + kwh, 0) / metered.length;
  const times = (size * YEAR_KWH) / MONTHS / mean;
  const window = `${String(Math.floor(cut / MONTHS))}-${String((cut % MONTHS) + 1).padStart(2, '0')}`;
  const next = months.length < MONTHS ? undefined : yearOf(home, cut, cut + MONTHS, window);
  if (next === undefined) return undefined;
  const known = usageOf(profile, times, resampleYears(profile, RESAMPLING));
  return { forecast, known, came: usageOf(next, times, []) };
}

/** Chooses from what was known, bills what came, and asks for advice on some present plans. */
export function choose(
  { forecast, known, came }: TwoYears,
  list: PlanList,
  size: number,
  random: SeededRandom,
): Choice | undefined {
  const before: Side = { list, month: forecast.cut % MONTHS, home: prepareHome(known) };
  const after: Side = { ...before, home: prepareHome(came) };
  const ranked = rankedIn(run(before, { kind: 'unknown' }));
  const truth = rankedIn(run(after, { kind: 'unknown' }));
  const costs = yearCosts(truth);
  const least = Math.min(...costs.values());
  const [first] = ranked;
  if (first === undefined) return undefined;
  const regretOf = (planId: string | undefined): number => (costs.get(planId ?? '') ?? NaN) - least;
  const even = (kwh: number): string | undefined => {
    const home = prepareHome(evenUsage(known, forecast, kwh));
    return cheapest(yearCosts(rankedIn(run({ ...before, home }, { kind: 'unknown' }))));
  };
  const winners = [...costs.values()].filter((cost) => cost <= least + TIE).length;
  const paid = Number(truth.find(({ plan }) => plan.planId === first.plan.planId)?.costBand.central);
  return {
    ...{ home: forecast.home.id, months: forecast.months, cut: forecast.cut, size },
    regret: regretOf(first.plan.planId),
    meanRegret: regretOf(cheapest(yearCosts(ranked))),
    labelRegret: regretOf(even(LABEL_KWH)),
    averageRegret: regretOf(even(sumKwh(known) / MONTHS)),
    covered: paid >= Number(first.costBand.low) && paid <= Number(first.costBand.high),
    odds: ranked.map(({ plan, winShare }) => ({
      said: winShare ?? 0,
      won: (costs.get(plan.planId) ?? Infinity) <= least + TIE ? 1 / winners : 0,
    })),
    advices: Array.from({ length: PRESENT_PLANS }, () => {
      const present = ranked[Math.floor(random() * ranked.length)]?.plan.planId;
      return adviceOn(before, after, present ?? '');
    }),
  };
}

/** A list and a home in one of its years. */
interface Side {
  readonly list: PlanList;
  readonly month: number;
  readonly home: PreparedHome;
}

function run({ list, month, home }: Side, present: PresentPlan): Scoring {
  const compiled = list.from(month);
  const { plans, currency } = list;
  return scorePlans(
    {
      ...{ today: compiled.today, currency, usage: home.usage, plans, present },
      contract: { end: null, fee: { kind: 'none' }, waivedLastDays: 0, waivedWhy: null },
      ...{ wishes: DEFAULT_PREFERENCES.wishes, limits: {}, caution: 'expected' },
      ...{ afterContract: { kind: 'market' }, afterTerm: { kind: 'market' } },
      ...{ customerOf: null, devices: [], agreedToCost: null, choice: 'supplier', nothingToChoose: false },
    },
    { compiled, home },
  );
}

function adviceOn(before: Side, after: Side, presentId: string): Advice {
  const plan = before.list.plans.find(({ planId }) => planId === presentId);
  if (plan === undefined) throw new Error(`${presentId} is not on the list.`);
  const present: PresentPlan = { kind: 'plan', plan };
  const scoring = run(before, present);
  const { planId, horizonSavings, beatsStaying, closeCall } = scoring.verdict;
  const came = new Map(
    rankedIn(run(after, present)).map((each) => [each.plan.planId, Number(each.timeline?.switchNow.savings)]),
  );
  const asked = { heldBack: closeCall !== undefined, savers: saversIn(scoring, came) };
  if (planId === null) return { ...asked, switched: false, claimed: 0, realised: 0, odds: null };
  const realised = came.get(planId) ?? NaN;
  return {
    ...{ ...asked, switched: true, claimed: Number(horizonSavings), realised },
    odds: { said: beatsStaying ?? 0, won: Number(realised > TIE) },
  };
}

function saversIn(scoring: Scoring, came: ReadonlyMap<string, number>): readonly Saver[] {
  const savers = rankedIn(scoring)
    .filter(({ betterThanStaying }) => betterThanStaying === true)
    .map(({ plan, timeline, beatsStaying }) => ({
      ...{ claimed: Number(timeline?.switchBest.savings), said: beatsStaying ?? 0 },
      realised: came.get(plan.planId) ?? NaN,
    }));
  const sure = savers.findIndex(({ said }) => said === 1);
  return sure < 0 ? savers : savers.slice(0, sure + 1);
}

function rankedIn({ top, others }: Scoring): readonly RankedPlan[] {
  return [...top, ...others].sort((a, b) => a.rank - b.rank);
}

function yearCosts(ranked: readonly RankedPlan[]): ReadonlyMap<string, number> {
  return new Map(ranked.map(({ plan, rankedYear }) => [plan.planId, Number(rankedYear.cost)]));
}

function cheapest(costs: ReadonlyMap<string, number>): string | undefined {
  return [...costs].reduce<[string, number] | undefined>(
    (least, each) => (least === undefined || each[1] < least[1] ? each : least),
    undefined,
  )?.[0];
}

function usageOf(profile: AnnualProfile, times: number, drawnYears: HomeUsage['drawnYears']): HomeUsage {
  const { load, import: imported } = profile;
  const grown = (milliWh: number): number => Math.round(milliWh * times);
  return {
    load: { ...load, importMilliWh: load.importMilliWh.map(grown) },
    months: imported.months.map(({ month, milliWh, band80 }) => ({
      ...{ month, milliWh: grown(milliWh) },
      ...{ lowMilliWh: grown(band80.lowMilliWh), highMilliWh: grown(band80.highMilliWh) },
    })),
    lowMilliWh: grown(imported.interval80.lowMilliWh),
    highMilliWh: grown(imported.interval80.highMilliWh),
    meteredShare: imported.meteredMilliWh / Math.max(1, imported.milliWh),
    timing: profile.timing,
    drawnYears,
  };
}

function sumKwh({ months }: HomeUsage): number {
  return months.reduce((sum, { milliWh }) => sum + milliWh, 0) / MILLI_WH_PER_KWH;
}

/** The same year with one power all through each month, as labels and averages have it. */
function evenUsage(usage: HomeUsage, { profile }: Forecast, monthKwh: number): HomeUsage {
  const monthMilliWh = monthKwh * MILLI_WH_PER_KWH;
  const importMilliWh = new Float64Array(usage.load.importMilliWh.length);
  profile.monthStarts.forEach((start, month) => {
    const end = profile.monthStarts[month + 1];
    if (end !== undefined) importMilliWh.fill(Math.round(monthMilliWh / (end - start)), start, end);
  });
  return {
    ...{ ...usage, drawnYears: [], load: { ...usage.load, importMilliWh } },
    months: usage.months.map((month) => ({ ...month, milliWh: monthMilliWh })),
  };
}
