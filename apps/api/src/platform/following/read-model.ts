import { columnOf, qualified } from './table-names.js';
import type { Position } from '../event-store/port/event-store.js';
import { parsePosition, START } from '../event-store/port/position.js';
import type { Projection } from '#projections/shared/projection';
import { holdsErased } from '../sealing/holds-erased.js';
import type { Sealing } from '../sealing/sealing.js';
import type pg from 'pg';

const MAX_ROWS = 1_000;

/**
 * Reads the rows of a read model, as its projection wrote them, with sealed fields opened. Rows of an erased
 * person do not appear from the moment their key is gone.
 */
export class ReadModel<Row extends object> {
  /** Name of its projection and of its follower. */
  readonly name: string;
  private readonly table: string;

  constructor(
    private readonly pool: pg.Pool,
    private readonly projection: Pick<
      Projection<Row, { readonly type: string }>,
      'name' | 'table' | 'indexed'
    >,
    private readonly sealing: Pick<Sealing, 'openValue'>,
  ) {
    this.name = projection.name;
    this.table = qualified(projection.table);
  }

  async get(key: string): Promise<Row | undefined> {
    const { rows } = await this.pool.query<{ body: Row }>(`select body from ${this.table} where key = $1`, [
      key,
    ]);
    const [row] = rows;
    return row === undefined ? undefined : this.open(row.body);
  }

  /** The rows with these keys, at most 1,000, by key; a key without a row is missing. */
  async many(keys: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    const { rows } = await this.pool.query<{ key: string; body: Row }>(
      `select key, body from ${this.table} where key = any ($1)`,
      [keys.slice(0, MAX_ROWS)],
    );
    const found = new Map<string, Row>();
    for (const { key, body } of rows) {
      const row = await this.open(body);
      if (row !== undefined) found.set(key, row);
    }
    return found;
  }

  /** Rows in order of key after a given key, at most `limit` (1,000); only those with an indexed value, if given. */
  async list(options: {
    readonly where?: { readonly field: keyof Row & string; readonly equals: string };
    readonly after?: string;
    readonly limit?: number;
  }): Promise<readonly Row[]> {
    const { where, after = '', limit = MAX_ROWS } = options;
    this.checkIndexed(where?.field);
    const condition = where === undefined ? '' : `and ${columnOf(where.field)} = $3`;
    const { rows } = await this.pool.query<{ body: Row }>(
      `select body from ${this.table} where key > $1 ${condition} order by key limit $2`,
      [after, Math.min(limit, MAX_ROWS), ...(where === undefined ? [] : [where.equals])],
    );
    const opened = await Promise.all(rows.map(({ body }) => this.open(body)));
    return opened.filter((row) => row !== undefined);
  }

  /** Keys of the rows with an indexed value, in order after a given key, at most `limit` (1,000). */
  async keys(options: {
    readonly where: { readonly field: keyof Row & string; readonly equals: string };
    readonly after?: string;
    readonly limit?: number;
  }): Promise<readonly string[]> {
    const { where, after = '', limit = MAX_ROWS } = options;
    this.checkIndexed(where.field);
    const { rows } = await this.pool.query<{ key: string }>(
      `select key from ${this.table} where ${columnOf(where.field)} = $1 and key > $2 order by key limit $3`,
      [where.equals, after, Math.min(limit, MAX_ROWS)],
    );
    return rows.map(({ key }) => key);
  }

  /** Keys of the rows with an indexed value, newest first by log order, which no clock change affects. */
  async newestKeys(options: {
    readonly where: { readonly field: keyof Row & string; readonly equals: string };
    readonly limit: number;
  }): Promise<readonly string[]> {
    const { where, limit } = options;
    this.checkIndexed(where.field);
    const { rows } = await this.pool.query<{ key: string }>(
      `select key from ${this.table} where ${columnOf(where.field)} = $1 order by begun desc, key limit $2`,
      [where.equals, Math.min(limit, MAX_ROWS)],
    );
    return rows.map(({ key }) => key);
  }

  /** Key of the row that has been unchanged longest, among those with an indexed value. */
  async oldestKey(where: {
    readonly field: keyof Row & string;
    readonly equals: string;
  }): Promise<string | undefined> {
    this.checkIndexed(where.field);
    const { rows } = await this.pool.query<{ key: string }>(
      `select key from ${this.table} where ${columnOf(where.field)} = $1 order by position limit 1`,
      [where.equals],
    );
    return rows[0]?.key;
  }

  /** Number of rows and position of the last event that changed one; differs after any change. */
  async version(): Promise<{ readonly rows: number; readonly position: Position }> {
    const { rows } = await this.pool.query<{ rows: number; position: string }>(
      `select count(*)::int as rows, coalesce(max(position), 0)::text as position from ${this.table}`,
    );
    return { rows: rows[0]?.rows ?? 0, position: parsePosition(rows[0]?.position ?? START) };
  }

  private async open(body: Row): Promise<Row | undefined> {
    const row = await this.sealing.openValue(body);
    return holdsErased(row) ? undefined : row;
  }

  private checkIndexed(field: string | undefined): void {
    if (field === undefined || this.projection.indexed?.some((known) => known === field) === true) return;
    throw new Error(`${field} is not an indexed field of ${this.table}`);
  }
}
