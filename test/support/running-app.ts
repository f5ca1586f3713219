import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.js';

/** The built application, running with its own data. */
export type RunningApp = { readonly url: string; stop(): Promise<void> };

const START_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 20_000;

/**
 * Starts `dist/` as `npm start` does, on a free port and an empty data folder, and waits until it is
 * ready. With JOURNEY_URL set, uses the server that runs there instead and leaves it running.
 */
export async function runningApp(): Promise<RunningApp> {
  const there = process.env['JOURNEY_URL'];
  if (there !== undefined) return { url: there, stop: () => Promise.resolve() };
  const folder = mkdtempSync(join(tmpdir(), 'treebeard-journey-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const output: string[] = [];
  const child = spawn(process.execPath, ['dist/apps/api/src/main.js'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => output.push(text.toString()));
  const stop = () => stopApp(child, folder);
  try {
    await eventually(() => ready(url, child, output), START_WITHIN_MS);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

async function ready(url: string, child: ChildProcess, output: readonly string[]): Promise<void> {
  if (child.exitCode !== null) throw new Error(`The server ended by itself:\n${output.join('')}`);
  const answer = await fetch(`${url}/api/v1/health/ready`);
  if (!answer.ok) throw new Error(`Not ready: ${String(answer.status)}\n${output.join('')}`);
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string')
    throw new Error('The probe for a free port has no port.');
  return address.port;
}
