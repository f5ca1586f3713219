import type { FeedEntry } from './resources.js';

interface Resource {
  readonly entry: FeedEntry;
}

/**
 * Resources by the lists they hold (`…/MeterReading/1/IntervalBlock`), so that whose an entry is
 * takes one look, not one for each resource: a feed of a megabyte can have thousands of both.
 */
export class ResourceLists<Found extends Resource> {
  private readonly byList = new Map<string, Found[]>();

  /** `held` is the name of what the lists hold. */
  constructor(
    resources: readonly Found[],
    private readonly held: string,
  ) {
    for (const resource of resources) {
      const { related, self } = resource.entry;
      const lists = new Set(related.filter((href) => href.endsWith(`/${held}`)));
      if (self !== '') lists.add(`${self}/${held}`);
      for (const list of lists) {
        const known = this.byList.get(list);
        if (known === undefined) this.byList.set(list, [resource]);
        else known.push(resource);
      }
    }
  }

  /** Those that hold an entry by its `up` or `self`, in document order. */
  holding({ self, up }: FeedEntry): readonly Found[] {
    const end = self.lastIndexOf(`/${this.held}/`);
    const found = new Set<Found>();
    for (const list of [up, self, end < 0 ? '' : self.slice(0, end + this.held.length + 1)])
      for (const resource of this.byList.get(list) ?? []) found.add(resource);
    return found.size < 2 ? [...found] : [...found].sort((a, b) => a.entry.place - b.entry.place);
  }
}

/** The last one at or before a place in the document, else the first after it; resources in document order. */
export function nearest<Found extends Resource>(
  resources: readonly Found[],
  place: number,
): Found | undefined {
  return resources[nearestIndex(resources, place)];
}

/** Index of the same; 0 without resources. */
export function nearestIndex(resources: readonly Resource[], place: number): number {
  let low = 0;
  let high = resources.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((resources[middle]?.entry.place ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}
