import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf } from './ready.js';

/** The built application, running with its own data. */
export type RunningApp = { readonly url: string; stop(): Promise<void> };

const START_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 20_000;

/**
 * Starts `dist/` as `npm start` does, on a free port and an empty data folder, and waits until it is
 * ready; `settings` are environment variables. With JOURNEY_URL set, uses the server that runs there instead and leaves it running.
 */
export async function runningApp(settings: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
  const there = process.env['JOURNEY_URL'];
  if (there !== undefined) return { url: there, stop: () => Promise.resolve() };
  const folder = mkdtempSync(join(tmpdir(), 'treebeard-journey-'));
  let output = '';
  const child = spawn(process.execPath, ['dist/apps/api/src/main.js'], {
    env: { ...process.env, PORT: '0', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  const stop = () => stopApp(child, folder);
  try {
    return { url: await addressOf(child, () => output, START_WITHIN_MS), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function stopApp(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(late);
  }
  rmSync(folder, { recursive: true, force: true });
}
