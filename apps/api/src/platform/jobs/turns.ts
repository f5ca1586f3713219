const COUNT_AGAIN_AFTER_MS = 1_000;
/** BullMQ's lowest priority. */
const LAST_TURN = 2_097_152;

/**
 * Gives jobs of one queue their turn: the first waiting job of each owner comes before the second of any, so that
 * an owner who queues a hundred jobs delays another by only one. Waiting jobs are counted at most once a second;
 * those queued by this process since are added.
 */
export class Turns {
  private waiting = new Map<string, number>();
  private countedAtMs = Number.NEGATIVE_INFINITY;

  /** `owners` returns the owner of each waiting job. */
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
