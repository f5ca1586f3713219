import type { CentiPoints } from './weighting.js';
import { RESPECTS } from './weighting.js';

/** What a plan's place in the list depends on. */
export interface Ranked {
  readonly planId: string;
  /** Hundredths of a point. */
  readonly score: number;
  readonly points: CentiPoints;
  readonly costMicros: number;
  /** Months bound and fee, for plans alike in points. */
  readonly boundMonths: number;
  readonly highestFeeMicros: number | null;
}

/**
 * Total order, best first: score, then yearly cost, then the other points in their order, then the
 * shorter contract, the lower fee, and at last the plan's id. A plan that another one beats or equals
 * in every respect never stands above it.
 */
export function byRank(a: Ranked, b: Ranked): number {
  return (
    b.score - a.score ||
    a.costMicros - b.costMicros ||
    RESPECTS.map((respect) => b.points[respect] - a.points[respect]).find((gap) => gap !== 0) ||
    a.boundMonths - b.boundMonths ||
    (a.highestFeeMicros ?? Number.MAX_SAFE_INTEGER) - (b.highestFeeMicros ?? Number.MAX_SAFE_INTEGER) ||
    compareText(a.planId, b.planId)
  );
}

/** Whether `a` is at least as good as `b` in all four respects and better in one (cost to the micro). */
export function dominates(a: Ranked, b: Ranked): boolean {
  const gaps = [
    b.costMicros - a.costMicros,
    a.points.flexibility - b.points.flexibility,
    a.points.renewable - b.points.renewable,
    a.points.rating - b.points.rating,
  ];
  return gaps.every((gap) => gap >= 0) && gaps.some((gap) => gap > 0);
}

/** Plans that no other dominates, in the order given. The list must be ranked: only what stands above is asked. */
export function paretoFront<Plan extends Ranked>(ranked: readonly Plan[]): readonly Plan[] {
  const front: Plan[] = [];
  for (const plan of ranked) if (!front.some((better) => dominates(better, plan))) front.push(plan);
  return front;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
