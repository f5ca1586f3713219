import { LRUCache } from 'lru-cache';

/** Text kept for a while under a hash of everything it depends on, the engine's version included. */
export abstract class Cache {
  abstract get(key: string): Promise<string | undefined>;
  abstract set(key: string, text: string, ttlS: number): Promise<void>;
  abstract close(): Promise<void>;
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
