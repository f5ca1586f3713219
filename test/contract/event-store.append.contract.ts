import { randomUUID } from 'node:crypto';
import {
  IdempotencyMismatch,
  StoreUnavailable,
  WrongExpectedRevision,
} from '#api/platform/event-store/port/errors';
import type { EventStore } from '#api/platform/event-store/port/event-store';
import { collect, freshCategory, noted } from '../support/events.js';
import type { Adapter } from './adapter.js';

/** Appending: revisions, conflicts, idempotency. */
export function appendContract(adapter: Adapter): void {
  describe('appending', () => {
    let store: EventStore;
    let stream: string;
    beforeAll(() => (store = adapter.open()));
    beforeEach(() => (stream = `${freshCategory()}-1`));

    const append = (count: number, expectedRevision: 'any' | 'no_stream' | 'stream_exists' | bigint) =>
      store.appendToStream(
        stream,
        Array.from({ length: count }, (_, n) => noted({ n })),
        { expectedRevision },
      );
    const dataOf = async () => (await collect(store.readStream(stream))).map(({ data }) => data);

    it('counts revisions from zero', async () => {
      expect(await append(2, 'no_stream')).toMatchObject({ nextExpectedRevision: 1n, deduplicated: false });
      expect(await append(1, 1n)).toMatchObject({ nextExpectedRevision: 2n });
      expect((await collect(store.readStream(stream))).map((event) => event.streamRevision)).toEqual([
        0n,
        1n,
        2n,
      ]);
    });

    it('refuses a second beginning', async () => {
      await append(1, 'no_stream');
      await expect(append(1, 'no_stream')).rejects.toMatchObject({
        code: 'event-log.wrong-expected-revision',
        kind: 'conflict',
        expected: 'no_stream',
        actual: 0n,
      });
    });

    it('refuses a revision that the stream has left behind, and one it has not reached', async () => {
      await append(3, 'any');
      await expect(append(1, 1n)).rejects.toThrow(WrongExpectedRevision);
      await expect(append(1, 3n)).rejects.toMatchObject({ actual: 2n });
      expect(await dataOf()).toHaveLength(3);
    });

    it('refuses to go on with a stream that is not there', async () => {
      await expect(append(1, 'stream_exists')).rejects.toMatchObject({ actual: 'no_stream' });
      await expect(append(1, 0n)).rejects.toMatchObject({ actual: 'no_stream' });
      await append(1, 'any');
      expect(await append(1, 'stream_exists')).toMatchObject({ nextExpectedRevision: 1n });
    });

    it('lets one of many win who all saw the same revision', async () => {
      await append(1, 'no_stream');
      const results = await Promise.allSettled(Array.from({ length: 20 }, () => append(1, 0n)));
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(WrongExpectedRevision);
      }
      expect(await dataOf()).toHaveLength(2);
    });

    it('fails a conflict without harming those who append at the same moment', async () => {
      const others = Array.from({ length: 20 }, () =>
        store.appendToStream(`${freshCategory()}-1`, [noted()], { expectedRevision: 'no_stream' }),
      );
      await expect(append(1, 5n)).rejects.toThrow(WrongExpectedRevision);
      for (const { nextExpectedRevision } of await Promise.all(others)) expect(nextExpectedRevision).toBe(0n);
    });

    it('keeps the order in which one caller appends, also without waiting', async () => {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          store.appendToStream(stream, [noted({ n })], { expectedRevision: 'any' }),
        ),
      );
      expect(answers.map(({ nextExpectedRevision }) => Number(nextExpectedRevision))).toEqual(
        Array.from({ length: 50 }, (_, n) => n),
      );
      expect(await dataOf()).toEqual(Array.from({ length: 50 }, (_, n) => ({ n })));
    });

    it.each(['any', 'no_stream', 'in another connection'])(
      'has one effect for the same events twice: %s',
      async (way) => {
        const events = [noted({ n: 0 }), noted({ n: 1 })];
        const expectedRevision = way === 'any' ? 'any' : 'no_stream';
        const first = await store.appendToStream(stream, events, { expectedRevision });
        await append(1, 'any');
        const again = way === 'in another connection' ? adapter.open() : store;
        expect(await again.appendToStream(stream, events, { expectedRevision })).toEqual({
          ...first,
          deduplicated: true,
        });
        expect(await dataOf()).toHaveLength(3);
      },
    );

    it('has one effect for the same events sent many times at once', async () => {
      const event = noted({ n: 0 });
      const other = adapter.open();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          (n % 2 ? store : other).appendToStream(stream, [event], { expectedRevision: 'any' }),
        ),
      );
      expect(answers.filter(({ deduplicated }) => !deduplicated)).toHaveLength(1);
      expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
      expect(await dataOf()).toEqual([{ n: 0 }]);
    });

    it('knows the same events again when only the request they came with differs', async () => {
      const event = noted({ n: 0 });
      await store.appendToStream(stream, [event], { expectedRevision: 'no_stream' });
      const retried = { ...event, metadata: { ...event.metadata, correlationId: 'request-2' } };
      const answer = await store.appendToStream(stream, [retried], { expectedRevision: 'no_stream' });
      expect(answer.deduplicated).toBe(true);
    });

    it('refuses an id that was used for something else', async () => {
      const event = noted({ n: 0 });
      await store.appendToStream(stream, [event], { expectedRevision: 'any' });
      const elsewhere = store.appendToStream(`${stream}2`, [event], { expectedRevision: 'any' });
      await expect(elsewhere).rejects.toThrow(IdempotencyMismatch);
      const changed = store.appendToStream(stream, [noted({ n: 1 }, event.id)], { expectedRevision: 'any' });
      await expect(changed).rejects.toThrow(IdempotencyMismatch);
      const more = store.appendToStream(stream, [event, noted()], { expectedRevision: 'any' });
      await expect(more).rejects.toThrow(IdempotencyMismatch);
      expect(await dataOf()).toEqual([{ n: 0 }]);
    });

    it('refuses an append of nothing', async () => {
      await expect(append(0, 'any')).rejects.toMatchObject({ code: 'event-log.invalid-event' });
    });

    it('is unavailable once closed', async () => {
      const closed = adapter.open();
      await closed.appendToStream(`${stream}-${randomUUID()}`, [noted()], { expectedRevision: 'any' });
      await closed.close();
      const late = closed.appendToStream(stream, [noted()], { expectedRevision: 'any' });
      await expect(late).rejects.toThrow(StoreUnavailable);
    });
  });
}
