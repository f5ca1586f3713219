import type { Ranked } from './ranking.js';
import type { PickReason } from '../scoring.js';
import type { Respect, Shares } from './weighting.js';
import { RESPECTS } from './weighting.js';

const PICKS = 3;
/** A good plan stands at most this far below the best, in hundredths of a point. */
const FARTHEST_CENTI_POINTS = 20_00;
/** A leader is picked for its virtue only if that is worth so much more than the best plan's. */
const LEAST_GAIN_CENTI_POINTS = 5_00;

const REASONS: Readonly<Record<Respect, PickReason>> = {
  cost: 'lowestCost',
  flexibility: 'mostFlexible',
  renewable: 'mostRenewable',
  rating: 'bestRated',
};

/** What picking looks at. */
export interface Pickable {
  readonly candidate: Ranked;
  readonly pareto: boolean;
}

/** A plan among the first three, and why. */
export interface Picked<Plan> {
  readonly plan: Plan;
  readonly reasons: readonly PickReason[];
}

/**
 * The first three of a ranked list: the best, then good plans (on the Pareto front and near the best)
 * that lead in a respect and are clearly better in it than the best, the person's heaviest respect
 * first; where there are none, the next by rank. Picks keep the order of the list.
 */
export function pickThree<Plan extends Pickable>(
  ranked: readonly Plan[],
  shares: Shares,
): readonly Picked<Plan>[] {
  const best = ranked[0];
  if (best === undefined) return [];
  const lowest = best.candidate.score - FARTHEST_CENTI_POINTS;
  const good = ranked.filter(({ pareto, candidate }) => pareto && candidate.score >= lowest);
  const leaders = new Map(RESPECTS.map((respect) => [respect, leaderIn(respect, ranked, good)]));
  const chosen = new Set([best]);
  for (const respect of heaviestFirst(shares)) {
    const leader = leaders.get(respect);
    if (leader === undefined || chosen.size === PICKS) continue;
    const gain = leader.candidate.points[respect] - best.candidate.points[respect];
    if (gain >= LEAST_GAIN_CENTI_POINTS) chosen.add(leader);
  }
  for (const plan of ranked) if (chosen.size < PICKS) chosen.add(plan);
  return ranked
    .filter((plan) => chosen.has(plan))
    .map((plan) => {
      const leads = RESPECTS.filter((respect) => leaders.get(respect) === plan);
      const reasons = leads.map((respect) => REASONS[respect]);
      if (plan === best) return { plan, reasons: ['bestOverall', ...reasons] };
      return { plan, reasons: reasons.length > 0 ? reasons : ['runnerUp'] };
    });
}

/**
 * The good plan, first by rank, with the most points in a respect; none when all plans are alike in it.
 * For cost it must be the cheapest of all plans, good or not.
 */
function leaderIn<Plan extends Pickable>(
  respect: Respect,
  ranked: readonly Plan[],
  good: readonly Plan[],
): Plan | undefined {
  const value = ({ candidate }: Plan): number =>
    respect === 'cost' ? -candidate.costMicros : candidate.points[respect];
  const most = (plans: readonly Plan[]): number =>
    plans.reduce((highest, plan) => Math.max(highest, value(plan)), -Infinity);
  const goal = most(respect === 'cost' ? ranked : good);
  if (ranked.every((plan) => value(plan) === goal)) return undefined;
  return good.find((plan) => value(plan) === goal);
}

/** Respects that weigh anything, heaviest first. */
function heaviestFirst(shares: Shares): readonly Respect[] {
  return RESPECTS.filter((respect) => shares[respect] > 0).sort((a, b) => shares[b] - shares[a]);
}
