import { circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel';
import { Redis } from 'ioredis';
import { Cache } from './cache.js';

/** A cache slower than this costs more than computing the value again. */
const COMMAND_MS = 250;
const REST_MS = 10_000;

/** A cache shared by several processes. A failure counts as a miss, never as a fault. */
export class RedisCache extends Cache {
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
