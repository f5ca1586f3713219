import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { seededRandom } from '#domain/shared/seeded-random';
import { eventually } from '#test/support/eventually';
import { collect, noted } from '#test/support/events';
import { eachTestFollows, tally } from '#test/support/following';
import { sourceProcess } from '#test/support/processes/source-process';
import { projectionFollower } from '#api/platform/following/projection-follower';
import { sendBatch } from './append-batch.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { Upcasters } from '../port/upcasters.js';
import { START } from '../port/position.js';
import { writeEvents } from './written-event.js';

describe('the event log under fire', () => {
  const on = eachTestFollows();

  /** Every event of the log, after checking that positions and revisions have neither gaps nor doubles. */
  const wholeLog = async () => {
    const all = await collect(on.following.store.readAll());
    expect(all.map(({ position }) => position)).toEqual(all.map((_, index) => String(index + 1)));
    const revisions = new Map<string, bigint>();
    for (const { streamId, streamRevision } of all) {
      expect(streamRevision).toBe((revisions.get(streamId) ?? -1n) + 1n);
      revisions.set(streamId, streamRevision);
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    return all;
  };

  it('loses nothing, doubles nothing and keeps order under 32 writers who dawdle and roll back', async () => {
    const WRITERS = 32;
    const EACH = 40;
    const chance = seededRandom(20_261_121);
    const stores = Array.from(
      { length: 4 },
      () => new PostgresEventStore(on.database.appUrl, new Upcasters([])),
    );
    const storeOf = (writer: number) => stores[writer % stores.length] ?? on.following.store;
    const acknowledged = new Map<string, string>();
    const rolledBack = new Set<string>();
    on.following.follow('rows', [projectionFollower(tally)]);
    const stop = new AbortController();
    const told: string[] = [];
    const telling = (async () => {
      let after = START;
      while (!stop.signal.aborted) {
        for await (const { id, position } of on.following.store.readAll({ after })) {
          told.push(id);
          after = position;
        }
        await on.following.store.awaitAfter(after, 100, stop.signal);
      }
    })();

    const throughPort = async (writer: number) => {
      const stream = `fire-${String(writer % 20)}`;
      for (let n = 0; n < EACH; n += 1) {
        await pause(chance() * 3);
        const event = noted({ word: `w${String(writer)}`, n });
        const { position } = await storeOf(writer).appendToStream(stream, [event], {
          expectedRevision: 'any',
        });
        acknowledged.set(event.id, position);
      }
    };
    const inTransactions = async (writer: number) => {
      const client = new pg.Client({ connectionString: on.database.appUrl });
      await client.connect();
      for (let n = 0; n < EACH; n += 1) {
        const event = noted({ word: `w${String(writer)}`, n });
        const events = writeEvents('fire-shared', [event]);
        await client.query('begin');
        const [outcome] = await sendBatch(client, [{ streamId: 'fire-shared', expected: -2n, events }]);
        await pause(chance() * 2);
        const commits = chance() < 0.5;
        await client.query(commits ? 'commit' : 'rollback');
        if (commits && outcome?.kind === 'ok') acknowledged.set(event.id, outcome.position);
        else rolledBack.add(event.id);
      }
      await client.end();
    };
    await Promise.all(
      Array.from({ length: WRITERS }, (_, writer) =>
        writer < 26 ? throughPort(writer) : inTransactions(writer),
      ),
    );

    const all = await wholeLog();
    expect(new Map(all.map(({ id, position }) => [id, position]))).toEqual(acknowledged);
    expect(all.some(({ id }) => rolledBack.has(id))).toBe(false);
    expect(rolledBack.size).toBeGreaterThan(50);
    expect(await on.following.progress.waitFor(tally.name, await on.following.store.head(), 15_000)).toBe(
      true,
    );
    const counted = (await on.following.rows()).reduce((sum, { body }) => sum + body.times, 0);
    expect(counted).toBe(acknowledged.size);
    for (const { body } of await on.following.rows())
      if (Number(body.word.slice(1)) < 26) expect(body.last).toBe(EACH - 1);
    await eventually(() => {
      expect(told).toHaveLength(all.length);
    });
    stop.abort();
    await telling;
    expect(told).toEqual(all.map(({ id }) => id));
    await Promise.all(stores.map((store) => store.close()));
  });

  it('keeps all that was acknowledged when writing processes are killed', async () => {
    on.following.follow('rows', [projectionFollower(tally)]);
    const acknowledged: string[] = [];
    for (let round = 0; round < 5; round += 1)
      acknowledged.push(...(await appendUntilKilled(on.database.appUrl, 150 + 77 * round)));
    await on.following.store.appendToStream('after-1', [noted({ word: '' })], {
      expectedRevision: 'no_stream',
    });
    const all = await wholeLog();
    const ids = new Set(all.map(({ id }) => id));
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    const marked = all.filter(({ data }) => data['word'] === 'killed');
    expect(2 * marked.length + 1).toBe(all.length); // both events of an append, or neither
    expect(await on.following.progress.waitFor(tally.name, await on.following.store.head(), 15_000)).toBe(
      true,
    );
    expect((await on.following.rows())[0]?.body.times).toBe(marked.length);
  });

  it('goes on when its connections are cut, with one effect for each append', async () => {
    const admin = new pg.Client({ connectionString: on.database.ownerUrl });
    await admin.connect();
    const events = Array.from({ length: 300 }, (_, n) => noted({ word: 'elm', n }));
    const cutting = (async () => {
      for (let cut = 0; cut < 6; cut += 1) {
        await admin.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'treebeard log writer' and datname = current_database()",
        );
        await pause(15);
      }
    })();
    for (const event of events) {
      await on.following.store.appendToStream('cut-1', [event], { expectedRevision: 'any' });
    }
    await cutting;
    await admin.end();
    expect((await wholeLog()).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });

  it('says that it is unavailable when there is no server, and loses no caller', async () => {
    const url = new URL(on.database.appUrl);
    url.port = '1';
    const store = new PostgresEventStore(url.toString(), new Upcasters([]));
    const appends = [1, 2, 3].map((n) =>
      store.appendToStream(`none-${randomUUID()}`, [noted({ n })], { expectedRevision: 'any' }),
    );
    for (const append of appends)
      await expect(append).rejects.toMatchObject({ code: 'event-log.unavailable', kind: 'unavailable' });
    await expect(store.head()).rejects.toMatchObject({ code: 'event-log.unavailable' });
    await store.close();
  });
});

/** Runs a writing process, kills it without warning after some acknowledgements, answers with all of these. */
async function appendUntilKilled(url: string, after: number): Promise<readonly string[]> {
  const child = sourceProcess('test/support/processes/append-forever.ts', [url]);
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    if (output.split('\n').length > after) child.kill('SIGKILL');
  }
  return output.split('\n').slice(0, -1); // the last line may be half
}
