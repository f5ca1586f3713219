import { execFile } from 'node:child_process';
import { SOURCE_FLAGS } from '#test/support/processes/source-process';
import { testDatabase } from '#test/support/postgres';
import type { TestDatabase } from '#test/support/postgres';
import { migrations } from '#migrations/all';

describe('treebeard migrate', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  const migrate = (...args: readonly string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((resolve) => {
      const { DATABASE_URL: _, ...env } = process.env;
      const program = execFile(
        process.execPath,
        [...SOURCE_FLAGS, 'apps/api/src/cli/main.ts', 'migrate', ...args],
        { env: { ...env, MIGRATION_DATABASE_URL: database.ownerUrl } },
        (_error, out, err) => {
          resolve({ code: program.exitCode ?? -1, out, err });
        },
      );
    });

  it('says what is there, takes the latest back once confirmed, and applies it again', async () => {
    const names = migrations.map((migration) => new migration().name);
    const latest = names.at(-1) ?? '';
    expect(await migrate('status')).toMatchObject({
      code: 0,
      out: expect.stringContaining('every migration'),
    });
    const unsure = await migrate('down');
    expect([unsure.code, unsure.err]).toEqual([2, expect.stringContaining('--yes')]);
    const down = await migrate('down', '--yes');
    expect([down.code, down.out]).toEqual([0, `Took back ${latest}.\n`]);
    const behind = await migrate('status', '--json');
    expect([behind.code, JSON.parse(behind.out)]).toEqual([
      1,
      { applied: names.slice(0, -1), missing: [latest] },
    ]);
    expect(JSON.parse((await migrate('up', '--json')).out)).toEqual({ applied: [latest] });
    expect((await migrate('up')).out).toBe('Nothing to do.\n');
  });

  it('prints the logins that the application needs', async () => {
    const { code, out } = await migrate('logins', '--json');
    expect([code, JSON.parse(out)]).toEqual([
      0,
      { DATABASE_URL: database.appUrl, KEYS_DATABASE_URL: database.keysUrl },
    ]);
  });
});
