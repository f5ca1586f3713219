import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { eventually } from '#test/support/eventually';
import { sourceProcess } from '#test/support/processes/source-process';
import { startPostgres } from './embedded-postgres.js';
import { isAlive, readPostmaster } from './postmaster.js';

describe('the bundled PostgreSQL', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'treebeard-embedded-'));
  const dataDir = path.join(home, 'deep', 'postgres');
  afterAll(() => {
    rmSync(home, { recursive: true, force: true });
  });

  async function ask<Row extends object>(url: string, sql: string): Promise<readonly Row[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<Row>(sql);
    await client.end();
    return rows;
  }
  const pidNow = () => readPostmaster(dataDir)?.pid ?? 0;

  it('makes its data directory, serves, and stops without a trace', async () => {
    const server = await startPostgres({ dataDir });
    await ask(server.url, 'create table kept (n integer); insert into kept values (7)');
    const [settings] = await ask<{ fsync: string; commit: string }>(
      server.url,
      "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit",
    );
    expect(settings).toEqual({ fsync: 'on', commit: 'on' });
    const pid = pidNow();
    expect(isAlive(pid)).toBe(true);
    await server.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('has its data again when it starts again', async () => {
    const server = await startPostgres({ dataDir });
    expect(await ask(server.url, 'select n from kept')).toEqual([{ n: 7 }]);
    await server.stop();
  });

  it('lets nobody in without the password', async () => {
    const server = await startPostgres({ dataDir });
    const url = new URL(server.url);
    url.password = 'guessed';
    await expect(ask(url.toString(), 'select 1')).rejects.toThrow(/password authentication failed/);
    await server.stop();
  });

  it('takes over the server that a killed process left behind', async () => {
    const left = sourceProcess('test/support/processes/start-and-hang.ts', [dataDir]);
    const [line] = (await once(left.stdout, 'data')) as [Buffer];
    const pid = pidNow();
    left.kill('SIGKILL');
    await once(left, 'close');
    expect(isAlive(pid)).toBe(true);
    const server = await startPostgres({ dataDir });
    expect(server.url).toBe(line.toString().trim());
    expect(await ask(server.url, 'select n from kept')).toEqual([{ n: 7 }]);
    await eventually(() => {
      expect(pidNow()).toBe(pid);
    });
    await server.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('starts again after the server itself was killed', async () => {
    const first = await startPostgres({ dataDir });
    const pid = pidNow();
    process.kill(pid, 'SIGKILL');
    // A server that is still dying may be taken for a running one, and then breaks off what it was asked.
    await eventually(() => {
      expect(isAlive(pid)).toBe(false);
    });
    const second = await startPostgres({ dataDir });
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
    await first.stop();
    await second.stop();
    expect(readPostmaster(dataDir)).toBeUndefined();
  });

  it('is one server for all who start it, stopped by the one who owns it', async () => {
    const servers = await Promise.all([1, 2, 3].map(() => startPostgres({ dataDir })));
    expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
    const pid = pidNow();
    await Promise.all(servers.map((server) => server.stop()));
    expect(isAlive(pid)).toBe(false);
  });

  it('is left running by those who only use it', async () => {
    const owner = await startPostgres({ dataDir });
    const guest = await startPostgres({ dataDir });
    await guest.stop();
    expect(await ask(owner.url, 'select n from kept')).toEqual([{ n: 7 }]);
    await owner.stop();
  });
});
