import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { freePort } from '#api/platform/postgres/free-port';
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

/** Starts Redis on a free port, by default as the queues need it: nothing is ever evicted. */
export async function redisServer(policy = 'noeviction'): Promise<RedisServer> {
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(REDIS_PROGRAM, [...args, '--maxmemory-policy', policy], { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${String(port)}`;
  const probe = new Redis(url, { retryStrategy: () => 50 });
  probe.on('error', () => undefined); // not up yet
  await eventually(() => probe.ping());
  probe.disconnect();
  return {
    url,
    freeze: () => void child.kill('SIGSTOP'),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
