import { circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel';
import { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';

/** Text kept for a while under a hash of everything it depends on, the engine's version included. */
export abstract class Cache {
  abstract get(key: string): Promise<string | undefined>;
  abstract set(key: string, text: string, ttlS: number): Promise<void>;
  abstract close(): Promise<void>;
}

/** In process unless a Redis of its own is configured; never the queues' Redis. */
export function openCache(redisUrl: string | undefined): Cache {
  return redisUrl === undefined ? new ProcessCache() : new RedisCache(redisUrl);
}

const MOST_BYTES = 64 * 1024 * 1024;

/** Drops the least recently used values once it holds 64 MiB. */
export class ProcessCache extends Cache {
  private readonly texts: LRUCache<string, string>;

  constructor(now: () => number = Date.now) {
    super();
    this.texts = new LRUCache({
      maxSize: MOST_BYTES,
      sizeCalculation: (text) => Math.max(1, text.length * 2),
      ttlResolution: 0,
      perf: { now },
    });
  }

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.texts.get(key));
  }

  set(key: string, text: string, ttlS: number): Promise<void> {
    this.texts.set(key, text, { ttl: ttlS * 1000 });
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.texts.clear();
    return Promise.resolve();
  }
}

/** A cache slower than this costs more than computing the value again. */
const COMMAND_MS = 250;
const REST_MS = 10_000;

/** A cache shared by several processes. A failure counts as a miss, never as a fault. */
class RedisCache extends Cache {
  private readonly redis: Redis;
  /** After a failure Redis is not asked for ten seconds, so that a frozen one delays only one request. */
  private readonly breaker = circuitBreaker(handleAll, {
    halfOpenAfter: REST_MS,
    breaker: new ConsecutiveBreaker(2),
  });

  constructor(url: string) {
    super();
    this.redis = new Redis(url, {
      maxRetriesPerRequest: 1,
      enableOfflineQueue: false,
      commandTimeout: COMMAND_MS,
    });
    this.redis.on('error', () => undefined); // each command reports its own failure
  }

  async get(key: string): Promise<string | undefined> {
    return (await this.asked(() => this.redis.get(key))) ?? undefined;
  }

  async set(key: string, text: string, ttlS: number): Promise<void> {
    await this.asked(() => this.redis.set(key, text, 'EX', ttlS));
  }

  private asked(ask: () => Promise<string | null>): Promise<string | null> {
    return this.breaker.execute(ask).catch(() => null);
  }

  close(): Promise<void> {
    this.redis.disconnect();
    return Promise.resolve();
  }
}
