import { Fault } from '#domain/shared/fault';

const WITHIN_MS = 5_000;

/**
 * Checks that a Redis answers before anything depends on it, since a queue would wait for ever. `setting` names
 * its variable. Throws `redis.unreachable`, without the address, which may contain a password.
 */
export async function reachRedis(url: string | undefined, setting: string): Promise<void> {
  if (url === undefined) return;
  const { Redis } = await import('ioredis');
  const client = new Redis(url, {
    ...{ lazyConnect: true, connectTimeout: WITHIN_MS, commandTimeout: WITHIN_MS },
    ...{ maxRetriesPerRequest: 0, retryStrategy: () => null, enableOfflineQueue: false },
  });
  client.on('error', () => undefined); // `connect` reports it
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
