import { readFile } from 'node:fs/promises';
import { LRUCache } from 'lru-cache';
import type { ObjectStore } from '../objects/object-store.js';
import { Fault } from '#domain/shared/fault';
import type { BuiltEngine } from './built-engine.js';
import { EngineRunner } from './engine-runner.js';

const MOST_OPEN = 3;

/** Keeps the engine of a release with the log; returns its size in bytes. Throws `engines.altered`. */
export async function archiveEngine(
  { digest, file }: BuiltEngine,
  objects: ObjectStore,
): Promise<{ readonly bytes: number }> {
  const content = await readFile(file);
  const kept = await objects.put(content);
  if (kept === digest) return { bytes: content.length };
  throw new Fault('engines.altered', 'The built engine is not what its name says. Build again.', { digest });
}

/** The archived engines, opened when they are first asked for; the last few stay open. */
export class Engines {
  private readonly open = new LRUCache<string, EngineRunner>({
    max: MOST_OPEN,
    dispose: (runner) => void runner.close(),
  });

  constructor(private readonly objects: ObjectStore) {}

  isKept(digest: string): Promise<boolean> {
    return this.objects.has(digest);
  }

  /** Undefined if no engine with this digest was archived. */
  async runner(digest: string): Promise<EngineRunner | undefined> {
    const kept = this.open.get(digest);
    if (kept !== undefined) return kept;
    const source = await this.objects.get(digest);
    if (source === undefined) return undefined;
    const runner = this.open.get(digest) ?? new EngineRunner(Buffer.from(source).toString());
    this.open.set(digest, runner);
    return runner;
  }

  async close(): Promise<void> {
    await Promise.all([...this.open.values()].map((runner) => runner.close()));
    this.open.clear();
  }
}
