import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '#api/platform/postgres/embedded-postgres';
import { readPostmaster } from '#api/platform/postgres/postmaster';
import { reachRedis } from '#api/platform/redis-reachable';
import { eventually } from '../support/eventually.js';

describe('the bundled PostgreSQL in trouble', () => {
  const home = mkdtempSync(join(tmpdir(), 'treebeard-trouble-'));
  afterAll(() => {
    rmSync(home, { recursive: true, force: true });
  });

  const ask = async (url: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('select 1').finally(() => client.end());
  };

  /** Rows of the last of several statements. */
  const askFor = async <Row extends object>(url: string, sql: string): Promise<readonly Row[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const answer: unknown = await client.query<Row>(sql).finally(() => client.end());
    const last = (Array.isArray(answer) ? answer : [answer]) as pg.QueryResult<Row>[]; // pg gives a list for several
    return last.at(-1)?.rows ?? [];
  };

  it('is started again on its port when it is killed, and given up when its data is damaged', async () => {
    const dataDir = join(home, 'killed');
    const lost: unknown[] = [];
    const server = await startPostgres({ dataDir, onLost: (error) => lost.push(error) });
    for (let kill = 0; kill < 2; kill += 1) {
      const before = readPostmaster(dataDir)?.pid ?? 0;
      process.kill(before, 'SIGKILL');
      await eventually(async () => {
        expect(readPostmaster(dataDir)?.pid).not.toBe(before);
        await ask(server.url);
      }, 20_000);
    }
    expect(lost).toEqual([]);
    writeFileSync(join(dataDir, 'global', 'pg_control'), 'no longer what it was');
    process.kill(readPostmaster(dataDir)?.pid ?? 0, 'SIGKILL');
    await eventually(() => {
      expect(lost).toMatchObject([
        { code: 'postgres.did-not-start', message: expect.stringMatching(/says: (FATAL|PANIC):.*backup/) },
      ]);
    }, 40_000);
    await server.stop();
  }, 120_000);

  it('notices a page that changed on the disk as soon as it is read, and gives out nothing of it', async () => {
    const dataDir = join(home, 'damaged');
    const server = await startPostgres({ dataDir });
    const [made] = await askFor<{ file: string }>(
      server.url,
      `create table kept as select n, repeat('x', 1000) as text from generate_series(1, 100) as n;
       select pg_relation_filepath('kept') as file`,
    );
    await server.stop();
    const file = openSync(join(dataDir, made?.file ?? ''), 'r+');
    writeSync(file, 'not what was written', 5_000);
    closeSync(file);
    const again = await startPostgres({ dataDir });
    await expect(askFor(again.url, 'select sum(length(text)) from kept')).rejects.toMatchObject({
      code: 'XX001',
    });
    await eventually(async () => {
      const counted = `select checksum_failures as n from pg_stat_database where datname = 'treebeard'`;
      expect(await askFor(again.url, counted)).toEqual([{ n: '1' }]);
    });
    await again.stop();
  });

  it('touches no folder that is not whole, and says what to do', async () => {
    const dataDir = join(home, 'half');
    mkdirSync(join(dataDir, 'base'), { recursive: true });
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({ code: 'postgres.not-a-database' });
    expect(readdirSync(dataDir)).toEqual(['base']);
  });

  it('asks for its password by the name of the file, and leaves no server behind without it', async () => {
    const dataDir = join(home, 'locked');
    await (await startPostgres({ dataDir })).stop();
    const file = join(dataDir, 'treebeard.password');
    writeFileSync(file, '');
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({ code: 'postgres.no-password' });
    writeFileSync(file, 'another');
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({ code: '28P01' });
    rmSync(file);
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({ code: 'postgres.no-password' });
    expect(readPostmaster(dataDir)).toBeUndefined();
  });
});

describe('a Redis that is not there', () => {
  it('is told of in time, without its password', async () => {
    const reach = reachRedis('redis://:secret-of-redis@127.0.0.1:1', 'REDIS_URL');
    await expect(reach).rejects.toMatchObject({
      code: 'redis.unreachable',
      message: expect.not.stringContaining('secret-of-redis'),
    });
  });
});
