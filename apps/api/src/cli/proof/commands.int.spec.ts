import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { energyProjections } from '#projections/energy/energy-projections';
import { LOG_SIGNING_KEYS, VERIFIER_KEY } from '#test/support/log-keys';
import type { TestDatabase } from '#test/support/postgres';
import { testDatabase } from '#test/support/postgres';
import { openProvedLog } from '#test/support/proved-log';
import { SOURCE_FLAGS } from '#test/support/processes/source-process';

interface Ended {
  readonly code: number | string | null | undefined;
  readonly out: string;
  readonly err: string;
}

/** A key that signed nothing here. */
const WITNESS = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';

describe('audit', () => {
  let database: TestDatabase;
  let proved: Awaited<ReturnType<typeof openProvedLog>>;
  let folder: string;
  beforeAll(async () => {
    database = await testDatabase();
    proved = await openProvedLog(database);
    folder = mkdtempSync(join(tmpdir(), 'treebeard-audit-'));
    await proved.grow(30, 10);
    await proved.stop();
  });
  afterAll(async () => {
    await proved.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const audit = (...args: readonly string[]): Promise<Ended> => run('audit', ...args);
  const run = (...args: readonly string[]): Promise<Ended> =>
    new Promise((resolve) => {
      execFile(
        process.execPath,
        [...SOURCE_FLAGS, 'apps/api/src/cli/main.ts', ...args],
        { env: { ...process.env, DATABASE_URL: database.ownerUrl, DATA_DIR: folder, LOG_SIGNING_KEYS } },
        (error, out, err) => {
          resolve({ code: error === null ? 0 : error.code, out, err });
        },
      );
    });
  const file = (name: string): string => join(folder, name);

  it('exports a bundle that is verified offline, against an older checkpoint too', async () => {
    writeFileSync(file('old.checkpoint'), (await proved.log.newest()).note);
    expect(await audit('export', file('bundle.jsonl'))).toMatchObject({ code: 0 });
    const good = await audit(
      'verify',
      file('bundle.jsonl'),
      '--key',
      VERIFIER_KEY,
      '--since',
      file('old.checkpoint'),
    );
    expect(good).toMatchObject({
      code: 0,
      out: expect.stringMatching(/as it was recorded: 30 events.*\n1 checkpoint kept outside agreed/),
    });
    const again = await audit('export', file('bundle.jsonl'));
    expect(again).toMatchObject({ code: 2, err: expect.stringMatching(/exists already/) });
  });

  it('names the altered event of a bundle and ends with 1; what is no bundle, or no key, ends with 2', async () => {
    const text = readFileSync(file('bundle.jsonl'), 'utf8');
    writeFileSync(file('forged.jsonl'), text.replace('"n":4', '"n":5'));
    const forged = await audit('verify', file('forged.jsonl'), '--key', VERIFIER_KEY);
    expect(forged).toMatchObject({
      code: 1,
      out: expect.stringMatching(/not what was recorded.\n {2}Event 4: its data/),
    });
    writeFileSync(file('cut.jsonl'), text.slice(0, -30));
    expect(await audit('verify', file('cut.jsonl'), '--key', VERIFIER_KEY)).toMatchObject({ code: 2 });
    expect(await audit('verify', file('bundle.jsonl'))).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--key/),
    });
    const unseen = await audit('verify', file('bundle.jsonl'), '--key', VERIFIER_KEY, '--witness', WITNESS);
    expect(unseen).toMatchObject({ code: 1, out: expect.stringMatching(/has not signed any checkpoint/) });
  });

  it('verifies the database, says what is open, and names the first altered position', async () => {
    expect(await audit('verify')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Nothing from outside was compared/),
    });
    await proved.tamper((owner) =>
      owner.query(
        "update events set recorded_at = recorded_at - interval '1 day' where global_position = 13",
      ),
    );
    const altered = await audit('verify', '--log-only', '--json');
    expect(altered.code).toBe(1);
    expect(JSON.parse(altered.out)).toMatchObject({
      isIntact: false,
      findings: [{ what: 'event', index: 12, position: '13' }],
    });
    await proved.tamper((owner) =>
      owner.query(
        "update events set recorded_at = recorded_at + interval '1 day' where global_position = 13",
      ),
    );
  });

  it('names an altered row of a read model by model and key', async () => {
    const [{ name, table } = { name: '', table: '' }] = Object.values(energyProjections);
    const client = proved.owner;
    const projections = (...args: readonly string[]) => run('projections', ...args);
    expect(await projections('rebuild', name)).toMatchObject({ code: 0 });
    await client.query(
      `insert into read_models.${table} (key, body, position, begun) values ('weed', '{}', 1, 1)`,
    );
    const found = await audit('verify');
    expect(found.code).toBe(1);
    expect(found.out).toContain(`${name} differs from the log`);
    expect(found.out).toContain('\n  weed (unexpected)');
    await client.query(`delete from read_models.${table}`);
  });

  it('makes a key', async () => {
    const { out } = await audit('key', 'treebeard.example/log');
    expect(out).toMatch(
      /PRIVATE\+KEY\+treebeard.example\/log\+[0-9a-f]{8}\+\S+\n.*\ntreebeard.example\/log\+/,
    );
    expect((await audit('key', 'two words')).code).toBe(2);
  });

  it('makes the tree again', async () => {
    await proved.owner.query('delete from transparency.tiles');
    expect(await audit('verify', '--log-only')).toMatchObject({ code: 1 });
    expect(await audit('rebuild')).toMatchObject({
      code: 0,
      out: 'The tree over 30 events was made again.\n',
    });
    expect(await audit('verify', '--log-only')).toMatchObject({ code: 0 });
  });
});
