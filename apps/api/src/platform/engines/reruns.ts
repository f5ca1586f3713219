import type { RerunInputsView, RerunView, WhyFirstView } from '#projections/shared/rerun.view';

/** The engine of a re-run: that which made the result, that of the running program, or one by its SHA-256. */
export type EngineChoice = 'recorded' | 'current' | (string & {});

/** A recorded result: its id, and when it was made (ISO 8601). */
export interface MadeResult {
  readonly id: string;
  readonly madeAt: string;
}

/**
 * What a context offers so that its recorded results can be looked at and repeated from the log alone. Undefined
 * where it has no such result.
 */
export interface Reruns {
  /** What the result was made of, in words. */
  inputs(id: string): Promise<RerunInputsView | undefined>;
  /** Makes the result again and compares every byte. Nothing is recorded. */
  rerun(id: string, engine: EngineChoice): Promise<RerunView | undefined>;
  /** Why the first of its ranking was first, by the engine that made it. Throws a refusal where that is gone. */
  why(id: string): Promise<WhyFirstView | undefined>;
  /** All results in the order of the log. */
  results(): AsyncIterable<MadeResult>;
}
