import { randomBytes } from 'node:crypto';
import { testDatabase } from '#test/support/postgres';
import { openPool } from '../postgres/pool.js';
import { checkMasterKey, hasMasterKey } from './master-key.js';

describe('the master key of a database', () => {
  it('is the first one it met; any other is refused before anything is sealed with it', async () => {
    const database = await testDatabase();
    const pool = openPool(database.keysUrl, { name: 'test keys', connections: 2 });
    const key = randomBytes(32);
    expect(await hasMasterKey(database.keysUrl)).toBe(false);
    await checkMasterKey(pool, key);
    await checkMasterKey(pool, key);
    expect(await hasMasterKey(database.keysUrl)).toBe(true);
    const other = checkMasterKey(pool, randomBytes(32));
    await expect(other).rejects.toMatchObject({ code: 'sealing.wrong-master-key' });
    const { rows } = await pool.query<{ value: Buffer }>('select value from sealing.master_key_check');
    expect(rows[0]?.value.equals(key)).toBe(false);
    await pool.end();
    await database.drop();
  });
});
