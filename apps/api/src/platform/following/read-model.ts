import { columnOf, qualified } from './read-model-table.js';
import type { Projection } from '#projections/shared/projection';
import type pg from 'pg';

const MAX_ROWS = 1_000;

/** Reads the rows of a read model, as its projection wrote them. */
export class ReadModel<Row extends object> {
  private readonly table: string;

  constructor(
    private readonly pool: pg.Pool,
    private readonly projection: Pick<Projection<Row, { readonly type: string }>, 'table' | 'indexed'>,
  ) {
    this.table = qualified(projection.table);
  }

  async get(key: string): Promise<Row | undefined> {
    const { rows } = await this.pool.query<{ body: Row }>(`select body from ${this.table} where key = $1`, [
      key,
    ]);
    return rows[0]?.body;
  }

  /** Rows by key, at most `limit` (1,000), beginning after a key; by an indexed field's value if given. */
  async list(options: {
    readonly where?: { readonly field: keyof Row & string; readonly equals: string };
    readonly after?: string;
    readonly limit?: number;
  }): Promise<readonly Row[]> {
    const { where, after = '', limit = MAX_ROWS } = options;
    if (where !== undefined && this.projection.indexed?.includes(where.field) !== true) {
      throw new Error(`${where.field} is not an indexed field of ${this.table}`);
    }
    const condition = where === undefined ? '' : `and ${columnOf(where.field)} = $3`;
    const { rows } = await this.pool.query<{ body: Row }>(
      `select body from ${this.table} where key > $1 ${condition} order by key limit $2`,
      [after, Math.min(limit, MAX_ROWS), ...(where === undefined ? [] : [where.equals])],
    );
    return rows.map(({ body }) => body);
  }
}
