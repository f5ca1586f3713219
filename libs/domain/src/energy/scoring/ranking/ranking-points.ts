import type { Wishes } from '#domain/energy/households/households.events';
import { annualMilliWh } from '../home-usage.js';
import { HORIZON_MONTHS } from '../timeline/stay.js';
import type { WeighedPlan, Weighing } from './weigh-plans.js';
import type { Wish, Worth } from './wishes.js';
import { totalWorth, WISHES, worthOf } from './wishes.js';

const HORIZON_YEARS = HORIZON_MONTHS / 12;
const MOST_PLANS = 50;

/** One more of each wish: a cent a kWh, a star, a year, a fixed price, a percent. */
const ONE_MORE: Wishes = {
  renewableCentsPerKwh: '1',
  starPerYear: '1',
  freedomPerYear: '1',
  fixedPricePerYear: '1',
  leavingFeePercent: 1,
};

/** What one plan was ranked by, a year. Integer micros. */
export interface PlanPoints {
  readonly planId: string;
  readonly name: string;
  readonly retailer: string;
  readonly rank: number;
  /** Cost by the person's caution, switched to on its best day. */
  readonly costMicros: number;
  /** What it is worth by each wish; null where the plan does not say. */
  readonly worth: Worth;
  /** Cost less worth: the plan with the fewest is first. */
  readonly pointsMicros: number;
  /** How much cheaper it would have to be a year to be as good as the first; of the first: how much dearer as the second. */
  readonly gapMicros: number | null;
  /** How much higher each wish would have to be set, in its own unit, for it to draw level; wishes that never do are left out. */
  readonly wishesToDrawLevel: Readonly<Partial<Record<Wish, number>>>;
}

/** The points of the first fifty plans, best first: why the first is first, and what would change that. */
export function rankingPoints({ plans, setting: { input } }: Weighing): readonly PlanPoints[] {
  const [first, second] = plans;
  if (first === undefined) return [];
  const annual = annualMilliWh(input.usage);
  const unitsOf = ({ standing }: WeighedPlan): Worth => worthOf(standing, ONE_MORE, annual);
  const units = unitsOf(first);
  return plans.slice(0, MOST_PLANS).map((each) => {
    const { plan, rank, worth, weighedMicros } = each;
    const pointsMicros = yearly(weighedMicros);
    const against = each === first ? second : first;
    const gapMicros = against === undefined ? null : Math.abs(pointsMicros - yearly(against.weighedMicros));
    return {
      ...{ planId: plan.planId, name: plan.name, retailer: plan.retailer, rank },
      ...{ costMicros: pointsMicros + Math.round(totalWorth(worth)), worth, pointsMicros, gapMicros },
      wishesToDrawLevel: each === first ? {} : levelling(gapMicros ?? 0, units, unitsOf(each)),
    };
  });
}

function yearly(horizonMicros: number): number {
  return Math.round(horizonMicros / HORIZON_YEARS);
}

function levelling(gapMicros: number, first: Worth, plan: Worth): PlanPoints['wishesToDrawLevel'] {
  const gained = (wish: Wish): number => (plan[wish] ?? 0) - (first[wish] ?? 0);
  const levels = WISHES.filter((wish) => gained(wish) > 0).map((wish) => [wish, gapMicros / gained(wish)]);
  return Object.fromEntries(levels) as PlanPoints['wishesToDrawLevel']; // its keys are wishes
}
