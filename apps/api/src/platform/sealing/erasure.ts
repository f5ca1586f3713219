import type { Sealing } from './sealing.js';

/** Forgetting a person: all that an order to erase may do with sealing. */
export class Erasure {
  constructor(private readonly sealing: Sealing) {}

  /** Destroys the subject's key; what it sealed reads as erased everywhere, also in backups of the log. */
  erase(subjectId: string): Promise<void> {
    return this.sealing.erase(subjectId);
  }
}
