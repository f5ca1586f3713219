import type { EventEmitter } from 'node:events';

/** The sender paused for too long or disconnected. */
export class Stalled extends Error {}

/**
 * Passes on incoming pieces, and throws `Stalled` once none came for `idleMs` or the sender disconnected. The
 * reader's own time between two pieces does not count.
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
    // Not awaited, because it would wait for a piece that may never come.
    iterator.return?.().catch(() => undefined);
  }
}

function inTime<Answer>(
  asked: Promise<Answer>,
  raw: Pick<EventEmitter, 'once' | 'off'>,
  idleMs: number,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // Cleans up timer and listener whatever comes first, since the piece may never come.
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
