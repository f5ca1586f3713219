import type pg from 'pg';
import type { PlacedChange } from '#projections/shared/fold';

/** How the rows of a read model stand in a table. */
export interface TableLayout {
  /** The column that tells rows apart. */
  readonly key: string;
  /** Every column, the key first, as SQL. */
  readonly columns: readonly string[];
  /** SQL that creates an empty table of this name. */
  create(name: string): string;
  /** Statements that a filled table still needs before pages may read it. */
  finish(name: string): readonly string[];
  /** Applies changes to the table of this name. */
  write<Row>(client: pg.ClientBase, name: string, changes: readonly PlacedChange<Row>[]): Promise<void>;
  /** SQL that gives a table and what belongs to it another name. */
  rename(from: string, to: string): string;
}
