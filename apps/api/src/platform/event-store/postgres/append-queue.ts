import { StoreUnavailable } from '../port/errors.js';
import { LogWriter } from './log-writer.js';
import { Waiting } from './waiting.js';
import type { Outcome, Write } from './append-batch.js';
import type { Caller } from './waiting.js';

const MAX_WAITING = 10_000;
const LANES = 2;
/** A batch within this time, plus a little per write, counts as flushed to disk cheaply. */
const CHEAP_FLUSH_MS = 1;
const CHEAP_WRITE_MS = 0.1;

/**
 * Group commit: while one batch is being written, new callers gather, and then share one batch and one flush to
 * disk. If flushes are cheap, two batches of half the callers each are in flight: the database reads one while
 * it writes the other, and this process answers in the meantime. A failed batch is sent again write by write, so
 * that a bad write fails alone.
 */
export class AppendQueue {
  private readonly waiting = new Waiting();
  private readonly writers: readonly LogWriter[];
  private readonly idle: LogWriter[];
  private readonly running = new Set<Promise<void>>();
  private closed = false;
  private isFlushCheap = false;

  constructor(url: string) {
    this.writers = Array.from({ length: LANES }, () => new LogWriter(url));
    this.idle = [...this.writers];
  }

  append(write: Write): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      if (this.closed || this.waiting.size >= MAX_WAITING) {
        reject(new StoreUnavailable(this.closed ? 'closed' : 'too many appends are waiting'));
        return;
      }
      this.waiting.add({ write, resolve, reject });
      this.startLane();
    });
  }

  /** Writes the waiting appends, then disconnects. */
  async close(): Promise<void> {
    this.closed = true;
    while (this.running.size > 0) await Promise.all(this.running);
    await Promise.all(this.writers.map((writer) => writer.close()));
  }

  private get busy(): number {
    return LANES - this.idle.length;
  }

  private startLane(): void {
    if (this.busy > 0 && !this.isFlushCheap) return;
    const writer = this.idle.pop();
    if (writer === undefined) return;
    const lane = this.runLane(writer).finally(() => this.running.delete(lane));
    this.running.add(lane);
  }

  private async runLane(writer: LogWriter): Promise<void> {
    for (;;) {
      await Promise.resolve(); // includes callers of the same turn of the event loop
      const batch = this.waiting.take(this.isFlushCheap);
      if (batch.length === 0) break;
      const started = performance.now();
      await this.write(writer, batch);
      const cheapMs = CHEAP_FLUSH_MS + CHEAP_WRITE_MS * batch.length;
      this.isFlushCheap = performance.now() - started < cheapMs * this.busy;
      this.waiting.done(batch);
    }
    this.idle.push(writer); // in the same turn as the last check, so that no caller is missed
  }

  private async write(writer: LogWriter, batch: readonly Caller[]): Promise<void> {
    try {
      const outcomes = await writer.write(batch.map(({ write }) => write));
      batch.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index];
        if (outcome === undefined) reject(new StoreUnavailable('the log gave no answer'));
        else resolve(outcome);
      });
    } catch (error) {
      const failure = error instanceof Error ? error : new StoreUnavailable(error);
      if (batch.length > 1 && !(failure instanceof StoreUnavailable)) {
        for (const caller of batch) await this.write(writer, [caller]);
      } else {
        for (const { reject } of batch) reject(failure);
      }
    }
  }
}
