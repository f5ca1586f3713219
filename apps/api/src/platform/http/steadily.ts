import type { EventEmitter } from 'node:events';

/** The sender let too long go by, or hung up. */
export class Stalled extends Error {}

/**
 * Passes on what comes in, and throws `Stalled` once nothing came for `idleMs` or the sender hung up. What the
 * reader does between two pieces is not counted against the sender.
 */
export async function* steadily<Item>(
  items: AsyncIterable<Item>,
  raw: Pick<EventEmitter, 'once' | 'off'>,
  idleMs: number,
): AsyncIterable<Item> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await inTime(iterator.next(), raw, idleMs);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Not awaited: it would wait for the piece that never comes.
    iterator.return?.().catch(() => undefined);
  }
}

function inTime<Answer>(
  asked: Promise<Answer>,
  raw: Pick<EventEmitter, 'once' | 'off'>,
  idleMs: number,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // Whatever comes first: the piece may never come, and must not keep timer and listener.
    const end = (): void => {
      clearTimeout(timer);
      raw.off('aborted', stalled);
    };
    const stalled = (): void => {
      end();
      reject(new Stalled('Nothing came in for too long.'));
    };
    const timer = setTimeout(stalled, idleMs);
    raw.once('aborted', stalled);
    asked.then(resolve, reject).finally(end);
  });
}
