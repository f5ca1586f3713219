import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { freePort } from '#api/platform/postgres/free-port';
import { eventually } from './eventually.js';

/** Where Debian puts it. */
export const REDIS_PROGRAM = '/usr/bin/redis-server';

/** A Redis of a suite's own, in memory only. */
export interface RedisServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts Redis on a free port as the queues need it: nothing is ever evicted. */
export async function redisServer(): Promise<RedisServer> {
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(REDIS_PROGRAM, [...args, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${String(port)}`;
  const probe = new Redis(url, { retryStrategy: () => 50 });
  probe.on('error', () => undefined); // not up yet
  await eventually(() => probe.ping());
  probe.disconnect();
  return {
    url,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
