import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { PostgresEventStore } from '#api/platform/event-store/postgres/postgres-event-store';
import { Upcasters } from '#api/platform/event-store/port/upcasters';
import { openPool } from '#api/platform/postgres/pool';
import { benchEvent } from './events.js';
import type { BenchRow } from '../bench-row.js';

const ROUNDS = 5;
const ROUND_MS = 600;
const GOAL_AT_32 = '>= 0.75';
const WIDE_APPEND = 10;

interface Urls {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/** Appends a second at 1, 8 and 32 writers, against single-row INSERTs into a bare table, turn by turn. */
export async function benchAppends({ ownerUrl, appUrl }: Urls): Promise<readonly BenchRow[]> {
  const pool = openPool(ownerUrl, { name: 'bench raw insert', connections: 32 });
  await pool.query(
    'create table bench_raw (position bigint generated always as identity primary key, stream_id text, event_id uuid, event_type text, data text, metadata text, recorded_at timestamptz default now())',
  );
  const store = new PostgresEventStore(appUrl, new Upcasters([]));
  const rows: BenchRow[] = [];
  for (const writers of [1, 8, 32]) {
    const raw: number[] = [];
    const appends: number[] = [];
    await rate(writers, () => insertRaw(pool)); // connections and plans are made here
    await rate(writers, () => append(store, 1));
    for (let round = 0; round < ROUNDS; round += 1) {
      raw.push(await rate(writers, () => insertRaw(pool)));
      appends.push(await rate(writers, () => append(store, 1)));
    }
    const name = `append, ${String(writers)} writer${writers === 1 ? '' : 's'}`;
    rows.push({ name: `raw INSERT, ${name.slice(8)}`, value: Math.round(median(raw)), unit: 'rows/s' });
    rows.push({
      name,
      value: Math.round(median(appends)),
      unit: 'events/s',
      ratio: median(appends.map((value, round) => value / (raw[round] ?? Number.NaN))),
      ...(writers === 32 ? { goal: GOAL_AT_32 } : {}),
    });
  }
  const wide = (await rate(32, () => append(store, WIDE_APPEND))) * WIDE_APPEND;
  rows.push({ name: 'append, 32 writers x 10 events', value: Math.round(wide), unit: 'events/s' });
  await store.close();
  await pool.end();
  return rows;
}

async function rate(writers: number, once: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  let count = 0;
  const write = async () => {
    while (performance.now() - started < ROUND_MS) {
      await once();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
  return (count * 1_000) / (performance.now() - started);
}

function append(store: PostgresEventStore, count: number): Promise<unknown> {
  const events = Array.from({ length: count }, benchEvent);
  return store.appendToStream(`bench-${randomUUID()}`, events, { expectedRevision: 'no_stream' });
}

function insertRaw(pool: pg.Pool): Promise<unknown> {
  const { id, type, data, metadata } = benchEvent();
  return pool.query({
    name: 'bench_raw',
    text: 'insert into bench_raw (stream_id, event_id, event_type, data, metadata) values ($1, $2, $3, $4, $5)',
    values: [`bench-${randomUUID()}`, id, type, JSON.stringify(data), JSON.stringify(metadata)],
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
