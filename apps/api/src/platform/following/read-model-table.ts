import { createHash } from 'node:crypto';
import pg from 'pg';
import type { AnyProjection } from '#projections/shared/projection';
import type { PlacedChange } from '#projections/shared/fold';
import { fold, keysToLoad } from '#projections/shared/fold';

/** The parts of a projection that shape its table. */
export type TableShape = Pick<AnyProjection, 'table' | 'indexed'>;

const NAME = /^[a-z][a-z0-9_]{0,50}$/;

/** `read_models.<name>`, quoted. Throws if the name is not a plain word. */
export function qualified(name: string): string {
  if (!NAME.test(name)) throw new Error(`not a table name: ${name}`);
  return `read_models.${pg.escapeIdentifier(name)}`;
}

/** `householdId` -> `household_id`: the column of an indexed field. */
export function columnOf(field: string): string {
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (!NAME.test(column)) throw new Error(`not a field that can be indexed: ${field}`);
  return column;
}

/** SQL that creates a read model's table as `name`; its `begun` is the position of the event that created the row. */
export function tableSql({ indexed = [] }: TableShape, name: string): string {
  const columns = indexed.map(
    (field) => `, ${columnOf(field)} text generated always as (body ->> ${pg.escapeLiteral(field)}) stored`,
  );
  const indexes = indexed.map(
    (field) => `create index ${name}_${columnOf(field)} on ${qualified(name)} (${columnOf(field)}, key);`,
  );
  return `create table ${qualified(name)} (
      key text not null constraint ${name}_pkey primary key, body jsonb not null, position bigint not null,
      begun bigint not null ${columns.join('')}
    );
    ${indexes.join('\n')}`;
}

/** A digest of the table's shape and the handled events; a new shape of row needs a new name instead. */
export function shapeOf({
  table,
  indexed = [],
  handles,
}: TableShape & Pick<AnyProjection, 'handles'>): string {
  return createHash('sha256')
    .update(JSON.stringify(['begun', table, indexed, [...handles].sort()]))
    .digest('hex');
}

/** Applies changes to the table `name` with at most one read, one delete and one upsert. */
export async function writeChanges<Row>(
  client: pg.ClientBase,
  name: string,
  changes: readonly PlacedChange<Row>[],
): Promise<void> {
  if (changes.length === 0) return;
  const table = qualified(name);
  const current = await loadRows<Row>(client, table, keysToLoad(changes));
  const rows = [...fold(changes, current)];
  const present = rows.filter(([, { row }]) => row !== undefined);
  const gone = rows.filter(([, { row, isAnew }]) => row === undefined || isAnew).map(([key]) => key);
  if (gone.length > 0) await client.query(`delete from ${table} where key = any ($1)`, [gone]);
  if (present.length > 0) {
    await client.query(
      `insert into ${table} (key, body, position, begun) select * from unnest($1::text[], $2::jsonb[], $3::bigint[], $4::bigint[])
       on conflict (key) do update set body = excluded.body, position = excluded.position`,
      [
        present.map(([key]) => key),
        present.map(([, { row }]) => JSON.stringify(row)),
        present.map(([, { position }]) => position),
        present.map(([, { begun }]) => begun),
      ],
    );
  }
}

async function loadRows<Row>(
  client: pg.ClientBase,
  table: string,
  keys: readonly string[],
): Promise<Map<string, Row>> {
  if (keys.length === 0) return new Map();
  const { rows } = await client.query<{ key: string; body: Row }>(
    `select key, body from ${table} where key = any ($1)`,
    [keys],
  );
  return new Map(rows.map(({ key, body }) => [key, body]));
}
