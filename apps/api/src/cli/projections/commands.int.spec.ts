import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { contexts } from '#api/contexts';
import type { TestDatabase } from '#test/support/postgres';
import { testDatabase } from '#test/support/postgres';
import { SOURCE_FLAGS } from '#test/support/processes/source-process';

const execute = promisify(execFile);

describe('the list of read models', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  const projections = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await execute(
      process.execPath,
      [...SOURCE_FLAGS, 'apps/api/src/cli/main.ts', 'projections', ...args],
      { env: { ...process.env, DATABASE_URL: database.ownerUrl } },
    );
    return stdout;
  };

  it('names each that this version knows, built or not', async () => {
    const names = contexts.flatMap(({ projections: ofContext }) => ofContext.map(({ name }) => name));
    const built = names[0] ?? '';
    expect((await projections('list')).trim().split('\n')).toEqual(
      names.map((name) => `${name}  never built`),
    );
    await projections('rebuild', built);
    const { projections: listed } = JSON.parse(await projections('list', '--json')) as {
      projections: readonly { readonly name: string; readonly position: string | null }[];
    };
    expect(listed.map(({ name, position }) => [name, position])).toEqual(
      names.map((name) => [name, name === built ? '0' : null]),
    );
  });

  it('is compared with the log, one by one, and names what is wrong', async () => {
    const [name = ''] = (contexts[0]?.projections ?? []).map((one) => one.name);
    const [table = ''] = (contexts[0]?.projections ?? []).map((one) => one.table);
    await projections('rebuild', name);
    expect(await projections('verify', name)).toMatch(/0 rows, as the log says, at position 0\./);
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query(
      `insert into read_models.${table} (key, body, position, begun) values ('weed', '{}', 1, 1)`,
    );
    await client.end();
    await expect(projections('verify', name)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/differs from the log.*\n {2}weed/) as unknown,
    });
  });
});
