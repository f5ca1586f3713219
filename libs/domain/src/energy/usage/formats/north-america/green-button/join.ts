import type { GreenButtonFeed } from './feed.js';
import { nearest, nearestIndex, ResourceLists } from './resource-lists.js';
import type { IntervalBlock, MeterReading, ReadingType, UsagePoint } from './resources.js';

/** What belongs to one block. Undefined where the feed does not hold it. */
export interface JoinedBlock {
  readonly block: IntervalBlock;
  readonly meterReading: MeterReading | undefined;
  readonly readingType: ReadingType | undefined;
  readonly usagePoint: UsagePoint | undefined;
  /** Whether links, not mere order, say so. */
  readonly usagePointLinked: boolean;
}

/**
 * Joins blocks to their meter reading, type and usage point by links; where hrefs are shared by
 * siblings, broken or absent, by document order (the nearest before, else the first after).
 */
export function joinBlocks(feed: GreenButtonFeed): readonly JoinedBlock[] {
  const meters = new ResourceLists(feed.meterReadings, 'IntervalBlock');
  const points = new ResourceLists(feed.usagePoints, 'MeterReading');
  const types = new TypeIndex(feed);
  const electric = feed.usagePoints.filter(({ kind = 0 }) => kind === 0);
  return feed.blocks.map((block) => {
    const meterReading =
      nearest(meters.holding(block.entry), block.place) ?? nearest(feed.meterReadings, block.place);
    const readingType = typeOf(types, meterReading, block);
    const holding = meterReading === undefined ? [] : points.holding(meterReading.entry);
    const linked = nearest(holding, meterReading?.entry.place ?? block.place);
    // Without links the nearest before; of several, for energy one that is electric.
    const byOrder = readingType?.uom === WH && electric.length > 0 ? electric : feed.usagePoints;
    const usagePoint = linked ?? nearest(byOrder, block.place);
    return { block, meterReading, readingType, usagePoint, usagePointLinked: linked !== undefined };
  });
}

/** Reading types by what links to them. */
class TypeIndex {
  private readonly bySelf = new Map<string, ReadingType[]>();
  private readonly byUp = new Map<string, ReadingType[]>();
  private readonly byTail = new Map<string, ReadingType[]>();

  readonly all: readonly ReadingType[];
  /** How many blocks stand before each type: types with as many were listed one after another. */
  readonly blocksBefore: readonly number[];

  constructor({ readingTypes, blocks }: GreenButtonFeed) {
    this.all = readingTypes;
    let before = 0;
    this.blocksBefore = readingTypes.map(({ entry }) => {
      while (before < blocks.length && (blocks[before]?.place ?? 0) < entry.place) before += 1;
      return before;
    });
    for (const type of readingTypes) {
      file(this.bySelf, type.entry.self, type);
      file(this.byUp, type.entry.up, type);
      file(this.byTail, tailOf(type.entry.self), type);
    }
  }

  linked(related: readonly string[]): readonly ReadingType[] {
    return inOrder(related.flatMap((href) => this.bySelf.get(href) ?? []));
  }

  below(self: string): readonly ReadingType[] {
    return this.byUp.get(self) ?? [];
  }

  /** Hrefs that agree from `ReadingType/` on, whatever host or user stands before. */
  alike(related: readonly string[]): readonly ReadingType[] {
    return inOrder(related.flatMap((href) => this.byTail.get(tailOf(href)) ?? []));
  }
}

function file(index: Map<string, ReadingType[]>, href: string, type: ReadingType): void {
  if (href === '') return;
  const known = index.get(href);
  if (known === undefined) index.set(href, [type]);
  else known.push(type);
}

function inOrder(types: readonly ReadingType[]): readonly ReadingType[] {
  return types.length < 2 ? types : [...types].sort((a, b) => a.entry.place - b.entry.place);
}

function tailOf(href: string): string {
  return /ReadingType\/.*$/.exec(href)?.[0] ?? '';
}

function typeOf(
  types: TypeIndex,
  meterReading: MeterReading | undefined,
  block: IntervalBlock,
): ReadingType | undefined {
  if (meterReading !== undefined) {
    const { related, self, place } = meterReading.entry;
    const linked = nearest(types.linked(related), place);
    if (linked !== undefined) return linked;
    const below = nearest(types.below(self), block.place) ?? nearest(types.alike(related), block.place);
    if (below !== undefined) return below;
  }
  return typeByOrder(types, block);
}

const WH = 72;
/** Types listed one after another: feeds have one for each flow and unit. */
const MAX_LISTED_TYPES = 100;

/** Without links: the nearest before, but of types listed one after another the first that is energy used. */
function typeByOrder({ all, blocksBefore }: TypeIndex, block: IntervalBlock): ReadingType | undefined {
  const index = nearestIndex(all, block.place);
  let first = index;
  while (first > 0 && index - first < MAX_LISTED_TYPES && blocksBefore[first - 1] === blocksBefore[first])
    first -= 1;
  return (
    all.slice(first, index + 1).find(({ uom, flowDirection = 1 }) => uom === WH && flowDirection <= 1) ??
    all[index]
  );
}
