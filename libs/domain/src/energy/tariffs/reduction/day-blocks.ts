import { boundsOf, ladderOf, resetKey } from '../ladder.js';
import type { BoundsOf } from '../ladder.js';
import { heldDays } from '../calendar/held-days.js';
import type { PerKwhCharge } from '../model/charge.js';
import type { TierReset } from '../model/price.js';
import type { Grid } from './grid.js';
import { sharedRound } from './rounding.js';
import type { Home } from './walk.js';

/** What the members of a pool used on each row of a grid, and their ladders' blocks. */
export interface DayPool {
  readonly grid: Grid;
  readonly reset: TierReset;
  /** `[member][row]` whole mWh. */
  readonly milliWh: readonly Float64Array[];
  readonly boundsOf: readonly BoundsOf[];
  readonly tiers: readonly number[];
}

/**
 * Fills blocks whose count starts again by the day or a longer period, from daily sums: each block
 * is shared out by energy within the period. Answers `[member][tier][cycle]` whole mWh.
 */
export function dayBlocks(pool: DayPool, home: Home): readonly (readonly Float64Array[])[] {
  const filled = pool.tiers.map((count) =>
    Array.from({ length: count }, () => new Float64Array(home.cycles.length)),
  );
  const origin = home.cycles[0]?.start ?? '1970-01-01';
  const sums = pool.milliWh.map(() => 0);
  const rows = pool.grid.days.length;
  let used = 0;
  let usedKey = Number.NaN;
  for (let row = 0; row < rows; row += 1) {
    const day = pool.grid.days[row];
    const cycle = pool.grid.cycles[row] ?? 0;
    if (day === undefined) continue;
    const key = resetKey(pool.reset, { day, cycle, interval: 0, origin });
    pool.milliWh.forEach((ofRow, member) => (sums[member] = (sums[member] ?? 0) + (ofRow[row] ?? 0)));
    const next = pool.grid.days[row + 1];
    const nextCycle = pool.grid.cycles[row + 1] ?? -1;
    const goesOn =
      next !== undefined &&
      nextCycle === cycle &&
      resetKey(pool.reset, { day: next, cycle, interval: 0, origin }) === key;
    if (goesOn) continue;
    if (key !== usedKey) used = 0;
    usedKey = key;
    used += fill(pool, { cycle, key, used, sums, filled });
    sums.fill(0);
  }
  return filled;
}

interface Period {
  readonly cycle: number;
  readonly key: number;
  readonly used: number;
  readonly sums: readonly number[];
  readonly filled: readonly (readonly Float64Array[])[];
}

function fill(pool: DayPool, { cycle, key, used, sums, filled }: Period): number {
  const total = sums.reduce((sum, each) => sum + each, 0);
  if (total === 0) return 0;
  sums.forEach((milliWh, member) => {
    if (milliWh === 0) return;
    let before = 0;
    pool.boundsOf[member]?.(cycle, key).forEach((bound, tier) => {
      const upTo = sharedRound(milliWh, Math.min(Math.max(bound - used, 0), total), total);
      const block = filled[member]?.[tier];
      if (block !== undefined) block[cycle] = (block[cycle] ?? 0) + upTo - before;
      before = upTo;
    });
  });
  return total;
}

/** Bounds and number of blocks of each charge of a pool. */
export function laddersOf(
  members: readonly PerKwhCharge[],
  { cycles, contractStart, totals: { peakMilliW } }: Home,
): Pick<DayPool, 'boundsOf' | 'tiers'> {
  const ladders = members.flatMap(({ price }) => ladderOf(price) ?? []);
  const held = heldDays(members, cycles, contractStart);
  return {
    boundsOf: ladders.map((ladder) => boundsOf(ladder, { cycles, peakMilliW, held })),
    tiers: ladders.map(({ tiers }) => tiers.length),
  };
}
