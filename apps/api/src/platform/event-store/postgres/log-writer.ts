import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { sendBatch } from './append-batch.js';
import { InvalidEvent, StoreUnavailable } from '../port/errors.js';
import { isConnectionLost } from '#api/platform/postgres/database-away';
import type { Outcome, Write } from './append-batch.js';

const RECONNECT_PAUSES_MS = [50, 200, 500, 1_000, 2_000];
const STATEMENT_TIMEOUT_MS = 30_000;
/** SQLSTATE classes that say something about the server, not about what was sent. */
const SERVER_TROUBLE = ['08', '25', '40', '53', '54', '55', '57', '58', 'XX'];
/** Two writers that met: the same batch goes through a moment later. */
const COLLISION = '40';

/** The one connection on which a process writes to the log. */
export class LogWriter {
  private client: pg.Client | undefined;

  constructor(private readonly url: string) {}

  /**
   * Writes one batch. After a lost connection the same batch is sent again, which event ids make harmless.
   * Throws `InvalidEvent` when the database refuses what was sent, `StoreUnavailable` when it stays away.
   */
  async write(writes: readonly Write[]): Promise<readonly Outcome[]> {
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
        if (!mayPassSoon(error)) break;
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
      connectionTimeoutMillis: STATEMENT_TIMEOUT_MS,
    });
    client.on('error', () => (this.client = undefined));
    await client.connect();
    this.client = client;
    return client;
  }
}

/** Found when sending again after a lost connection: it was this very write that had come through. */
function ownWrite(outcome: Outcome): Outcome {
  return outcome.kind === 'duplicate' ? { ...outcome, kind: 'ok' } : outcome;
}

/** A full or read-only server stays so for longer than any caller waits: it is told at once. */
function mayPassSoon(error: unknown): boolean {
  return (
    isConnectionLost(error) ||
    (error instanceof pg.DatabaseError && error.code?.startsWith(COLLISION) === true)
  );
}

function isAboutTheWrite(error: unknown): boolean {
  return error instanceof pg.DatabaseError && !SERVER_TROUBLE.includes((error.code ?? 'XX').slice(0, 2));
}
