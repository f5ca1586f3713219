import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { SOURCE_FLAGS } from '#test/support/processes/source-process';

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the real program to its end. */
function treebeard(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const program = execFile(
      process.execPath,
      [...SOURCE_FLAGS, 'apps/api/src/cli/main.ts', ...args],
      (_, out, err) => {
        resolve({ code: program.exitCode ?? -1, out, err });
      },
    );
  });
}

describe('the treebeard program', () => {
  it('lists every command with its words, a line each', async () => {
    const { code, out, err } = await treebeard('help');
    expect([code, err]).toEqual([0, '']);
    const listed = out
      .split('\n')
      .flatMap((line) => /^ {2}([a-z]+(?: [a-z]+)?) {2,}[A-Z]/.exec(line)?.[1] ?? []);
    expect(listed).toEqual([
      ...['usage inspect', 'tariff convert', 'bill', 'recommend'],
      ...['catalogue import', 'catalogue list', 'catalogue rollback', 'account create'],
      ...['projections list', 'projections rebuild', 'projections verify'],
      ...['audit verify', 'audit export', 'audit rebuild', 'audit key', 'audit replay'],
      ...['migrate status', 'migrate up', 'migrate down', 'migrate logins', 'completion'],
    ]);
  });

  it('prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await treebeard('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  it('refuses in words on stderr and ends with 2', async () => {
    expect(await treebeard('usage', 'inspect', '/nowhere.csv')).toEqual({
      code: 2,
      out: '',
      err: 'There is no file "/nowhere.csv". Check the path.\n',
    });
  });

  it('ends quietly when nobody reads what it prints', async () => {
    const program = spawn(process.execPath, [...SOURCE_FLAGS, 'apps/api/src/cli/main.ts', 'help'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    program.stdout.destroy();
    const [err, [code]] = await Promise.all([text(program.stderr), once(program, 'exit')]);
    expect([code, err]).toEqual([0, '']);
  });
});
