import type { EventStore } from '#api/platform/event-store/port/event-store';
import { collect, freshCategory, noted } from '../support/events.js';
import type { Adapter } from './adapter.js';

/** Being told of events as they come. */
export function subscribeContract(adapter: Adapter): void {
  describe('subscribing', () => {
    let store: EventStore;
    beforeAll(() => (store = adapter.open()));

    const append = (stream: string, n: number) =>
      store.appendToStream(stream, [noted({ n })], { expectedRevision: 'any' });

    it('gives a stream’s past, then what comes', async () => {
      const stream = `${freshCategory()}-1`;
      await append(stream, 0);
      const told = collect(store.subscribeToStream(stream), 3);
      await append(stream, 1);
      await append(stream, 2);
      expect((await told).map(({ data }) => data['n'])).toEqual([0, 1, 2]);
    });

    it('waits for a stream that has not begun', async () => {
      const stream = `${freshCategory()}-1`;
      const told = collect(store.subscribeToStream(stream), 1);
      await append(stream, 7);
      expect((await told).map(({ data }) => data['n'])).toEqual([7]);
    });

    it('begins after a revision', async () => {
      const stream = `${freshCategory()}-1`;
      for (const n of [0, 1, 2]) await append(stream, n);
      const told = await collect(store.subscribeToStream(stream, { after: 1n }), 1);
      expect(told.map(({ data }) => data['n'])).toEqual([2]);
    });

    it('gives the log after a position, filtered, from every connection', async () => {
      const category = freshCategory();
      const { position: after } = await append(`${category}-1`, 0);
      const told = collect(store.subscribeToAll({ after, filter: { categories: [category] } }), 3);
      const other = adapter.open();
      await append(`${freshCategory()}-1`, 99);
      await append(`${category}-1`, 1);
      await other.appendToStream(`${category}-2`, [noted({ n: 2 }), noted({ n: 3 })], {
        expectedRevision: 'any',
      });
      expect((await told).map(({ data }) => data['n'])).toEqual([1, 2, 3]);
    });

    it('ends when it is told to', async () => {
      const stop = new AbortController();
      const stream = `${freshCategory()}-1`;
      await append(stream, 0);
      const seen: unknown[] = [];
      for await (const { data } of store.subscribeToStream(stream, { signal: stop.signal })) {
        seen.push(data['n']);
        stop.abort();
      }
      expect(seen).toEqual([0]);
    });

    it('ends when the store closes', async () => {
      const closing = adapter.open();
      const told = collect(
        closing.subscribeToAll({ after: await closing.head(), filter: { categories: ['none'] } }),
      );
      await closing.close();
      expect(await told).toEqual([]);
    });
  });
}
