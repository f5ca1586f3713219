import { LRUCache } from 'lru-cache';
import { boxKey } from './box.js';
import type { BoxKey } from './box.js';
import type { SubjectKeyStore } from './subject-keys.js';

const MAX_ENTRIES = 1_000;
/** How long a process that did not hear of an erasure may still read what was erased. */
const TTL_MS = 10_000;

/** Keys for sealing, cached in memory for seconds; never for an erased subject. */
export class CachedKeys {
  private readonly keys: LRUCache<string, BoxKey>;
  private forgotten = 0;

  constructor(
    private readonly store: SubjectKeyStore,
    now: () => number,
  ) {
    this.keys = new LRUCache({
      max: MAX_ENTRIES,
      ttl: TTL_MS,
      ttlResolution: 0,
      ttlAutopurge: true,
      perf: { now },
    });
  }

  /** The key to seal with, created on first use. */
  obtain(subjectId: string): Promise<BoxKey | 'erased'> {
    return this.through(subjectId, (id) => this.store.obtain(id));
  }

  /** The key to open with. */
  find(subjectId: string): Promise<BoxKey | 'erased'> {
    return this.through(subjectId, (id) => this.store.find(id));
  }

  async erase(subjectId: string): Promise<void> {
    await this.store.erase(subjectId);
    this.forget(subjectId);
  }

  forget(subjectId: string): void {
    this.forgotten += 1;
    this.keys.delete(subjectId);
  }

  private async through(
    subjectId: string,
    load: (subjectId: string) => Promise<Uint8Array | 'erased'>,
  ): Promise<BoxKey | 'erased'> {
    const kept = this.keys.get(subjectId);
    if (kept !== undefined) return kept;
    const before = this.forgotten;
    const loaded = await load(subjectId);
    if (loaded === 'erased') return loaded;
    const key = boxKey(loaded);
    // What was erased while it was on its way is not kept.
    if (this.forgotten === before) this.keys.set(subjectId, key);
    return key;
  }
}
