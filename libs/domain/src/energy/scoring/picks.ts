import type { Ranked } from './ranking.js';
import type { PickReason } from './scoring.js';
import { RESPECTS, type Respect, type Shares } from './weighting.js';

const PICKS = 3;
/** A plan is not shown for one virtue alone when it stands more than this below the best, in hundredths of a point. */
const FARTHEST_CENTI_POINTS = 25_00;

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
 * The first three of a ranked list: the best, then plans of the Pareto front that lead in a respect
 * which no earlier pick leads in, the person's heaviest respect first; where none is near enough, the
 * next by rank. Picks keep the order of the list.
 */
export function pickThree<Plan extends Pickable>(
  ranked: readonly Plan[],
  shares: Shares,
): readonly Picked<Plan>[] {
  const best = ranked[0];
  if (best === undefined) return [];
  const leaders = new Map(RESPECTS.map((respect) => [respect, leaderIn(respect, ranked)]));
  const chosen = new Set([best]);
  for (const respect of heaviestFirst(shares)) {
    const leader = leaders.get(respect);
    if (chosen.size < PICKS && leader !== undefined) chosen.add(leader);
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
 * The first by rank of those with the most points of all in a respect. None when all plans are alike in
 * it, or when the leader is beaten by another plan or stands far below the best.
 */
function leaderIn<Plan extends Pickable>(respect: Respect, ranked: readonly Plan[]): Plan | undefined {
  const values = ranked.map(({ candidate }) =>
    respect === 'cost' ? -candidate.costMicros : candidate.points[respect],
  );
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const leader = ranked[values.indexOf(most)];
  const lowest = (ranked[0]?.candidate.score ?? 0) - FARTHEST_CENTI_POINTS;
  if (leader === undefined || values.every((value) => value === most)) return undefined;
  return leader.pareto && leader.candidate.score >= lowest ? leader : undefined;
}

/** Respects that weigh anything, heaviest first. */
function heaviestFirst(shares: Shares): readonly Respect[] {
  return RESPECTS.filter((respect) => shares[respect] > 0).sort((a, b) => shares[b] - shares[a]);
}
