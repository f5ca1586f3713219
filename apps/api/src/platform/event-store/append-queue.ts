import { StoreUnavailable } from './errors.js';
import { LogWriter } from './log-writer.js';
import type { Outcome, Write } from './append-batch.js';

interface Caller {
  readonly write: Write;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

/** Answers the callers of a batch. */
type Answer = () => void;

const MAX_WAITING = 10_000;
const MAX_BATCH_EVENTS = 1_000;
const MAX_BATCH_CHARS = 4_000_000;
/** Fewer callers than this are never split into two batches. */
const SMALL_BATCH = 8;
/** A batch that takes less than this and a little for each of its writes was flushed to disk cheaply. */
const CHEAP_FLUSH_MS = 1;
const CHEAP_WRITE_MS = 0.1;

/**
 * Group commit: while one batch is being written, new callers gather; then those go together and share one
 * flush to disk. Where a flush is cheap a batch takes only half of all who write, and leaves before the last
 * one is answered, so that the database and this process work at the same time. A batch that fails is sent
 * one by one: a bad write fails alone.
 */
export class AppendQueue {
  private readonly waiting: Caller[] = [];
  private readonly writer: LogWriter;
  private running: Promise<void> | undefined;
  private closed = false;
  private isFlushCheap = false;

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
    let answer: Answer | undefined;
    let answering = 0;
    await Promise.resolve(); // lets callers of the same turn come along
    while (this.waiting.length > 0) {
      const all = this.waiting.length + answering;
      const batch = this.nextBatch(this.isFlushCheap ? Math.max(SMALL_BATCH, Math.ceil(all / 2)) : all);
      const writing = this.write(batch);
      answer?.();
      answer = await writing;
      answering = batch.length;
      if (this.waiting.length > 0 && this.isFlushCheap) continue;
      answer();
      answer = undefined;
      answering = 0;
      await Promise.resolve(); // those just answered may come again at once
    }
    this.running = undefined; // in the same turn as the check, so that no caller falls between
  }

  /** As many as fit; a write whose event ids are in the batch already waits, to be seen as a duplicate. */
  private nextBatch(most: number): readonly Caller[] {
    const ids = new Set<string>();
    let chars = 0;
    let count = 0;
    for (const { write } of this.waiting) {
      const size = write.events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
      const isFull = ids.size + write.events.length > MAX_BATCH_EVENTS || chars + size > MAX_BATCH_CHARS;
      if (count === most) break;
      if (count > 0 && (isFull || write.events.some(({ id }) => ids.has(id)))) break;
      for (const { id } of write.events) ids.add(id);
      chars += size;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  private async write(batch: readonly Caller[]): Promise<Answer> {
    const started = performance.now();
    try {
      const outcomes = await this.writer.write(batch.map(({ write }) => write));
      this.isFlushCheap = performance.now() - started < CHEAP_FLUSH_MS + CHEAP_WRITE_MS * batch.length;
      return () => {
        batch.forEach(({ resolve, reject }, index) => {
          const outcome = outcomes[index];
          if (outcome === undefined) reject(new StoreUnavailable('the log gave no answer'));
          else resolve(outcome);
        });
      };
    } catch (error) {
      const failure = error instanceof Error ? error : new StoreUnavailable(error);
      if (batch.length > 1 && !(failure instanceof StoreUnavailable)) return this.writeOneByOne(batch);
      return () => {
        for (const { reject } of batch) reject(failure);
      };
    }
  }

  private async writeOneByOne(batch: readonly Caller[]): Promise<Answer> {
    const answers: Answer[] = [];
    for (const caller of batch) answers.push(await this.write([caller]));
    return () => {
      for (const answer of answers) answer();
    };
  }
}
