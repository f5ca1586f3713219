import type pg from 'pg';
import { DomainError } from '#domain/shared/domain-error';
import type { Projection } from '#projections/shared/projection';
import { START } from '../event-store/port/position.js';
import type { Position } from '../event-store/port/event-store.js';
import { inTransaction } from '../postgres/pool.js';
import type { TableLayout } from './table-layout.js';
import { qualified } from './table-names.js';
import type { RebuildParts } from './shadow-table.js';
import { besideTheLiveOne, shadowOf } from './shadow-table.js';

/** Rows of a table and the SHA-256 (hex) over key, body and positions of each, in the order of their keys. */
export interface TableDigest {
  readonly rows: number;
  readonly digest: string;
}

/** What a read model holds and what the log says it should hold, at one position. */
export interface Verified {
  readonly subscription: string;
  readonly position: Position;
  readonly kept: TableDigest;
  readonly expected: TableDigest;
  readonly isSame: boolean;
  /** How many rows are not what the log says. */
  readonly wrong: number;
  /** The first of them, by key. */
  readonly wrongRows: readonly WrongRow[];
}

/** A row that the log says should be there and is not, one that should not be there, or one with other content. */
export interface WrongRow {
  readonly key: string;
  readonly how: 'missing' | 'unexpected' | 'different';
}

const MOST_NAMED = 20;

/**
 * Makes a read model from the first event beside the live one and compares the two where the live one stands. Pages
 * go on reading; its follower waits for the moment of comparing. Throws `following.rebuild-running`,
 * and `following.never-built` where there is no table.
 */
export async function verify<Row, Event extends { readonly type: string }>(
  projection: Projection<Row, Event>,
  parts: RebuildParts,
): Promise<Verified> {
  return besideTheLiveOne(projection, parts, async (filling, session) => {
    await refuseUnbuilt(projection, session);
    const shadow = shadowOf(projection);
    await filling.fillTo(session, await checkpointOf(session, projection.name, ''));
    const verified = await inTransaction(parts.pool, async (transaction) => {
      const position = await checkpointOf(transaction, projection.name, 'for update');
      await filling.fillTo(transaction, position);
      const kept = await digestOf(transaction, projection.table, filling.layout);
      const expected = await digestOf(transaction, shadow, filling.layout);
      const isSame = kept.digest === expected.digest;
      const rows = isSame ? [] : await wrongRows(transaction, [projection.table, shadow], filling.layout);
      return {
        ...{ subscription: projection.name, position, kept, expected, isSame },
        wrong: rows[0]?.all ?? 0,
        wrongRows: rows.map(({ key, how }) => ({ key, how })),
      };
    });
    await session.query(`drop table ${qualified(shadow)}`);
    return verified;
  });
}

async function refuseUnbuilt(
  { name, table }: { readonly name: string; readonly table: string },
  session: pg.ClientBase,
): Promise<void> {
  const { rows } = await session.query<{ found: string | null }>('select to_regclass($1) as found', [
    qualified(table),
  ]);
  if (rows[0]?.found != null) return;
  throw new DomainError(
    'following.never-built',
    `${name} was never built, so there is nothing to compare. Build it with: projections rebuild ${name}`,
    { projection: name },
    'conflict',
  );
}

async function checkpointOf(client: pg.ClientBase, name: string, lock: '' | 'for update'): Promise<Position> {
  const { rows } = await client.query<{ position: Position }>(
    `select position from checkpoints where subscription = $1 ${lock}`,
    [name],
  );
  return rows[0]?.position ?? START;
}

/** `key`, in an order that is the same under every locale. */
const ordered = (key: string): string => (key === 'key' ? 'key collate "C"' : key);

async function digestOf(
  client: pg.ClientBase,
  table: string,
  { key, columns }: TableLayout,
): Promise<TableDigest> {
  const { rows } = await client.query<{ rows: string; digest: string }>(
    `select count(*) as rows, encode(sha256(coalesce(string_agg(sha256(convert_to(
       jsonb_build_array(${columns.join(', ')})::text, 'UTF8')), ''::bytea order by ${ordered(key)}), ''::bytea)), 'hex') as digest
     from ${qualified(table)}`,
  );
  return { rows: Number(rows[0]?.rows ?? 0), digest: rows[0]?.digest ?? '' };
}

async function wrongRows(
  client: pg.ClientBase,
  [table, shadow]: readonly [string, string],
  { key, columns }: TableLayout,
): Promise<readonly (WrongRow & { readonly all: number })[]> {
  const all = (of: string): string => columns.map((column) => `${of}.${column}`).join(', ');
  const { rows } = await client.query<WrongRow & { readonly all: number }>(
    `select ${key}::text as key, (count(*) over ())::int as all, case when kept.${key} is null then 'missing'
       when expected.${key} is null then 'unexpected' else 'different' end as how
     from ${qualified(table)} kept full join ${qualified(shadow)} expected using (${key})
     where (${all('kept')}) is distinct from (${all('expected')})
     order by ${ordered(key)} limit ${String(MOST_NAMED)}`,
  );
  return rows;
}
