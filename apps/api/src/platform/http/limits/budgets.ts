import { LRUCache } from 'lru-cache';

interface Budget {
  points: number;
  atMs: number;
}

const MINUTE_MS = 60_000;
const MOST_CALLERS = 50_000;

/**
 * A budget of points for each caller: full at first, refilled steadily, a minute's worth at most (a token
 * bucket). Goes by a clock that nobody can set.
 */
export class Budgets {
  private readonly budgets = new LRUCache<string, Budget>({ max: MOST_CALLERS });

  constructor(
    private readonly perMinute: number,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** Takes points from a caller's budget; answers with the seconds to wait when it does not hold them, else 0. */
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
