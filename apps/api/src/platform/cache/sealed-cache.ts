import type { z } from 'zod';
import type { Sealing } from '../sealing/sealing.js';
import type { Cache } from './cache.js';

/**
 * Cached values about a person, sealed with their key: after an erasure nobody can read them, wherever the
 * cache keeps them. A damaged, erased or ill-shaped value is a miss, never a fault.
 */
export class SealedCache {
  constructor(
    private readonly cache: Cache,
    private readonly sealing: Pick<Sealing, 'sealBytes' | 'openBytes'>,
  ) {}

  async get<Value>(subjectId: string, key: string, schema: z.ZodType<Value>): Promise<Value | undefined> {
    const text = await this.cache.get(key);
    if (text === undefined) return undefined;
    try {
      const bytes = await this.sealing.openBytes(subjectId, key, Buffer.from(text, 'base64'));
      return bytes === 'erased' ? undefined : schema.parse(JSON.parse(bytes.toString()));
    } catch {
      return undefined;
    }
  }

  async set(subjectId: string, key: string, value: unknown, ttlS: number): Promise<void> {
    const bytes = Buffer.from(JSON.stringify(value));
    const sealed = await this.sealing.sealBytes(subjectId, key, bytes);
    await this.cache.set(key, sealed.toString('base64'), ttlS);
  }
}
