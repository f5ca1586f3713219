import type { EventStore } from '#api/platform/event-store/port/event-store';
import { eventually } from '../support/eventually.js';
import { freshCategory, noted } from '../support/events.js';
import type { Adapter } from './adapter.js';

const NEVER_MS = 600_000;

/** Waiting for new events. */
export function waitContract(adapter: Adapter): void {
  describe('waiting', () => {
    let store: EventStore;
    const never = new AbortController().signal;
    beforeAll(() => (store = adapter.open()));

    const append = (to: EventStore) =>
      to.appendToStream(`${freshCategory()}-1`, [noted()], { expectedRevision: 'any' });

    it('is over at once where the log holds more', async () => {
      const before = await store.head();
      await append(store);
      await expect(store.awaitAfter(before, NEVER_MS, never)).resolves.toBeUndefined();
    });

    it('is over when anybody appends', async () => {
      let isOver = false;
      const waiting = store.awaitAfter(await store.head(), NEVER_MS, never).then(() => (isOver = true));
      await store.head();
      expect(isOver).toBe(false);
      const other = adapter.open();
      // More than once: what is said before the store listens goes unheard.
      await eventually(async () => {
        await append(other);
        expect(isOver).toBe(true);
      });
      await waiting;
    });

    it('is over in time where nothing comes', async () => {
      await expect(store.awaitAfter(await store.head(), 20, never)).resolves.toBeUndefined();
    });

    it('is over when it is told to, and when the store closes', async () => {
      const stop = new AbortController();
      const told = store.awaitAfter(await store.head(), NEVER_MS, stop.signal);
      stop.abort();
      await expect(told).resolves.toBeUndefined();
      const closing = adapter.open();
      const closed = closing.awaitAfter(await closing.head(), NEVER_MS, never);
      await closing.close();
      await expect(closed).resolves.toBeUndefined();
    });
  });
}
