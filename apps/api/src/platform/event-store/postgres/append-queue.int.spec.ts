import { randomUUID } from 'node:crypto';
import { testDatabase } from '#test/support/postgres';
import type { TestDatabase } from '#test/support/postgres';
import { AppendQueue } from './append-queue.js';

const write = (id: string) => ({
  streamId: `test-${randomUUID()}`,
  expected: -1n,
  events: [{ id, type: 'test.noted.v1', schemaVersion: 1, data: '{}', metadata: '{}' }],
});

describe('the queue of appends', () => {
  let database: TestDatabase;
  let queue: AppendQueue;
  beforeAll(async () => {
    database = await testDatabase();
    queue = new AppendQueue(database.appUrl);
  });
  afterAll(async () => {
    await queue.close();
    await database.drop();
  });

  it('lets a write that the database refuses fail alone', async () => {
    const ids = [randomUUID(), 'no id at all', randomUUID()];
    const outcomes = await Promise.allSettled(ids.map((id) => queue.append(write(id))));
    expect(outcomes).toMatchObject([
      { status: 'fulfilled', value: { kind: 'ok' } },
      { status: 'rejected', reason: { code: 'event-log.invalid-event' } },
      { status: 'fulfilled', value: { kind: 'ok' } },
    ]);
  });

  it('writes what is waiting before it closes, and refuses what comes after', async () => {
    const closing = new AppendQueue(database.appUrl);
    const waiting = Array.from({ length: 50 }, () => closing.append(write(randomUUID())));
    await closing.close();
    for (const outcome of await Promise.all(waiting)) expect(outcome.kind).toBe('ok');
    await expect(closing.append(write(randomUUID()))).rejects.toMatchObject({
      code: 'event-log.unavailable',
    });
  });

  it('refuses more than can wait', async () => {
    const full = new AppendQueue(database.appUrl);
    const appends = Array.from({ length: 10_001 }, () =>
      full.append({ streamId: 'test-full', expected: 5n, events: [] }),
    );
    await expect(appends.at(-1)).rejects.toMatchObject({ code: 'event-log.unavailable' });
    await Promise.all(appends.slice(0, -1));
    await full.close();
  });
});
