import { createHmac, timingSafeEqual } from 'node:crypto';
import pg from 'pg';
import { Fault } from '#domain/shared/fault';

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Checks that this is the database's master key: the first one leaves a keyed digest there, which every later one
 * must match. Throws `sealing.wrong-master-key`. `pool` is `treebeard_keys`'s.
 */
export async function checkMasterKey(pool: pg.Pool, masterKey: Uint8Array): Promise<void> {
  const value = createHmac('sha256', masterKey).update('treebeard master key check v1').digest();
  await pool.query('insert into sealing.master_key_check (value) values ($1) on conflict do nothing', [
    value,
  ]);
  const { rows } = await pool.query<{ value: Buffer }>('select value from sealing.master_key_check');
  const [kept] = rows;
  if (kept !== undefined && kept.value.length === value.length && timingSafeEqual(kept.value, value)) return;
  throw new Fault(
    'sealing.wrong-master-key',
    'This is not the master key that belongs to this database, so nothing sealed in it could be read: set MASTER_KEY to the right one, or restore its secrets.json.',
  );
}

/**
 * Whether the database already belongs to a master key, so that no new one may be generated for it. `keysUrl` is
 * `treebeard_keys`'s.
 */
export async function hasMasterKey(keysUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: keysUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from sealing.master_key_check');
    return rowCount !== 0;
  } finally {
    await client.end();
  }
}
