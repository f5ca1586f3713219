import type { Cache } from './cache.js';
import { ProcessCache } from './cache.js';

/** In process unless a Redis of its own is configured; never the queues' Redis. */
export async function openCache(redisUrl: string | undefined): Promise<Cache> {
  if (redisUrl === undefined) return new ProcessCache();
  const { RedisCache } = await import('./redis-cache.js');
  return new RedisCache(redisUrl);
}
