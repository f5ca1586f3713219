import { boxKey } from './box.js';
import type { BoxKey } from './box.js';
import type { SubjectKeyStore } from './subject-keys.js';

interface Entry {
  readonly key: BoxKey;
  readonly untilMs: number;
}

const MAX_ENTRIES = 1_000;
/** How long another process may still read what was just erased. */
const TTL_MS = 10_000;

/** Keys as sealing uses them, kept in memory for seconds; an erased one is never kept. */
export class CachedKeys {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly store: SubjectKeyStore,
    private readonly now: () => number,
  ) {}

  /** The key to seal with, made on first use. */
  obtain(subjectId: string): Promise<BoxKey | 'erased'> {
    return this.through(subjectId, (id) => this.store.obtain(id));
  }

  /** The key to open with. */
  find(subjectId: string): Promise<BoxKey | 'erased'> {
    return this.through(subjectId, (id) => this.store.find(id));
  }

  async erase(subjectId: string): Promise<void> {
    await this.store.erase(subjectId);
    this.entries.delete(subjectId);
  }

  private async through(
    subjectId: string,
    load: (subjectId: string) => Promise<Uint8Array | 'erased'>,
  ): Promise<BoxKey | 'erased'> {
    const entry = this.entries.get(subjectId);
    if (entry !== undefined && entry.untilMs > this.now()) return entry.key;
    this.entries.delete(subjectId);
    const loaded = await load(subjectId);
    if (loaded === 'erased') return loaded;
    const [oldest] = this.entries.keys();
    if (this.entries.size >= MAX_ENTRIES && oldest !== undefined) this.entries.delete(oldest);
    const key = boxKey(loaded);
    this.entries.set(subjectId, { key, untilMs: this.now() + TTL_MS });
    return key;
  }
}
