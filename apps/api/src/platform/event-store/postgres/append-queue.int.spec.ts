import { randomUUID } from 'node:crypto';
import { testDatabase } from '#test/support/postgres';
import type { TestDatabase } from '#test/support/postgres';
import { noted } from '#test/support/events';
import type { Write } from './append-batch.js';
import { AppendQueue } from './append-queue.js';
import { writeEvents } from './written-event.js';

const write = (): Write => {
  const streamId = `test-${randomUUID()}`;
  return { streamId, expected: -1n, events: writeEvents(streamId, [noted({ n: 1 })]) };
};

const altered = (): Write => {
  const honest = write();
  return {
    ...honest,
    events: honest.events.map((event) => ({ ...event, data: event.data.replace('1', '2') })),
  };
};

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

  it('lets a write fail alone whose hash the database finds wrong', async () => {
    const writes = [write(), altered(), write()];
    const outcomes = await Promise.allSettled(writes.map((one) => queue.append(one)));
    expect(outcomes).toMatchObject([
      { status: 'fulfilled', value: { kind: 'ok' } },
      { status: 'rejected', reason: { code: 'event-log.invalid-event' } },
      { status: 'fulfilled', value: { kind: 'ok' } },
    ]);
  });

  it('writes what is waiting before it closes, and refuses what comes after', async () => {
    const closing = new AppendQueue(database.appUrl);
    const waiting = Array.from({ length: 50 }, () => closing.append(write()));
    await closing.close();
    for (const outcome of await Promise.all(waiting)) expect(outcome.kind).toBe('ok');
    await expect(closing.append(write())).rejects.toMatchObject({
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
