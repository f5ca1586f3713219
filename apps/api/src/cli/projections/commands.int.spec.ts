import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { energyProjections } from '#projections/energy/energy-projections';
import type { TestDatabase } from '#test/support/postgres';
import { testDatabase } from '#test/support/postgres';
import { SOURCE_FLAGS } from '#test/support/source-process';

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
    const names = Object.values(energyProjections).map(({ name }) => name);
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
});
