import type { Outcome, Write } from './append-batch.js';

/** A caller waiting for an append. */
export interface Caller {
  readonly write: Write;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

const MAX_BATCH_EVENTS = 1_000;
const MAX_BATCH_CHARS = 4_000_000;
/** Fewer callers than this are never split into two batches. */
const SMALL_BATCH = 8;

/**
 * Callers in order of arrival. Batches may overtake each other, but writes to one stream must not, and a
 * second write of the same events must come after the first: such a write waits until the other is done.
 */
export class Waiting {
  private callers: Caller[] = [];
  private onTheWay = 0;
  private readonly busyStreams = new Map<string, number>();
  private readonly busyIds = new Set<string>();

  get size(): number {
    return this.callers.length;
  }

  add(caller: Caller): void {
    this.callers.push(caller);
  }

  /** Takes the next batch: half of all waiting and in-flight callers, or as many as fit. Call `done` afterwards. */
  take(half: boolean): readonly Caller[] {
    const most = half ? Math.max(SMALL_BATCH, Math.ceil((this.size + this.onTheWay) / 2)) : this.size;
    const batch: Caller[] = [];
    const staying: Caller[] = [];
    const heldStreams = new Set(this.busyStreams.keys());
    const batchIds = new Set<string>();
    let chars = 0;
    for (const caller of this.callers) {
      const { streamId, events } = caller.write;
      const size = events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
      const isFull = batchIds.size + events.length > MAX_BATCH_EVENTS || chars + size > MAX_BATCH_CHARS;
      const isKnown = events.some(({ id }) => this.busyIds.has(id) || batchIds.has(id));
      const fits = batch.length === 0 || (batch.length < most && !isFull);
      if (!fits || isKnown || heldStreams.has(streamId)) {
        heldStreams.add(streamId);
        staying.push(caller);
        continue;
      }
      for (const { id } of events) batchIds.add(id);
      chars += size;
      batch.push(caller);
    }
    this.callers = staying;
    this.mark(batch);
    return batch;
  }

  /** Marks a batch as written or failed. */
  done(batch: readonly Caller[]): void {
    this.onTheWay -= batch.length;
    for (const { write } of batch) {
      const left = (this.busyStreams.get(write.streamId) ?? 1) - 1;
      if (left === 0) this.busyStreams.delete(write.streamId);
      else this.busyStreams.set(write.streamId, left);
      for (const { id } of write.events) this.busyIds.delete(id);
    }
  }

  private mark(batch: readonly Caller[]): void {
    this.onTheWay += batch.length;
    for (const { write } of batch) {
      this.busyStreams.set(write.streamId, (this.busyStreams.get(write.streamId) ?? 0) + 1);
      for (const { id } of write.events) this.busyIds.add(id);
    }
  }
}
