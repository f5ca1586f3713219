/**
 * Gives the items of batches one by one. By hand, because an async generator that yields each item costs
 * several promises an item, which a replay of millions of events feels.
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
