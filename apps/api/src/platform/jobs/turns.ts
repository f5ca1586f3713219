const COUNT_AGAIN_AFTER_MS = 1_000;
/** BullMQ knows no later turn. */
const LAST_TURN = 2_097_152;

/**
 * Gives jobs of one queue their turn: the first that waits for each owner comes before the second of any, so that
 * nobody who queues a hundred delays a neighbour by more than one. What waits is counted at most once a second;
 * what was queued here since is added.
 */
export class Turns {
  private waiting = new Map<string, number>();
  private countedAtMs = Number.NEGATIVE_INFINITY;

  /** `owners` answers whose each waiting job is. */
  constructor(private readonly owners: () => Promise<readonly string[]>) {}

  /** The turn of one more job of this owner; 1 comes first. */
  async next(owner: string): Promise<number> {
    if (performance.now() - this.countedAtMs > COUNT_AGAIN_AFTER_MS) await this.count();
    const turn = (this.waiting.get(owner) ?? 0) + 1;
    this.waiting.set(owner, turn);
    return Math.min(turn, LAST_TURN);
  }

  private async count(): Promise<void> {
    const owners = await this.owners();
    this.waiting = new Map();
    for (const owner of owners) this.waiting.set(owner, (this.waiting.get(owner) ?? 0) + 1);
    this.countedAtMs = performance.now();
  }
}
