import type { AnyProjection, ListedProjection, Projection } from '#projections/shared/projection';
import { ReadModel } from '../following/read-model.js';
import type { Platform } from '../platform.js';

type RowOf<Known> =
  Known extends Projection<infer Row, infer _Event extends { readonly type: string }>
    ? Row extends object
      ? Row
      : never
    : never;

/** A read-only model for each projection, under the same names. */
export type ReadModelsOf<Projections> = {
  readonly [Name in keyof Projections]: ReadModel<RowOf<Projections[Name]>>;
};

type Parts = Pick<Platform, 'pool' | 'sealing'>;

/**
 * A base class with a read-only model for each projection. A context extends it, so that its own class serves as
 * the injection token.
 */
export function readModelsOf<Projections extends Readonly<Record<string, ListedProjection>>>(
  projections: Projections,
): new (parts: Parts) => ReadModelsOf<Projections> {
  return function (this: object, { pool, sealing }: Parts) {
    for (const [name, projection] of Object.entries(projections)) {
      const model = new ReadModel<RowOf<AnyProjection>>(pool, projection, sealing);
      Object.assign(this, { [name]: model });
    }
  } as never; // entries lose the link between a name and its type of row
}
