import pg from 'pg';
import type { PlacedChange } from '#projections/shared/fold';
import { fold, keysToLoad } from '#projections/shared/fold';
import type { TableLayout } from './table-layout.js';
import { columnOf, qualified } from './table-names.js';

/** Rows as JSON: `key`, `body`, the position of the last event that touched the row and of the one that created it. */
export function bodyLayout(indexed: readonly string[]): TableLayout {
  return {
    key: 'key',
    columns: ['key', 'body', 'position', 'begun'],
    create: (name) => tableSql(indexed, name),
    finish: () => [],
    write: writeChanges,
    rename: (from, to) =>
      [
        `alter table ${qualified(from)} rename to ${to};`,
        ...['pkey', ...indexed.map(columnOf)].map(
          (suffix) => `alter index read_models.${from}_${suffix} rename to ${to}_${suffix};`,
        ),
      ].join(' '),
  };
}

function tableSql(indexed: readonly string[], name: string): string {
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

/** With at most one read, one delete and one upsert. */
async function writeChanges<Row>(
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
