import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { collect } from '#test/support/events';
import { testDatabase } from '#test/support/postgres';
import type { Decider, Stamped } from '#domain/shared/decider';
import { PostgresEventStore } from '../event-store/postgres/postgres-event-store.js';
import { Upcasters } from '../event-store/port/upcasters.js';
import { openPool } from '../postgres/pool.js';
import { Sealing } from '../sealing/sealing.js';
import { PostgresSubjectKeys } from '../sealing/subject-keys.js';
import { systemStamp } from './system-stamp.js';
import { Streams } from './streams.js';

const Noted = z.object({ type: z.literal('test.noted.v1'), data: z.object({ kwh: z.number().int() }) });
type Noted = z.infer<typeof Noted>;
type Note = { readonly data: Readonly<Record<string, unknown>> };

/** Says whatever it is told to, as a decider with a mistake in it would. */
const noting: Decider<null, Stamped<Note>, Noted> = {
  event: Noted,
  initial: null,
  decide: ({ data }) => [{ type: 'test.noted.v1', data } as unknown as Noted], // a lie, on purpose
  evolve: (state) => state,
};

describe('events on their way into the log', () => {
  it('are held to their schema before they are sealed: a wrong one is refused, what no schema names stays out', async () => {
    const database = await testDatabase();
    const pool = openPool(database.keysUrl, { name: 'test keys', connections: 2 });
    const store = new PostgresEventStore(database.appUrl, new Upcasters([]));
    const streams = new Streams(store, new Sealing(new PostgresSubjectKeys(pool, randomBytes(32)), {}));
    const note = (commandId: string, data: Note['data']) => {
      return streams.decide(noting, 'test-1', { data }, { ...systemStamp('test', undefined), commandId });
    };
    const wrong = note('one', { kwh: 'Elm Street 7' });
    await expect(wrong).rejects.toMatchObject({
      ...{ code: 'event-log.invalid-event', kind: 'broken' },
      details: { type: 'test.noted.v1', places: ['data.kwh (invalid_type)'] },
    });
    await note('two', { kwh: 7, address: 'Elm Street 7' });
    expect((await collect(store.readStream('test-1'))).map(({ data }) => data)).toEqual([{ kwh: 7 }]);
    await store.close();
    await pool.end();
    await database.drop();
  });
});
