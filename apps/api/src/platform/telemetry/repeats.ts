import { LRUCache } from 'lru-cache';

const QUIET_MS = 60_000;
const MOST_KEPT = 1_000;

/** Keeps the log readable under a flood: the same error is logged once a minute, with the number left out. */
export class Repeats {
  private readonly told = new LRUCache<string, { readonly atMs: number; leftOut: number }>({
    max: MOST_KEPT,
  });

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** The number of repeats since the error was last logged; undefined if that was less than a minute ago. */
  note(error: string): number | undefined {
    const before = this.told.get(error);
    if (before !== undefined && this.nowMs() - before.atMs < QUIET_MS) {
      before.leftOut += 1;
      return undefined;
    }
    this.told.set(error, { atMs: this.nowMs(), leftOut: 0 });
    return before?.leftOut ?? 0;
  }
}
