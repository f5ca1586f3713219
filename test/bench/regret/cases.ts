import type { CandidatePlan } from '#domain/energy/scoring/candidate';
import type { HomeUsage } from '#domain/energy/scoring/home-usage';
import { compilePlans } from '#domain/energy/scoring/pricing/compile-plans';
import { firstYearBills, sum } from '#domain/energy/scoring/pricing/plan-costs';
import { prepareHome } from '#domain/energy/scoring/pricing/prepared-home';
import { costsOf } from '#domain/energy/scoring/pricing/priced-plan';
import { scorePlans } from '#domain/energy/scoring/score-plans';
import type { AnnualProfile } from '#domain/energy/usage/annual/annual-profile';
import { projectYear } from '#domain/energy/usage/annual/project-year';
import { resampleYears } from '#domain/energy/usage/annual/resample';
import { GrowingColumns } from '#domain/energy/usage/readings/columns';
import type { UsageSeries } from '#domain/energy/usage/readings/reading';
import { localSeconds, zoneOf } from '#domain/shared/zone';
import { DEFAULT_PREFERENCES } from '#domain/energy/households/households.events';
import type { Home } from '../usage-backtest/homes.js';

const SEED = 20_261_130;
const DRAWS = 200;
const LEAST_METERED = 0.9;
const MILLI_WH_PER_KWH = 1_000_000;
const MICROS = 1_000_000;

/** One home's choice on the last months, billed on the twelve that followed. Money in currency units. */
export interface Choice {
  readonly home: string;
  readonly months: number;
  readonly size: number;
  /** What the chosen plan cost more than the best would have. */
  readonly regret: number;
  /** The same for the plan with the lowest mean cost of a first year over the draws. */
  readonly meanRegret: number;
  /** The same for the plan that is cheapest at 1,000 kWh a month, and on the mean month. */
  readonly labelRegret: number;
  readonly averageRegret: number;
  readonly claimed: number;
  readonly realised: number;
  readonly covered: boolean;
  readonly odds: readonly Odds[];
}

/** What was said of a plan's chance to be the cheapest, and its share in having been so. */
export interface Odds {
  readonly said: number;
  readonly won: number;
}

/** When a choice is made: the first month that is not known yet, months since year 0, and how many are. */
export interface Moment {
  readonly cut: number;
  readonly months: number;
  readonly size: number;
}

/** Readings of some calendar months, at so many times the energy. */
export function monthsOf(home: Home, from: number, until: number, times: number): UsageSeries {
  const zone = zoneOf(home.zone);
  const at = (month: number): number =>
    zone.earlier(localSeconds(Math.floor(month / 12), (month % 12) + 1, 1));
  const [start, end] = [at(from), at(until)];
  const columns = new GrowingColumns();
  const { startUtc, durationS, energyMilliWh } = home.series.columns;
  for (const [row, begins] of startUtc.entries()) {
    if (begins < start || begins >= end) continue;
    const energy = { milliWh: Math.round((energyMilliWh[row] ?? 0) * times), restE20Kwh: 0 };
    columns.add({
      startUtc: begins,
      durationS: durationS[row] ?? 0,
      energy,
      quality: 'actual',
      row: row + 2,
    });
  }
  return { ...home.series, columns: columns.columns() };
}

