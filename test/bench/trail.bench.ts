import { contexts } from '#api/contexts';
import { layoutOf } from '#api/platform/following/layout-of';
import type { Platform } from '#api/platform/platform';
import { openPool } from '#api/platform/postgres/pool';
import { TrailStore } from '#api/trust/audit/trail.store';
import { readSearch } from '#domain/trust/audit/trail-search';
import {
  auditEntryProjection,
  AUDIT_ENTRY_TABLE,
} from '#projections/trust/audit-entry/audit-entry.projection';
import { testDatabase } from '../support/postgres.js';
import { printTable } from './table.js';
import { entryEvents } from './trail/entry-events.js';
import { searches } from './trail/searches.js';

/** Fills a trail, then measures searches on it and shows the plan of each on a stretch of a whole partition. */
const ENTRIES = Number(process.env['ENTRIES'] ?? 5_000_000);
const CHUNK = 2_000;
const RUNS = Number(process.env['RUNS'] ?? 30);
const GOAL_P95 = '<= 300';
const DAYS_A_COPY = 18;

const words = Object.assign({}, ...contexts.map(({ trail }) => trail)) as (typeof contexts)[number]['trail'];
const projection = auditEntryProjection(words);
const layout = layoutOf(projection);
const database = await testDatabase();
const pool = openPool(database.appUrl, { name: 'bench trail', connections: 2, isPatient: true });
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Made through the projection; the rest are copies of other people's, later on, which no index can tell from made ones. */
const MADE = Math.min(ENTRIES, 500_000);
let fillingMs = 0;
const client = await pool.connect();
await client.query(layout.create(AUDIT_ENTRY_TABLE));
for (let from = 1; from <= MADE; from += CHUNK) {
  const events = entryEvents(from, Math.min(CHUNK, MADE - from + 1), ENTRIES);
  const began = performance.now();
  const changes = events.flatMap((event) =>
    [projection.project(event)].flat().map((change) => ({ change, position: event.position })),
  );
  await layout.write(client, AUDIT_ENTRY_TABLE, changes);
  fillingMs += performance.now() - began;
}
for (let copy = 1; copy * MADE < ENTRIES; copy += 1) await client.query(copySql(copy, MADE));
const finishing = performance.now();
for (const text of layout.finish(AUDIT_ENTRY_TABLE)) {
  const began = performance.now();
  await client.query(text);
  say(`${((performance.now() - began) / 1000).toFixed(1)} s  ${text}`);
}
const finished = performance.now();
await client.query(`analyze read_models.${AUDIT_ENTRY_TABLE}`);
client.release();
const size = await pool.query<{ table: string; indexes: string }>(
  `select pg_size_pretty(sum(pg_table_size(inhrelid))) as table, pg_size_pretty(sum(pg_indexes_size(inhrelid))) as indexes
   from pg_inherits where inhparent = 'read_models.${AUDIT_ENTRY_TABLE}'::regclass`,
);
say(`table ${size.rows[0]?.table ?? ''}, indexes ${size.rows[0]?.indexes ?? ''}`);

const store = new TrailStore({ pool, contexts } as unknown as Platform); // what it reads the trail with
const all: number[] = [];
const rows = [];
for (const one of searches(MADE)) {
  const took: number[] = [];
  let found = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const asked = readSearch(one.search(run));
    const began = performance.now();
    const page = await store.search(asked, {
      limit: 50,
      after: one.after?.(run),
    });
    took.push(performance.now() - began);
    found += page.entries.length;
  }
  all.push(...took);
  const shown = `${one.name} (${(found / RUNS).toFixed(0)} found)`;
  rows.push({ name: `${shown}, p50`, value: quantile(took, 0.5), unit: 'ms' });
  rows.push({ name: `${shown}, p95`, value: quantile(took, 0.95), unit: 'ms', goal: GOAL_P95 });
}
for (const one of searches(MADE)) {
  const bounds = {
    from: BigInt(Math.floor(ENTRIES / 2)),
    before: BigInt(Math.floor(ENTRIES / 2) + 250_000),
    limit: 50,
  };
  const { text, values } = store.statement(readSearch(one.search(0)), bounds);
  const plan = await pool.query<{ 'QUERY PLAN': string }>(
    `explain (analyze, costs off, timing off) ${text}`,
    values,
  );
  say(`\n${one.name}: ${one.search(0)}\n${plan.rows.map((row) => `  ${row['QUERY PLAN']}`).join('\n')}`);
}
const finishMs = finished - finishing;
const perSecond = (count: number, ms: number): number => (count * 1_000) / ms;
printTable([
  {
    name: `folding and copying in ${String(MADE)} entries`,
    value: perSecond(MADE, fillingMs),
    unit: 'entries/s',
  },
  {
    name: `making the indexes of ${String(ENTRIES)}`,
    value: perSecond(ENTRIES, finishMs),
    unit: 'entries/s',
  },
  ...rows,
  { name: 'all searches, p50', value: quantile(all, 0.5), unit: 'ms' },
  { name: 'all searches, p95', value: quantile(all, 0.95), unit: 'ms', goal: GOAL_P95 },
]);
await pool.end();
await database.drop();

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** The made entries once more, of other homes and people, with their positions and times moved on. */
function copySql(copy: number, count: number): string {
  const other = (column: string): string =>
    `case when ${column} ~ '^[0-9a-f]{8}-' then overlay(${column} placing lpad(to_hex(${String(copy)}), 2, '0') from 1 for 2) else ${column} end`;
  const columns = layout.columns.map((column) => {
    if (column === 'position') return `position + ${String(copy * count)}`;
    if (column === 'recorded_at') return `recorded_at + interval '${String(copy * DAYS_A_COPY)} days'`;
    return /_id$/.test(column) ? other(column) : column;
  });
  const part = `read_models.${AUDIT_ENTRY_TABLE}_p${String(copy)}`;
  const table = `read_models.${AUDIT_ENTRY_TABLE}`;
  return `create table if not exists ${part} partition of ${table}
      for values from (${String(copy * count)}) to (${String((copy + 1) * count)});
    insert into ${table} (${layout.columns.join(', ')}) select ${columns.join(', ')} from ${table} where position < ${String(count)}`;
}
