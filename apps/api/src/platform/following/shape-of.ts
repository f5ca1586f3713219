import { createHash } from 'node:crypto';
import type { AnyProjection } from '#projections/shared/projection';
import type { TableShape } from './layout-of.js';

/** A digest of the table's shape and the handled events; a new shape of row needs a new name instead. */
export function shapeOf({
  table,
  indexed = [],
  entries,
  handles,
}: TableShape & Pick<AnyProjection, 'handles'>): string {
  return createHash('sha256')
    .update(JSON.stringify(['begun', table, entries ?? indexed, [...handles].sort()]))
    .digest('hex');
}
