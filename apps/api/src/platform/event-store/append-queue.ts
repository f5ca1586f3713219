import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { sendBatch } from './append-batch.js';
import { InvalidEvent, StoreUnavailable } from './errors.js';
import type { Outcome, Write } from './append-batch.js';

interface Caller {
  readonly write: Write;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

const MAX_WAITING = 10_000;
const MAX_BATCH_EVENTS = 1_000;
const MAX_BATCH_CHARS = 4_000_000;
const RECONNECT_PAUSES_MS = [50, 200, 500, 1_000, 2_000];
const STATEMENT_TIMEOUT_MS = 30_000;
/** SQLSTATE classes that say something about the server, not about what was sent. */
const SERVER_TROUBLE = ['08', '40', '53', '55', '57', '58', 'XX'];

/**
 * Group commit: while one batch is being written on this process's one writing connection, new callers
 * gather; then all that has gathered goes together. A batch that fails is sent one by one, so that a bad
 * write fails alone. After a lost connection the same batch is sent again, which event ids make harmless.
 */
export class AppendQueue {
  private readonly waiting: Caller[] = [];
  private client: pg.Client | undefined;
  private running: Promise<void> | undefined;
  private closed = false;

  constructor(private readonly url: string) {}

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
    await this.client?.end();
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
      const outcomes = await this.send(batch.map(({ write }) => write));
      batch.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index];
        if (outcome === undefined) reject(new StoreUnavailable('the log gave no answer'));
        else resolve(outcome);
      });
    } catch (error) {
      const [only] = batch;
      if (error instanceof StoreUnavailable || only === undefined)
        for (const { reject } of batch) reject(asError(error));
      else if (batch.length === 1) only.reject(asError(error));
      else for (const caller of batch) await this.write([caller]);
    }
  }

  private async send(writes: readonly Write[]): Promise<readonly Outcome[]> {
    let cause: unknown;
    for (const waitMs of [0, ...RECONNECT_PAUSES_MS]) {
      if (waitMs > 0) await pause(waitMs);
      try {
        const outcomes = await sendBatch(await this.connected(), writes);
        return waitMs === 0 ? outcomes : outcomes.map(ownWrite);
      } catch (error) {
        if (isAboutTheWrite(error))
          throw new InvalidEvent('The log refused this event.', { cause: String(error) });
        cause = error;
        await this.disconnect();
      }
    }
    throw new StoreUnavailable(cause);
  }

  private async connected(): Promise<pg.Client> {
    if (this.client !== undefined) return this.client;
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'treebeard log writer',
      keepAlive: true,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      connectionTimeoutMillis: STATEMENT_TIMEOUT_MS,
    });
    client.on('error', () => (this.client = undefined));
    await client.connect();
    this.client = client;
    return client;
  }

  private async disconnect(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }
}

/** Found when sending again after a lost connection: it was this very write that had come through. */
function ownWrite(outcome: Outcome): Outcome {
  return outcome.kind === 'duplicate' ? { ...outcome, kind: 'ok' } : outcome;
}

function isAboutTheWrite(error: unknown): boolean {
  return error instanceof pg.DatabaseError && !SERVER_TROUBLE.includes((error.code ?? 'XX').slice(0, 2));
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new StoreUnavailable(error);
}
