import type { UsageLevels } from '../pricing/usage-levels.js';

/** A candidate of the resampled years: a plan, or staying. */
export interface Contender {
  /** Yearly cost parts at each level: `levelCosts[level * 12 + month]`, micros. */
  readonly levelCosts: Float64Array;
  /** Points beside cost, weighted: hundredths times millionths. */
  readonly otherPoints: number;
}

/** How often, of the resampled years, a contender is best by the person's weights, and is cheapest. */
export interface WinShare {
  readonly winShare: number;
  readonly cheapestShare: number;
}

/**
 * Plays every resampled year. `pointsPerMicro` is the weighted points that one micro saved brings. The
 * earlier contender wins a tie, so that shares sum to 1. Null for all when no years were drawn.
 */
export function winShares(
  contenders: readonly Contender[],
  { cells, years }: UsageLevels,
  pointsPerMicro: number,
): readonly (WinShare | null)[] {
  if (years === 0) return contenders.map(() => null);
  const wins = new Uint32Array(contenders.length);
  const cheapest = new Uint32Array(contenders.length);
  const best = new Float64Array(years).fill(-Infinity);
  const least = new Float64Array(years).fill(Infinity);
  const winner = new Int32Array(years).fill(-1);
  const cheapestOne = new Int32Array(years).fill(-1);
  contenders.forEach(({ levelCosts, otherPoints }, place) => {
    for (let year = 0; year < years; year += 1) {
      const cost = yearCost(levelCosts, cells, year * 12);
      const value = otherPoints - cost * pointsPerMicro;
      if (value > (best[year] ?? 0)) {
        best[year] = value;
        winner[year] = place;
      }
      if (cost < (least[year] ?? 0)) {
        least[year] = cost;
        cheapestOne[year] = place;
      }
    }
  });
  for (const place of winner) wins[place] = (wins[place] ?? 0) + 1;
  for (const place of cheapestOne) cheapest[place] = (cheapest[place] ?? 0) + 1;
  const share = (count: number | undefined): number => Math.round(((count ?? 0) / years) * 1000) / 1000;
  return contenders.map((_, place) => ({
    winShare: share(wins[place]),
    cheapestShare: share(cheapest[place]),
  }));
}

function yearCost(levelCosts: Float64Array, cells: Int32Array, first: number): number {
  let cost = 0;
  for (let at = first; at < first + 12; at += 1) cost += levelCosts[cells[at] ?? 0] ?? 0;
  return cost;
}
