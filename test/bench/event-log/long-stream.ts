import { randomBytes, randomUUID } from 'node:crypto';
import { energySealing } from '#api/energy/sealed-fields';
import { updateHousehold } from '#api/energy/households/households.handlers';
import { streamOfHousehold } from '#api/energy/streams';
import { Streams } from '#api/platform/deciding/streams';
import { Upcasters } from '#api/platform/event-store/port/upcasters';
import { PostgresEventStore } from '#api/platform/event-store/postgres/postgres-event-store';
import { openPool } from '#api/platform/postgres/pool';
import { Sealing } from '#api/platform/sealing/sealing';
import { PostgresSubjectKeys } from '#api/platform/sealing/subject-keys';
import type { Preferences } from '#domain/energy/households/households.events';
import { DEFAULT_PREFERENCES } from '#domain/energy/households/households.events';
import { systemStamp } from '#api/platform/deciding/system-stamp';
import { noted } from '#test/support/events';
import type { BenchRow } from '../bench-row.js';

const SHORT = 25;
const LONG = 1_450;
const ROUNDS = 15;
/** One append may hold no more than a megabyte. */
const AT_ONCE = 1_000;

interface Urls {
  readonly appUrl: string;
  readonly keysUrl: string;
}

/** How long one more word on a home takes to keep, HTTP apart: after few words, and after very many. */
export async function benchLongStream({ appUrl, keysUrl }: Urls): Promise<readonly BenchRow[]> {
  const pool = openPool(keysUrl, { name: 'bench keys', connections: 2 });
  const store = new PostgresEventStore(appUrl, new Upcasters([]));
  const sealing = new Sealing(new PostgresSubjectKeys(pool, randomBytes(32)), energySealing);
  const streams = new Streams(store, sealing);
  const homes = [await homeOf(SHORT, store, sealing), await homeOf(LONG, store, sealing)];
  const took = homes.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, home] of homes.entries()) {
      const started = performance.now();
      const stamp = { ...systemStamp('bench', undefined), commandId: randomUUID() };
      const preferences = preferring(round + 1);
      await updateHousehold(streams, home, { kind: 'set-preferences', preferences }, stamp);
      took[index]?.push(performance.now() - started);
    }
  }
  await store.close();
  await pool.end();
  const [short = Number.NaN, long = Number.NaN] = took.map(median);
  return [
    { name: `a word on a home of ${String(SHORT)} events`, value: short, unit: 'ms' },
    { name: `a word on a home of ${String(LONG)} events`, value: long, unit: 'ms', goal: '<= 60' },
  ];
}

/** A home that has said `count` things. */
async function homeOf(count: number, store: PostgresEventStore, sealing: Sealing): Promise<string> {
  const householdId = randomUUID();
  const opened = { householdId, openedAt: new Date().toISOString() };
  const said = Array.from({ length: count - 1 }, (_, index) => ({
    type: 'energy.preferences-set.v1',
    data: { householdId, preferences: preferring(50 + (index % 50)) },
  }));
  const facts = [{ type: 'energy.household-opened.v1', data: opened }, ...said];
  const { metadata } = noted();
  const events = await Promise.all(
    facts.map((fact) => sealing.seal({ ...fact, id: randomUUID(), metadata })),
  );
  const stream = streamOfHousehold(householdId);
  const [first, rest] = [events.slice(0, AT_ONCE), events.slice(AT_ONCE)];
  await store.appendToStream(stream, first, { expectedRevision: 'no_stream' });
  if (rest.length > 0) await store.appendToStream(stream, rest, { expectedRevision: 'stream_exists' });
  return householdId;
}

function preferring(leavingFeePercent: number): Preferences {
  return { ...DEFAULT_PREFERENCES, wishes: { ...DEFAULT_PREFERENCES.wishes, leavingFeePercent } };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
