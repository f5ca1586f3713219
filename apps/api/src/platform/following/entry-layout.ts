import pg from 'pg';
import type { PlacedChange } from '#projections/shared/fold';
import type { ColumnType, EntryTable } from '#projections/shared/projection';
import { copyIn } from './copy-in.js';
import type { TableLayout } from './table-layout.js';
import { columnOf, qualified } from './table-names.js';

const SQL_TYPE: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  timestamp: 'timestamptz',
  words: 'tsvector',
};

type Entries = EntryTable<Record<string, unknown>>;
type Cells = Readonly<Record<string, string | null>>;

/** One row for each event under its position, with typed columns, in partitions; added and never changed. */
export function entryLayout(entries: Entries): TableLayout {
  const fields = Object.entries(entries.columns);
  const columns = ['position', ...fields.map(([field]) => columnOf(field))];
  return {
    key: 'position',
    columns,
    create: (name) =>
      `create table ${qualified(name)} (position bigint not null, ${fields
        .map(([field, type]) => `${columnOf(field)} ${SQL_TYPE[type]}`)
        .join(', ')}, constraint ${name}_pkey primary key (position)) partition by range (position)`,
    finish: (name) =>
      indexesOf(entries).map(([suffix, on]) => `create index ${name}_${suffix} on ${qualified(name)} ${on}`),
    async write(client, name, changes) {
      if (changes.length === 0) return;
      // The projection of such a table puts whole rows of these columns.
      const placed = changes as unknown as readonly PlacedChange<Cells>[];
      await partitionsFor(client, { name, size: entries.partition }, placed);
      await copyIn(
        client,
        qualified(name),
        columns,
        placed.map((one) => [one.position, ...fields.map(([field]) => rowOf(one)[field] ?? null)]),
      );
    },
    rename: (from, to) => `alter table ${qualified(from)} rename to ${to};
      do $$ declare part record; begin
        for part in select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
          where i.inhparent = 'read_models.${to}'::regclass
        loop
          execute format('alter table read_models.%I rename to %I', part.name,
            '${to}' || substr(part.name, ${String(from.length + 1)}));
        end loop;
      end $$;
      ${['pkey', ...indexesOf(entries).map(([suffix]) => suffix)]
        .map((suffix) => `alter index read_models.${from}_${suffix} rename to ${to}_${suffix};`)
        .join(' ')}`,
  };
}

/** The name of each index and what it is on: newest first, so that a page of the newest is one step down it. */
function indexesOf({ columns, indexed, rare }: Entries): readonly (readonly [string, string])[] {
  const plain = indexed.map((field) => {
    const column = columnOf(field);
    return [column, `(${column}, position desc) where ${column} is not null`] as const;
  });
  const partial = Object.entries(rare).map(([field, common = []]) => {
    const column = columnOf(field);
    const values = common.map((value) => pg.escapeLiteral(value)).join(', ');
    return [column, `(${column}, position desc) where ${column} not in (${values})`] as const;
  });
  const typed = Object.entries(columns).flatMap(([field, type]): (readonly [string, string])[] => {
    if (type === 'timestamp') return [[columnOf(field), `using brin (${columnOf(field)})`]];
    return type === 'words' ? [[columnOf(field), `using gin (${columnOf(field)})`]] : [];
  });
  return [...plain, ...partial, ...typed];
}

function rowOf({ change, position }: PlacedChange<Cells>): Cells {
  if (change.kind === 'put' && change.key === position) return change.row;
  throw new Error('A table of entries takes one row for each event, under its position.');
}

/** Makes the partitions for these positions. One is attached and not created in place, which would stop readers. */
async function partitionsFor(
  client: pg.ClientBase,
  { name, size }: { readonly name: string; readonly size: number },
  changes: readonly PlacedChange<Cells>[],
): Promise<void> {
  const numbers = new Set(changes.map(({ position }) => Math.floor(Number(position) / size)));
  for (const number of numbers) {
    const part = `${name}_p${String(number)}`;
    const { rows } = await client.query<{ found: string | null }>('select to_regclass($1) as found', [
      qualified(part),
    ]);
    if (rows[0]?.found != null) continue;
    await client.query(
      `create table ${qualified(part)} (like ${qualified(name)} including all);
       alter table ${qualified(name)} attach partition ${qualified(part)}
         for values from (${String(number * size)}) to (${String((number + 1) * size)})`,
    );
  }
}
