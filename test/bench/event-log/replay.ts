import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Change, Projection } from '#projections/shared/projection';
import { patch } from '#projections/shared/projection';
import { CopyRows } from '#api/platform/event-store/postgres/copy-rows';
import { PostgresEventStore } from '#api/platform/event-store/postgres/postgres-event-store';
import { Upcasters } from '#api/platform/event-store/port/upcasters';
import { rebuild } from '#api/platform/following/rebuild';
import { openPool } from '#api/platform/postgres/pool';
import { benchEvent } from './events.js';
import type { BenchRow } from '../bench-row.js';

const EVENTS = 100_000;
const AT_ONCE = 500;
const ROUNDS = 5;
const GOAL = '>= 0.7';
const COPY = `copy (select global_position, stream_id, stream_revision, event_id::text, event_type, schema_version,
  data, metadata, recorded_at, hash from events order by global_position) to stdout (format binary)`;

type Noted = {
  readonly type: 'bench.noted.v1';
  readonly data: { readonly word: string; readonly n: number };
};
type Counted = { readonly times: number; readonly last: number };

const counting: Projection<Counted, Noted> = {
  name: 'bench.counting.v1',
  table: 'counting',
  handles: ['bench.noted.v1'],
  project: ({ data: { word, n } }): Change<Counted> =>
    patch(word, (row) => ({ times: (row?.times ?? 0) + 1, last: n })),
};

/** Replay and rebuild in events a second, against a bare COPY read of the same rows, turn by turn. */
export async function benchReplay(appUrl: string): Promise<readonly BenchRow[]> {
  const pool = openPool(appUrl, { name: 'bench replay', connections: 4 });
  const store = new PostgresEventStore(appUrl, new Upcasters([]));
  await fill(store);
  const count = Number(await store.head());
  const [bare, parsed, replayed]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await rate(count, () => bareCopy(pool, undefined)));
    parsed.push(await rate(count, () => bareCopy(pool, rowParser())));
    replayed.push(await rate(count, () => replay(store)));
  }
  const rebuilt = await rate(count, async () => (await rebuild(counting, { store, pool })).events);
  await store.close();
  await pool.end();
  const best = (values: readonly number[]) => Math.round(Math.max(...values));
  return [
    { name: `bare COPY, bytes thrown away (${String(count)} events)`, value: best(bare), unit: 'rows/s' },
    { name: 'bare COPY, rows parsed', value: best(parsed), unit: 'rows/s' },
    {
      name: 'replay, against COPY parsed',
      value: best(replayed),
      unit: 'events/s',
      ratio: best(replayed) / best(parsed),
      goal: GOAL,
    },
    {
      name: 'replay, against COPY thrown away',
      value: best(replayed),
      unit: 'events/s',
      ratio: best(replayed) / best(bare),
    },
    {
      name: 'rebuild, against COPY parsed',
      value: Math.round(rebuilt),
      unit: 'events/s',
      ratio: rebuilt / best(parsed),
    },
  ];
}

async function fill(store: PostgresEventStore): Promise<void> {
  for (let n = Number(await store.head()); n < EVENTS; n += AT_ONCE) {
    const events = Array.from({ length: AT_ONCE }, benchEvent);
    await store.appendToStream(`bench-fill${String(n)}`, events, { expectedRevision: 'no_stream' });
  }
}

async function rate(expected: number, read: () => Promise<number>): Promise<number> {
  const started = performance.now();
  const count = await read();
  if (count !== expected) throw new Error(`read ${String(count)} of ${String(expected)} events`);
  return (count * 1_000) / (performance.now() - started);
}

/** Counts the rows; without a parser it only takes the bytes and believes the server's count. */
async function bareCopy(pool: pg.Pool, parser: CopyRows<unknown> | undefined): Promise<number> {
  const client = await pool.connect();
  const stream = client.query(copyTo(COPY));
  let count = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) count += parser?.take(chunk).length ?? 0;
  client.release();
  return parser === undefined ? stream.rowCount : count;
}

function rowParser(): CopyRows<unknown> {
  return new CopyRows<unknown>(10, (row): readonly unknown[] => [
    row.int64(0),
    row.text(1),
    row.int64(2),
    row.text(3),
    row.text(4),
    row.int32(5),
    JSON.parse(row.text(6)),
    JSON.parse(row.text(7)),
    row.int64(8),
    row.hex(9),
  ]);
}

async function replay(store: PostgresEventStore): Promise<number> {
  let count = 0;
  for await (const event of store.readAll()) if (event.data['n'] !== undefined) count += 1;
  return count;
}
