import { StoreUnavailable } from './errors.js';
import { LogWriter } from './log-writer.js';
import type { Outcome, Write } from './append-batch.js';

interface Caller {
  readonly write: Write;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

const MAX_WAITING = 10_000;
const MAX_BATCH_EVENTS = 1_000;
const MAX_BATCH_CHARS = 4_000_000;

/**
 * Group commit: while one batch is being written, new callers gather; then all that has gathered goes
 * together, so that many share one flush to disk. A batch that fails is sent one by one: a bad write fails
 * alone.
 */
export class AppendQueue {
  private readonly waiting: Caller[] = [];
  private readonly writer: LogWriter;
  private running: Promise<void> | undefined;
  private closed = false;

  constructor(url: string) {
    this.writer = new LogWriter(url);
  }

  append(write: Write): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      if (this.closed || this.waiting.length >= MAX_WAITING) {
        reject(new StoreUnavailable(this.closed ? 'closed' : 'too many appends are waiting'));
        return;
      }
      this.waiting.push({ write, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Writes what is waiting, then disconnects. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
    await this.writer.close();
  }

  private async run(): Promise<void> {
    await Promise.resolve(); // lets callers of the same turn come along
    while (this.waiting.length > 0) await this.write(this.nextBatch());
    this.running = undefined; // in the same turn as the check, so that no caller falls between
  }

  /** As many as fit; a write whose event ids are in the batch already waits, to be seen as a duplicate. */
  private nextBatch(): readonly Caller[] {
    const ids = new Set<string>();
    let chars = 0;
    let count = 0;
    for (const { write } of this.waiting) {
      const size = write.events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
      const isFull = ids.size + write.events.length > MAX_BATCH_EVENTS || chars + size > MAX_BATCH_CHARS;
      if (count > 0 && (isFull || write.events.some(({ id }) => ids.has(id)))) break;
      for (const { id } of write.events) ids.add(id);
      chars += size;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  private async write(batch: readonly Caller[]): Promise<void> {
    try {
      const outcomes = await this.writer.write(batch.map(({ write }) => write));
      batch.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index];
        if (outcome === undefined) reject(new StoreUnavailable('the log gave no answer'));
        else resolve(outcome);
      });
    } catch (error) {
      const failure = error instanceof Error ? error : new StoreUnavailable(error);
      if (batch.length > 1 && !(failure instanceof StoreUnavailable)) {
        for (const caller of batch) await this.write([caller]);
      } else {
        for (const { reject } of batch) reject(failure);
      }
    }
  }
}
