import { execFile } from 'node:child_process';
import type * as Build from '#api/platform/build';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { advisedHome, eraseHome } from '#test/support/many-recommendations';

/** The engine that the recommendations of a test name, if not the one that made them. */
let mockEngine: string | undefined;
jest.mock('#api/platform/build', () => {
  const real = jest.requireActual<typeof Build>('#api/platform/build');
  return {
    ...real,
    get ENGINE_DIGEST() {
      return mockEngine ?? real.ENGINE_DIGEST;
    },
  };
});

/** The master key of test installations. */
const MASTER_KEY = Buffer.alloc(32, 7).toString('base64');

describe('audit replay', () => {
  let app: TestApp;
  let ids: readonly string[];
  beforeAll(async () => {
    app = await testApp();
    ({ ids } = await advisedHome(app, { at: 0, count: 2 }));
    await eraseHome(app, await advisedHome(app, { at: 1, count: 1 }));
  });
  afterAll(() => app.stop());

  const replay = (
    ...args: readonly string[]
  ): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> =>
    new Promise((resolve) => {
      const env = {
        ...process.env,
        DATABASE_URL: app.database.ownerUrl,
        MASTER_KEY,
        SESSION_SECRET: 'x'.repeat(32),
      };
      // Built, since plain Node runs no decorators.
      const argv = ['dist/apps/api/src/cli/main.js', 'audit', 'replay', ...args];
      execFile(process.execPath, argv, { env }, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      });
    });

  it('makes all, some or one again, and ends with 0 where all are the same bytes or erased', async () => {
    const all = await replay('--all', '--json');
    expect([all.stderr, all.code]).toEqual(['', 0]);
    expect(JSON.parse(all.stdout)).toMatchObject({ checked: 3, equal: 2, erased: 1, different: 0 });
    expect(JSON.parse((await replay('--sample', '2', '--json')).stdout)).toMatchObject({ checked: 2 });
    const one = await replay(ids[0] ?? '', '--engine', 'current');
    expect(one.stdout).toBe('1 made again: 1 the same bytes, 0 erased with their home, 0 different.\n');
  });

  it('ends with 1 and names what differs, or cannot be made again', async () => {
    mockEngine = 'f'.repeat(64);
    const [id] = (await advisedHome(app, { at: 2, count: 1 })).ids;
    mockEngine = undefined;
    const { code, stdout } = await replay('--all', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      ...{ engine: 'recorded', checked: 4, equal: 2, erased: 1, different: 1 },
      differing: [{ id, verdict: 'engine-missing' }],
    });
    const words = await replay('--all');
    expect([words.code, words.stdout]).toEqual([
      1,
      expect.stringContaining(`\n  ${id ?? ''}  engine-missing\n`),
    ]);
  });

  it.each([
    ['cli.which-results', []],
    ['cli.which-results', ['--all', '--sample', '3']],
    ['cli.bad-sample', ['--sample', '0']],
    ['cli.bad-id', ['not-an-id']],
    ['cli.bad-engine', ['--all', '--engine', 'mine']],
    ['audit.no-recommendation', ['0198aaaa-0000-7000-8000-000000000009']],
  ])('ends with 2 and says %s', async (told, args) => {
    const { code, stderr } = await replay(...args, '--json');
    expect([code, (JSON.parse(stderr) as { error: { code: string } }).error.code]).toEqual([2, told]);
  });
});
