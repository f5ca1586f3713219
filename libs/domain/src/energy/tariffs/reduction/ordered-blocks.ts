import { GRID_WIDTH } from './grid.js';
import { resetKey } from '../ladder.js';
import type { DayPool } from './day-blocks.js';
import type { Spans } from './schedule-spans.js';
import type { Home } from './walk.js';

/** What the members of a pool did on each row, in slots. */
export interface OrderedPool extends Omit<DayPool, 'milliWh'> {
  /** `[member][row]` */
  readonly spans: readonly (readonly Spans[])[];
  /** Running sums of each member's flow. */
  readonly before: readonly (Float64Array | undefined)[];
}

/**
 * Fills blocks in the order of time, stretch by stretch: within a stretch of one member the order does
 * not matter. Answers `[member][tier][cycle]` whole mWh; undefined when members overlap in time, which
 * only a walk over the intervals can settle.
 */
export function orderedBlocks(
  pool: OrderedPool,
  home: Home,
): readonly (readonly Float64Array[])[] | undefined {
  const filled = pool.tiers.map((count) =>
    Array.from({ length: count }, () => new Float64Array(home.cycles.length)),
  );
  const origin = home.cycles[0]?.start ?? '1970-01-01';
  let used = 0;
  let usedKey = Number.NaN;
  for (let row = 0; row < pool.grid.days.length; row += 1) {
    const stretches = stretchesOf(pool, row);
    const day = pool.grid.days[row];
    if (stretches === undefined) return undefined;
    if (day === undefined) continue;
    const cycle = pool.grid.cycles[row] ?? 0;
    const key = resetKey(pool.reset, { day, cycle, interval: 0, origin });
    if (key !== usedKey) used = 0;
    usedKey = key;
    for (const { member, milliWh } of stretches) {
      const to = used + milliWh;
      pool.boundsOf[member]?.(cycle, key).forEach((bound, tier) => {
        const stop = Math.min(Math.max(bound, used), to);
        const block = filled[member]?.[tier];
        if (block !== undefined) block[cycle] = (block[cycle] ?? 0) + stop - used;
        used = stop;
      });
      used = to;
    }
  }
  return filled;
}

interface Stretch {
  readonly member: number;
  readonly from: number;
  readonly to: number;
  readonly milliWh: number;
}

/** Stretches of a row in the order of time; undefined when two overlap. */
function stretchesOf({ spans, before }: OrderedPool, row: number): readonly Stretch[] | undefined {
  const base = row * GRID_WIDTH;
  const stretches: Stretch[] = [];
  spans.forEach((ofMember, member) => {
    const slots = ofMember[row] ?? [];
    const sums = before[member];
    for (let at = 0; at < slots.length; at += 2) {
      const from = slots[at] ?? 0;
      const to = slots[at + 1] ?? 0;
      stretches.push({
        member,
        from,
        to,
        milliWh: sums === undefined ? 0 : (sums[base + to] ?? 0) - (sums[base + from] ?? 0),
      });
    }
  });
  if (stretches.length > 1) stretches.sort((a, b) => a.from - b.from);
  const overlap = stretches.some(({ from }, at) => from < (stretches[at - 1]?.to ?? 0));
  return overlap ? undefined : stretches;
}
