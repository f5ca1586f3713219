import type { AnyProjection } from '#projections/shared/projection';
import { bodyLayout } from './body-layout.js';
import { entryLayout } from './entry-layout.js';
import type { TableLayout } from './table-layout.js';

/** The parts of a projection that shape its table. */
export type TableShape = Pick<AnyProjection, 'table' | 'indexed' | 'entries'>;

/** The layout of a projection's table. */
export function layoutOf({ indexed = [], entries }: TableShape): TableLayout {
  return entries === undefined ? bodyLayout(indexed) : entryLayout(entries);
}
