import { randomUUID } from 'node:crypto';
import { CheckpointStore } from '#api/platform/checkpoints/checkpoint-store';
import { PostgresEventStore } from '#api/platform/event-store/postgres/postgres-event-store';
import { Upcasters } from '#api/platform/event-store/port/upcasters';
import { Followers } from '#api/platform/following/followers';
import { Progress } from '#api/platform/following/progress';
import { inTransaction, openPool } from '#api/platform/postgres/pool';
import { newLogKey, parseLogKeys } from '#api/platform/transparency/log-keys';
import { openTransparency } from '#api/platform/transparency/open-transparency';
import { TREE, treeFollower } from '#api/platform/transparency/tree-follower';
import { verifyLog } from '#api/platform/transparency/verify-log';
import type { RecordedEvent } from '#api/platform/event-store/port/event-store';
import type { BenchRow } from '../bench-row.js';
import { benchEvent } from './events.js';

const PAGE = 1_000;
const WRITERS = 32;
const ROUNDS = 5;
const ROUND_MS = 1_500;
const MOST_EVENTS = 50_000;

/** Leaves a second over a log that is there, verifying it, and appends with and without the tree, turn by turn. */
export async function benchTree(appUrl: string): Promise<readonly BenchRow[]> {
  const pool = openPool(appUrl, { name: 'bench tree', connections: 8, isPatient: true });
  const store = new PostgresEventStore(appUrl, new Upcasters([]));
  const checkpoints = new CheckpointStore(pool);
  const { privateKey } = await newLogKey('bench.example/log');
  const keys = await parseLogKeys(privateKey);
  const config = { DATA_DIR: '/nowhere', LOG_SIGNING_KEYS: privateKey, WITNESSES: [] };
  const tree = treeFollower(keys);
  let page: RecordedEvent[] = [];
  let leaves = 0;
  let ms = 0;
  for await (const event of store.readAll({ asStored: true })) {
    page.push(event);
    if (page.length < PAGE) continue;
    const started = performance.now();
    await inTransaction(pool, (transaction) => tree.apply(transaction, page));
    ms += performance.now() - started;
    leaves += page.length;
    page = [];
    if (leaves >= MOST_EVENTS) break;
  }
  const started = performance.now();
  const verdict = await verifyLog({ store, pool }, { keys: keys.known, outside: [] });
  const verified = (verdict.events * 1_000) / (performance.now() - started);
  if (!verdict.isIntact) throw new Error('the log of the bench is not what it was');
  const [without, beside]: [number[], number[]] = [[], []];
  const progress = new Progress(store, checkpoints);
  const { following } = await openTransparency(config, { pool, store, progress });
  for (let round = 0; round < ROUNDS; round += 1) {
    without.push(await appends(store));
    const parts = { checkpoints, pool, url: appUrl, onTrouble: () => undefined };
    const followers = new Followers({ ...parts, ...following });
    followers.start();
    await progress.waitFor(TREE, await store.head(), 120_000);
    beside.push(await appends(store));
    await progress.waitFor(TREE, await store.head(), 120_000);
    await followers.stop();
  }
  await store.close();
  await pool.end();
  const ratios = beside.map((value, round) => value / (without[round] ?? Number.NaN));
  return [
    {
      name: `tree, ${String(leaves)} leaves in pages of ${String(PAGE)}`,
      value: Math.round((leaves * 1_000) / ms),
      unit: 'leaves/s',
    },
    { name: 'audit verify, the log alone', value: Math.round(verified), unit: 'events/s' },
    {
      name: 'append, 32 writers, the tree growing beside them',
      value: Math.round(median(beside)),
      unit: 'events/s',
      ratio: median(ratios),
      goal: '>= 0.75',
    },
  ];
}

async function appends(store: PostgresEventStore): Promise<number> {
  const started = performance.now();
  let count = 0;
  const write = async (): Promise<void> => {
    while (performance.now() - started < ROUND_MS) {
      await store.appendToStream(`bench-${randomUUID()}`, [benchEvent()], { expectedRevision: 'no_stream' });
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  return (count * 1_000) / (performance.now() - started);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
