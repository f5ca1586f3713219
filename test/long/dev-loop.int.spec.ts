import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '#api/platform/postgres/server-process';
import { eventually } from '../support/eventually.js';

/** The first bundle of the pages takes a minute and a half of a busy machine. */
const STARTED_WITHIN_MS = 10 * 60_000;
const SHOWN_WITHIN_MS = 3 * 60_000;

const root = resolve(__dirname, '../..');
const LEFT_OUT = ['node_modules', 'dist', '.git', '.data', '.angular'];

/** A copy of our sources that uses the packages installed here. */
function copyOfSources(): string {
  const copy = mkdtempSync(join(tmpdir(), 'treebeard-dev-'));
  for (const name of readdirSync(root).filter((one) => !LEFT_OUT.includes(one)))
    cpSync(join(root, name), join(copy, name), { recursive: true });
  mkdirSync(join(copy, 'node_modules', '.cache'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')).filter((one) => one !== '.cache'))
    symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  const lock = createHash('sha256')
    .update(readFileSync(join(copy, 'package-lock.json')))
    .digest('hex');
  writeFileSync(join(copy, 'node_modules', '.cache', 'installed-lock'), lock);
  return copy;
}

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

async function textOf(url: string): Promise<string> {
  const answer = await fetch(url);
  expect([url, answer.status]).toEqual([url, 200]);
  return answer.text();
}

/** Every script that the pages' first one leads to. */
async function scripts(url: string): Promise<string> {
  const texts = new Map<string, string>();
  const waiting = ['main.js'];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (texts.has(name)) continue;
    const text = await textOf(`${url}/${name}`);
    texts.set(name, text);
    waiting.push(...(text.match(/\b[\w.-]+-[A-Z0-9]{8}\.js\b/g) ?? []));
  }
  return [...texts.values()].join('\n');
}

describe('npm run dev', () => {
  const copy = copyOfSources();
  let dev: ChildProcess | undefined;
  afterAll(async () => {
    if (dev?.exitCode === null) {
      dev.kill('SIGINT');
      await once(dev, 'exit');
    }
    rmSync(copy, { recursive: true, force: true });
  }, 120_000);

  it(
    'answers with what was just written, the API and the pages, and ends whole',
    async () => {
      const [port, pagesPort] = [await freePort(), await freePort()];
      const started = spawn(process.execPath, ['scripts/dev.mjs'], {
        cwd: copy,
        env: {
          ...process.env,
          PORT: String(port),
          PAGES_PORT: String(pagesPort),
          DATA_DIR: join(copy, '.data'),
        },
        stdio: 'ignore',
      });
      dev = started;
      const api = `http://127.0.0.1:${String(port)}/api/v1/health/live`;
      const pages = `http://127.0.0.1:${String(pagesPort)}`;
      await eventually(async () => {
        expect(started.exitCode).toBeNull();
        expect(await textOf(api)).toBe('{"state":"up"}');
      }, STARTED_WITHIN_MS);
      await eventually(async () => {
        expect(await scripts(pages)).toContain('Use your own meter data');
      }, STARTED_WITHIN_MS);

      edit(
        join(copy, 'apps/api/src/platform/health/health.controller.ts'),
        "return { state: 'up' };",
        "return { state: 'down' };",
      );
      await eventually(async () => {
        expect(await textOf(api)).toBe('{"state":"down"}');
      }, SHOWN_WITHIN_MS);

      edit(
        join(copy, 'apps/web/src/energy/usage/start/start.page.html'),
        'Use your own meter data',
        'Use your own copper',
      );
      await eventually(async () => {
        expect(await scripts(pages)).toContain('Use your own copper');
      }, SHOWN_WITHIN_MS);

      const ended = once(started, 'exit');
      started.kill('SIGINT');
      expect((await ended)[0]).toBe(0);
    },
    2 * (STARTED_WITHIN_MS + SHOWN_WITHIN_MS),
  );
});
