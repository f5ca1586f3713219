import { Redis } from 'ioredis';
import { Fault } from '#domain/shared/fault';

const WITHIN_MS = 5_000;

/**
 * Makes sure that a Redis answers before anything waits for it: a queue would wait for ever. `setting` is what
 * names it. Throws `redis.unreachable`, without the address, which may hold a password.
 */
export async function reachRedis(url: string | undefined, setting: string): Promise<void> {
  if (url === undefined) return;
  const client = new Redis(url, {
    ...{ lazyConnect: true, connectTimeout: WITHIN_MS, commandTimeout: WITHIN_MS },
    ...{ maxRetriesPerRequest: 0, retryStrategy: () => null, enableOfflineQueue: false },
  });
  client.on('error', () => undefined); // connecting tells
  try {
    await client.connect();
    await client.ping();
  } catch {
    throw new Fault(
      'redis.unreachable',
      `The Redis of ${setting} does not answer or refuses the login: start it, or correct ${setting}.`,
    );
  } finally {
    client.disconnect();
  }
}
