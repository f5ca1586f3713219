import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { sendBatch } from './append-batch.js';
import { InvalidEvent, StoreUnavailable } from '../port/errors.js';
import { isConnectionLost, isDatabaseAway } from '#api/platform/postgres/database-away';
import type { Outcome, Write } from './append-batch.js';

const RECONNECT_PAUSES_MS = [50, 200, 500, 1_000, 2_000];
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 8_000;
const ANSWER_TIMEOUT_MS = 10_000;
/** Callers have stopped waiting after this long. */
const GIVE_UP_AFTER_MS = 9_000;
/** SQLSTATE classes of trouble with the server and not with the statement. */
const SERVER_TROUBLE = ['08', '25', '40', '53', '54', '55', '57', '58', 'XX'];

/** The one connection on which a process writes to the log. */
export class LogWriter {
  private client: pg.Client | undefined;

  constructor(private readonly url: string) {}

  /**
   * Writes one batch. After a lost connection the same batch is sent again; event ids make that harmless.
   * Throws `InvalidEvent` if the database refuses the batch, `StoreUnavailable` if it stays away.
   */
  async write(writes: readonly Write[]): Promise<readonly Outcome[]> {
    const startedMs = performance.now();
    let cause: unknown;
    for (const waitMs of [0, ...RECONNECT_PAUSES_MS]) {
      if (waitMs > 0) await pause(waitMs);
      try {
        const outcomes = await sendBatch(this.client ?? (await this.connect()), writes);
        return waitMs === 0 ? outcomes : outcomes.map(ownWrite);
      } catch (error) {
        if (isAboutTheWrite(error))
          throw new InvalidEvent('The log refused this event.', { cause: String(error) });
        cause = error;
        await this.close();
        if (!mayPassSoon(error) || performance.now() - startedMs > GIVE_UP_AFTER_MS) break;
      }
    }
    throw new StoreUnavailable(cause);
  }

  async close(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'treebeard log writer',
      keepAlive: true,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    client.on('error', () => (this.client = undefined));
    await client.connect();
    this.client = client;
    return client;
  }
}

/** Outcome after a resend: "already there" then means that this same write had succeeded. */
function ownWrite(outcome: Outcome): Outcome {
  return outcome.kind === 'duplicate' ? { ...outcome, kind: 'ok' } : outcome;
}

/** Whether to try again soon; a full or read-only server, or a lock, outlasts any caller's patience. */
function mayPassSoon(error: unknown): boolean {
  return isConnectionLost(error) || !isDatabaseAway(error);
}

function isAboutTheWrite(error: unknown): boolean {
  return error instanceof pg.DatabaseError && !SERVER_TROUBLE.includes((error.code ?? 'XX').slice(0, 2));
}
