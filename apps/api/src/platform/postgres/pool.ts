import pg from 'pg';

/** A pool's name in the database's views, and its size. */
export interface PoolSettings {
  readonly name: string;
  readonly connections: number;
  /** No time limits, for streams that last as long as their reader takes. */
  readonly isPatient?: boolean;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** Time limit of a statement on the server; this process also gives up a little later, in case the server is frozen. */
const STATEMENT_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 12_000;
/** Longest wait for a lock; then the statement fails. */
const LOCK_TIMEOUT_MS = 5_000;
/** A transaction idle for longer is ended, so that a frozen process releases its locks. */
const SILENT_TRANSACTION_MS = 10_000;
const IDLE_TIMEOUT_MS = 30_000;

/** A pool of connections. Bigints arrive as strings, times in UTC. End it when done. */
export function openPool(url: string, { name, connections, isPatient = false }: PoolSettings): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: name,
    max: connections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true,
    options: `-c timezone=UTC -c lock_timeout=${String(LOCK_TIMEOUT_MS)}`,
    ...(isPatient
      ? {}
      : {
          statement_timeout: STATEMENT_TIMEOUT_MS,
          query_timeout: ANSWER_TIMEOUT_MS,
          idle_in_transaction_session_timeout: SILENT_TRANSACTION_MS,
        }),
  });
  // A connection that breaks between two queries fails the next query; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined); // an idle connection broke: the pool replaces it
  return pool;
}

/** Runs `work` in one transaction: committed when it returns, rolled back when it throws. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error(String(cause));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
