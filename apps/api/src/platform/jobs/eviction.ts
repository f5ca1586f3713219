import type { Redis } from 'ioredis';

/** A Redis that evicts keys when it is full would lose jobs that nobody hears of. */
export async function refuseEviction(redis: Redis): Promise<void> {
  const told = await redis.info('memory').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : 'no answer';
    throw new Error(`The Redis of REDIS_URL cannot be used: ${reason}. Check that it runs and its password.`);
  });
  const policy = /^maxmemory_policy:(\S+)/m.exec(told)?.[1] ?? 'unknown';
  if (policy === 'noeviction') return;
  throw new Error(
    `The Redis of REDIS_URL may throw queued jobs away (maxmemory-policy is ${policy}). Set it to noeviction.`,
  );
}
