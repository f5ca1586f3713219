import pg from 'pg';

/** How a pool is seen in the database's own views, and how large it may grow. */
export interface PoolSettings {
  readonly name: string;
  readonly connections: number;
  /** Without time limits, for what streams as long as its reader takes. */
  readonly isPatient?: boolean;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** The server gives up first; this process where the server is frozen and says nothing. */
const STATEMENT_TIMEOUT_MS = 10_000;
const ANSWER_TIMEOUT_MS = 12_000;
/** A row or table that somebody else holds for longer is told of, not waited for. */
const LOCK_TIMEOUT_MS = 5_000;
/** A process that stopped in the middle of a transaction must not hold what it locked. */
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
  // One that breaks between two queries of a transaction: its next query tells; unheard it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined); // an idle connection broke: the pool replaces it, the next query tells
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
