import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** The built application as a bench runs it. */
export interface BenchApp {
  readonly url: string;
  /** From the start of the process until it answered that it is ready. */
  readonly startedInMs: number;
  stop(): Promise<void>;
}

const START_WITHIN_MS = 120_000;
let nextPort = 18_400 + (process.pid % 1000);

/** Starts `dist/` on its data folder and waits until it says that it is ready. */
export async function startApp(dataDir: string): Promise<BenchApp> {
  const port = (nextPort += 1);
  const url = `http://127.0.0.1:${String(port)}`;
  const started = performance.now();
  const child = spawn(process.execPath, ['dist/apps/api/src/main.js'], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      REQUESTS_PER_MINUTE: '1000000',
      ANTHROPIC_API_KEY: undefined,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await untilReady(child);
  return { url, startedInMs: performance.now() - started, stop: () => stop(child) };
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error('the application did not start in time'));
    }, START_WITHIN_MS);
    child.stdout?.on('data', (text: Buffer) => {
      if (!text.toString().includes('is ready')) return;
      clearTimeout(late);
      resolve();
    });
    child.once('exit', (code) => {
      reject(new Error(`the application ended with ${String(code)}`));
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  child.removeAllListeners('exit');
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  await ended;
}
