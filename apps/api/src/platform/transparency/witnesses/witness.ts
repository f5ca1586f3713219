import type { KeptCheckpoint } from '../tree-tables.js';

/** What a witness needs of the log to be shown a checkpoint. */
export interface Shown {
  readonly checkpoint: KeptCheckpoint;
  /** Root (base64) of our tree of an earlier size. */
  readonly rootAt: (size: number) => Promise<string>;
  /** Consistency proof (base64) from an earlier size to the checkpoint. */
  readonly since: (size: number) => Promise<readonly string[]>;
}

/** Somebody outside who keeps checkpoints, so that the log cannot be forked or cut back unseen. */
export interface Witness {
  readonly name: string;
  /**
   * Shows a checkpoint; `known` is the size that it took last. Returns its cosignature lines, none from a folder. Throws
   * `WitnessRefused`.
   */
  show(shown: Shown, known: number): Promise<readonly string[]>;
}

/** Why a witness did not take a checkpoint, in words for operators. */
export class WitnessRefused extends Error {}
