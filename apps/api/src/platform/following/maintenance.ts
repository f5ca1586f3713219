import type { AnyProjection } from '#projections/shared/projection';
import { DomainError } from '#domain/shared/domain-error';
import type { Rebuilt } from './rebuild.js';
import { rebuild } from './rebuild.js';
import type { RebuildParts } from './shadow-table.js';
import type { Verified } from './verify.js';
import { verify } from './verify.js';

/** Rebuilds and compares read models by name, while servers run. */
export class Maintenance {
  constructor(
    private readonly projections: readonly AnyProjection[],
    private readonly parts: RebuildParts,
  ) {}

  /** Names of every read model. */
  get names(): readonly string[] {
    return this.projections.map(({ name }) => name);
  }

  /** As `rebuild`. Throws `following.unknown-read-model`. */
  rebuild(name: string): Promise<Rebuilt> {
    return rebuild(this.named(name), this.parts);
  }

  /** As `verify`. Throws `following.unknown-read-model`. */
  verify(name: string): Promise<Verified> {
    return verify(this.named(name), this.parts);
  }

  /** Throws `following.unknown-read-model`, which names those that there are. */
  named(name: string): AnyProjection {
    const found = this.projections.find((one) => one.name === name);
    if (found !== undefined) return found;
    throw new DomainError(
      'following.unknown-read-model',
      `There is no read model of that name. There are: ${this.names.join(', ')}.`,
      {},
      'not-found',
    );
  }
}
