import { LRUCache } from 'lru-cache';

interface Budget {
  points: number;
  atMs: number;
}

const MINUTE_MS = 60_000;
const MOST_CALLERS = 50_000;

/**
 * A token bucket of points per caller: full at first, refilled steadily, at most a minute's worth. Uses the
 * monotonic clock.
 */
export class Budgets {
  private readonly budgets = new LRUCache<string, Budget>({ max: MOST_CALLERS });

  constructor(
    private readonly perMinute: number,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** Takes points from a caller's budget and returns 0, or the seconds to wait if it does not hold enough. */
  take(caller: string, points: number): number {
    const now = this.nowMs();
    const { points: left, atMs } = this.budgets.get(caller) ?? { points: this.perMinute, atMs: now };
    const refilled = Math.min(this.perMinute, left + ((now - atMs) * this.perMinute) / MINUTE_MS);
    const wanted = Math.min(points, this.perMinute);
    const missing = Math.max(0, wanted - refilled);
    this.budgets.set(caller, { points: missing > 0 ? refilled : refilled - wanted, atMs: now });
    return Math.ceil((missing * MINUTE_MS) / this.perMinute / 1000);
  }
}