/** Chooses from what was known and bills what came; undefined where either year is not metered. */
export function choose(
  home: Home,
  plans: readonly CandidatePlan[],
  { cut, months, size }: Moment,
  yearlyKwh: number,
): Choice | undefined {
  const today = `${String(Math.floor(cut / 12))}-${String((cut % 12) + 1).padStart(2, '0')}-01`;
  const times = (size * 13_500) / yearlyKwh;
  const known = projectYear([monthsOf(home, cut - months, cut, times)], { zone: home.zone });
  const came = projectYear([monthsOf(home, cut, cut + 12, times)], {
    zone: home.zone,
    from: today.slice(0, 7),
  });
  if (known.kind !== 'year' || came.kind !== 'year') return undefined;
  if (came.profile.import.months.some(({ meteredShare }) => meteredShare < LEAST_METERED)) return undefined;
  const years = resampleYears(known.profile, { count: DRAWS, seed: SEED });
  const compiled = compilePlans(plans, today);
  const usage = usageOf(known.profile, years);
  const { top, others } = scorePlans(
    {
      ...{ today, currency: plans[0]?.tariff.currency ?? 'USD', usage, plans, present: { kind: 'unknown' } },
      contract: { end: null, fee: { kind: 'none' }, waivedLastDays: 0, waivedWhy: null },
      ...{ wishes: DEFAULT_PREFERENCES.wishes, limits: {}, caution: 'expected' },
      ...{ afterContract: { kind: 'market' }, afterTerm: { kind: 'percentMore', percent: 0 } },
      ...{ customerOf: null, devices: [], agreedToCost: null, choice: 'supplier', nothingToChoose: false },
    },
    { compiled },
  );
  const costs = yearCosts(plans, usageOf(came.profile, []), today);
  const least = Math.min(...costs.values());
  const [first] = top;
  if (first === undefined) return undefined;
  const paid = costs.get(first.plan.planId) ?? NaN;
  const ranked = [...top, ...others];
  const middle = ranked[Math.floor(ranked.length / 2)];
  const winners = [...costs.values()].filter((cost) => cost <= least + 0.005).length;
  return {
    ...{ home: home.id, months, size, regret: paid - least },
    meanRegret: regretAt(plans, { costs, least, today }, usage, 'expected'),
    labelRegret: regretAt(plans, { costs, least, today }, evenUsage(came.profile, 1000)),
    averageRegret: regretAt(
      plans,
      { costs, least, today },
      evenUsage(came.profile, known.profile.import.milliWh / 12 / MILLI_WH_PER_KWH),
    ),
    claimed: Number(middle?.costBand.central) - Number(first.costBand.central),
    realised: (costs.get(middle?.plan.planId ?? '') ?? NaN) - paid,
    covered: paid >= Number(first.costBand.low) && paid <= Number(first.costBand.high),
    odds: ranked.map(({ plan, winShare }) => ({
      said: winShare ?? 0,
      won: (costs.get(plan.planId) ?? Infinity) <= least + 0.005 ? 1 / winners : 0,
    })),
  };
}

interface Truth {
  readonly costs: ReadonlyMap<string, number>;
  readonly least: number;
  readonly today: string;
}

function regretAt(
  plans: readonly CandidatePlan[],
  { costs, least, today }: Truth,
  usage: HomeUsage,
  year: 'asItStands' | 'expected' = 'asItStands',
): number {
  const cheapest = [...yearCosts(plans, usage, today, year)].reduce((a, b) => (b[1] < a[1] ? b : a))[0];
  return (costs.get(cheapest) ?? NaN) - least;
}

function yearCosts(
  plans: readonly CandidatePlan[],
  usage: HomeUsage,
  today: string,
  year: 'asItStands' | 'expected' = 'asItStands',
): ReadonlyMap<string, number> {
  const price = prepareHome(usage).pricerOf(compilePlans(plans, today));
  const costs = new Map<string, number>();
  for (const plan of plans) {
    const priced = price(plan);
    if (!('notPriced' in priced))
      costs.set(plan.planId, sum(firstYearBills(costsOf(priced, year), today)) / MICROS);
  }
  return costs;
}

function usageOf(profile: AnnualProfile, drawnYears: HomeUsage['drawnYears']): HomeUsage {
  return {
    load: profile.load,
    months: profile.import.months.map(({ month, milliWh, band80 }) => ({ month, milliWh, ...band80 })),
    ...profile.import.interval80,
    meteredShare: profile.import.meteredMilliWh / Math.max(1, profile.import.milliWh),
    timing: profile.timing,
    drawnYears,
  };
}

/** The same year with one power all through each month, as labels and averages have it. */
function evenUsage(profile: AnnualProfile, monthKwh: number): HomeUsage {
  const plain = usageOf(profile, []);
  const starts = profile.monthStarts;
  const importMilliWh = plain.load.importMilliWh.map((_, at) => {
    const month = starts.findLastIndex((start) => start <= at);
    return Math.round((monthKwh * MILLI_WH_PER_KWH) / ((starts[month + 1] ?? at + 1) - (starts[month] ?? 0)));
  });
  return {
    ...plain,
    load: { ...plain.load, importMilliWh },
    months: plain.months.map((month) => ({ ...month, milliWh: monthKwh * MILLI_WH_PER_KWH })),
  };
}
