/**
 * Iterates over the items of batches. Written by hand, because an async generator costs several promises per
 * item, which slows down a replay of millions of events.
 */
export function flatten<Item>(batches: AsyncGenerator<readonly Item[], void>): AsyncIterableIterator<Item> {
  let batch: readonly Item[] = [];
  let next = 0;
  const refill = async (): Promise<IteratorResult<Item>> => {
    for (;;) {
      const item = batch[next];
      if (item !== undefined) {
        next += 1;
        return { done: false, value: item };
      }
      const more = await batches.next();
      if (more.done === true) return { done: true, value: undefined };
      batch = more.value;
      next = 0;
    }
  };
  return {
    next() {
      const item = batch[next];
      if (item === undefined) return refill();
      next += 1;
      return Promise.resolve({ done: false, value: item });
    },
    async return() {
      await batches.return();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
