import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { freePort } from '#api/platform/postgres/server-process';
import { eventually } from './eventually.js';

/** Debian's path of the Redis server. */
export const REDIS_PROGRAM = '/usr/bin/redis-server';

/** A Redis for one suite, in memory only. */
export interface RedisServer {
  readonly url: string;
  /** Stops it from answering, without closing any connection. */
  freeze(): void;
  stop(): Promise<void>;
}

const MOST_PORTS = 5;

/** Starts Redis on a free port, by default as the queues need it: nothing is ever evicted. */
export async function redisServer(policy = 'noeviction'): Promise<RedisServer> {
  for (let tries = 1; ; tries += 1) {
    const port = await freePort();
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const child = spawn(REDIS_PROGRAM, [...args, '--maxmemory-policy', policy], { stdio: 'ignore' });
    const url = `redis://127.0.0.1:${String(port)}`;
    if (await answers(url, child))
      return { url, freeze: () => void child.kill('SIGSTOP'), stop: () => end(child) };
    await end(child);
    if (tries === MOST_PORTS) throw new Error('Redis found no free port.');
  }
}

/** Whether this very Redis answers there; false if it ended, since another process took the port in the meantime. */
async function answers(url: string, child: ChildProcess): Promise<boolean> {
  const probe = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: 0, commandTimeout: 500 });
  probe.on('error', () => undefined); // not up yet, or not a Redis
  try {
    return await eventually(async () => {
      if (child.exitCode !== null) return false;
      const isOurs = (await probe.info('server')).includes(`process_id:${String(child.pid)}\r`);
      if (!isOurs) throw new Error('Another Redis answers.');
      return true;
    });
  } finally {
    probe.disconnect();
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
