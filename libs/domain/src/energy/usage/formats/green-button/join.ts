import type { GreenButtonFeed } from './feed.js';
import type { FeedEntry, IntervalBlock, MeterReading, ReadingType, UsagePoint } from './resources.js';

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
  return feed.blocks.map((block) => {
    const meterReading =
      nearest(
        feed.meterReadings.filter((meter) => holdsBlock(meter.entry, block.entry)),
        block.place,
      ) ?? nearest(feed.meterReadings, block.place);
    const readingType = typeOf(feed.readingTypes, meterReading, block);
    const linked = nearest(
      feed.usagePoints.filter(
        (point) => meterReading !== undefined && holdsMeter(point.entry, meterReading.entry),
      ),
      meterReading?.entry.place ?? block.place,
    );
    const usagePoint = linked ?? pointByOrder(feed.usagePoints, readingType, block);
    return { block, meterReading, readingType, usagePoint, usagePointLinked: linked !== undefined };
  });
}

function typeOf(
  types: readonly ReadingType[],
  meterReading: MeterReading | undefined,
  block: IntervalBlock,
): ReadingType | undefined {
  const linked = types.filter(
    ({ entry }) => entry.self !== '' && meterReading?.entry.related.includes(entry.self) === true,
  );
  const below = types.filter(
    ({ entry }) => meterReading !== undefined && entry.up !== '' && entry.up === meterReading.entry.self,
  );
  const linksToTypes = meterReading?.entry.related.some((href) => /(^|\/)ReadingType\//.test(href)) === true;
  if (linked.length > 0) return nearest(linked, meterReading?.entry.place ?? block.place);
  if (below.length > 0) return nearest(below, block.place);
  const self = linksToTypes
    ? types.filter(({ entry }) => sameTail(entry.self, meterReading.entry.related))
    : [];
  return self.length > 0 ? nearest(self, block.place) : typeByOrder(types, block);
}

const WH = 72;
/** Elements of one ReadingType entry: farther apart, something else stands between. */
const MAX_ENTRY_ELEMENTS = 30;

/** Without links: the nearest before, but of types listed one after another the first that is energy used. */
function typeByOrder(types: readonly ReadingType[], block: IntervalBlock): ReadingType | undefined {
  const found = nearest(types, block.place);
  const index = found === undefined ? -1 : types.indexOf(found);
  let first = index;
  while (first > 0 && adjoining(types[first - 1]?.entry, types[first]?.entry)) first -= 1;
  return (
    types.slice(first, index + 1).find(({ uom, flowDirection = 1 }) => uom === WH && flowDirection <= 1) ??
    found
  );
}

function adjoining(before: FeedEntry | undefined, after: FeedEntry | undefined): boolean {
  return before !== undefined && after !== undefined && after.place - before.place <= MAX_ENTRY_ELEMENTS;
}

/** Hrefs that agree from `ReadingType/` on, whatever host or user stands before. */
function sameTail(self: string, related: readonly string[]): boolean {
  const tail = /ReadingType\/.*$/.exec(self)?.[0];
  return tail !== undefined && related.some((href) => href.endsWith(tail));
}

function holdsBlock(meter: FeedEntry, block: FeedEntry): boolean {
  const lists = meter.related.filter((href) => /\/IntervalBlock$/.test(href));
  const candidates = meter.self === '' ? lists : [...lists, `${meter.self}/IntervalBlock`];
  return candidates.some(
    (list) => block.up === list || block.self === list || block.self.startsWith(`${list}/`),
  );
}

function holdsMeter(point: FeedEntry, meter: FeedEntry): boolean {
  const lists = point.related.filter((href) => /\/MeterReading$/.test(href));
  const candidates = point.self === '' ? lists : [...lists, `${point.self}/MeterReading`];
  return candidates.some((list) => meter.up === list || meter.self.startsWith(`${list}/`));
}

/** Without links: the nearest before; of several, for energy one that is electric. */
function pointByOrder(
  points: readonly UsagePoint[],
  type: ReadingType | undefined,
  block: IntervalBlock,
): UsagePoint | undefined {
  const electric = type?.uom === WH ? points.filter(({ kind = 0 }) => kind === 0) : [];
  return nearest(electric.length > 0 ? electric : points, block.place);
}

/** The last one at or before a place in the document, else the first after it. */
function nearest<Resource extends { readonly entry: FeedEntry }>(
  resources: readonly Resource[],
  place: number,
): Resource | undefined {
  let best: Resource | undefined;
  for (const resource of resources) if (resource.entry.place <= place) best = resource;
  return best ?? resources[0];
}
