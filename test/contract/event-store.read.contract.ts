import { StreamNotFound } from '#api/platform/event-store/port/errors';
import type { EventStore, Position } from '#api/platform/event-store/port/event-store';
import { comparePositions } from '#api/platform/event-store/port/position';
import { collect, freshCategory, noted } from '../support/events.js';
import type { Adapter } from './adapter.js';

const EVENTS = 2_300; // more than two pages

/** Reading streams and the log, forwards and backwards, filtered and upcast. */
export function readContract(adapter: Adapter): void {
  describe('reading', () => {
    const category = freshCategory();
    const stream = `${category}-long`;
    let store: EventStore;
    let positions: Position[];

    beforeAll(async () => {
      store = adapter.open();
      for (let n = 0; n < EVENTS; n += 100) {
        const events = Array.from({ length: 100 }, (_, k) => noted({ n: n + k }));
        await store.appendToStream(stream, events, { expectedRevision: 'any' });
      }
      positions = (await collect(store.readStream(stream))).map(({ position }) => position);
    });

    const numbers = async (events: AsyncIterable<{ data: Readonly<Record<string, unknown>> }>) =>
      (await collect(events)).map(({ data }) => data['n']);
    const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);
    const inCategory = { categories: [category] };

    it('gives a stream in order, or its end first', async () => {
      expect(await numbers(store.readStream(stream))).toEqual(range(0, EVENTS));
      expect(await numbers(store.readStream(stream, { direction: 'backwards' }))).toEqual(
        range(0, EVENTS).reverse(),
      );
    });

    it('begins where it is told and stops when it has enough', async () => {
      expect(await numbers(store.readStream(stream, { fromRevision: 1_500n, maxCount: 3 }))).toEqual([
        1500, 1501, 1502,
      ]);
      const back = { direction: 'backwards', fromRevision: 1_500n, maxCount: 3 } as const;
      expect(await numbers(store.readStream(stream, back))).toEqual([1500, 1499, 1498]);
      expect(await numbers(store.readStream(stream, { fromRevision: 1n, maxCount: 1_200 }))).toEqual(
        range(1, 1_201),
      );
    });

    it('gives nothing after the end of a stream', async () => {
      expect(await numbers(store.readStream(stream, { fromRevision: BigInt(EVENTS) }))).toEqual([]);
    });

    it('says when there is no such stream', async () => {
      await expect(collect(store.readStream(`${category}-none`))).rejects.toThrow(StreamNotFound);
      await expect(collect(store.readStream(`${category}-none`))).rejects.toMatchObject({
        kind: 'not-found',
      });
    });

    it('gives the log in the order of positions', async () => {
      const all = await collect(store.readAll({ filter: inCategory }));
      expect(all.map(({ data }) => data['n'])).toEqual(range(0, EVENTS));
      const sorted = all.map(({ position }) => position).sort(comparePositions);
      expect(all.map(({ position }) => position)).toEqual(sorted);
    });

    it('gives the same events whichever way they are read', async () => {
      const log = await collect(store.readAll({ filter: inCategory }));
      expect(log).toEqual(await collect(store.readStream(stream)));
      const back = await collect(store.readAll({ filter: inCategory, direction: 'backwards' }));
      expect(back.reverse()).toEqual(log);
    });

    it('lets a reader stop early, as often as it likes', async () => {
      for (let time = 0; time < 20; time += 1) {
        expect(await collect(store.readAll({ filter: inCategory }), 3)).toHaveLength(3);
      }
    });

    it('gives the log after one position, until and with another', async () => {
      const [after, until] = [positions[99], positions[1_299]];
      if (after === undefined || until === undefined) throw new Error('too few events');
      expect(await numbers(store.readAll({ after, until, filter: inCategory }))).toEqual(range(100, 1_300));
      expect(await numbers(store.readAll({ after, filter: inCategory, maxCount: 2 }))).toEqual([100, 101]);
    });

    it('gives the log backwards', async () => {
      const [after] = positions.slice(100);
      if (after === undefined) throw new Error('too few events');
      const back = { direction: 'backwards', after, filter: inCategory } as const;
      expect(await numbers(store.readAll(back))).toEqual(range(0, 100).reverse());
      const latest = store.readAll({ direction: 'backwards', filter: inCategory, maxCount: 1 });
      expect(await numbers(latest)).toEqual([EVENTS - 1]);
    });

    it('gives only the types asked for', async () => {
      const other = `${freshCategory()}-1`;
      const mixed = ['test.noted.v1', 'test.other.v1', 'test.noted.v1'].map((type) => ({ ...noted(), type }));
      await store.appendToStream(other, mixed, { expectedRevision: 'no_stream' });
      const filter = { types: ['test.other.v1'], categories: [other.slice(0, other.indexOf('-'))] };
      expect((await collect(store.readAll({ filter }))).map(({ id }) => id)).toEqual([mixed[1]?.id]);
    });

    it('knows its head', async () => {
      const { position } = await store.appendToStream(`${freshCategory()}-1`, [noted()], {
        expectedRevision: 'any',
      });
      expect(comparePositions(await store.head(), position)).toBeGreaterThanOrEqual(0);
    });

    it('gives every event in its newest version, also when looked for by that', async () => {
      const own = freshCategory();
      await store.appendToStream(`${own}-1`, [noted({ cents: 250 })], { expectedRevision: 'no_stream' });
      const newest = adapter.open([
        {
          from: 'test.noted.v1',
          to: 'test.noted.v2',
          upcast: ({ cents }) => ({ dollars: Number(cents) / 100 }),
        },
        { from: 'test.noted.v2', to: 'test.noted.v3', upcast: (data) => ({ ...data, currency: 'USD' }) },
      ]);
      const filter = { types: ['test.noted.v3'], categories: [own] };
      const upcast = { type: 'test.noted.v3', schemaVersion: 3, data: { dollars: 2.5, currency: 'USD' } };
      expect(await collect(newest.readAll({ filter }))).toMatchObject([upcast]);
      expect(await collect(newest.readStream(`${own}-1`))).toMatchObject([upcast]);
      const stored = { type: 'test.noted.v1', schemaVersion: 1, data: { cents: 250 } };
      expect(await collect(store.readStream(`${own}-1`))).toMatchObject([stored]);
      expect(await collect(newest.readStream(`${own}-1`, { asStored: true }))).toMatchObject([stored]);
      const asStored = { filter: { categories: [own] }, asStored: true };
      expect(await collect(newest.readAll(asStored))).toMatchObject([stored]);
    });

    it('counts the events of the whole log from 0, in pages and in one stream', async () => {
      const whole = await collect(store.readAll());
      expect(whole.map(({ index }) => index)).toEqual(range(0, whole.length));
      const paged = await collect(store.readAll({ maxCount: 1_100 }));
      expect(paged.map(({ index }) => index)).toEqual(range(0, 1_100));
    });
  });
}
