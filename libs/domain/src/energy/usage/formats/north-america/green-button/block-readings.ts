import type { ReadingColumns } from '#domain/energy/usage/readings/reading';
import { usualDuration } from '#domain/energy/usage/normalise/channel';
import type { IntervalBlock } from './resources.js';

const HOUR_S = 3_600;

/** The starts and durations of one block, repaired. */
export interface BlockTimes {
  readonly startUtc: ArrayLike<number>;
  readonly durationS: ArrayLike<number>;
  readonly repaired: boolean;
}

/**
 * Times of a block. One vendor moves starts by an hour at a clock change and writes durations of 0
 * and 7200 s; where first and last are exactly as far apart as the number of readings says, each
 * takes the place it has in the block.
 */
export function blockTimes(columns: ReadingColumns, block: IntervalBlock): BlockTimes {
  const startUtc = columns.startUtc.subarray(block.from, block.to);
  const durationS = columns.durationS.subarray(block.from, block.to);
  const usualS = usualDuration(durationS);
  const first = startUtc[0] ?? 0;
  const count = startUtc.length;
  const odd = durationS.some((seconds) => seconds === 0 || Math.abs(seconds - usualS) === HOUR_S);
  const whole = count >= 3 && (startUtc[count - 1] ?? 0) - first === (count - 1) * usualS;
  if (!odd || !whole || usualS > HOUR_S) return { startUtc, durationS, repaired: false };
  return {
    startUtc: Float64Array.from(startUtc, (_, index) => first + index * usualS),
    durationS: Float64Array.from(durationS, () => usualS),
    repaired: true,
  };
}
