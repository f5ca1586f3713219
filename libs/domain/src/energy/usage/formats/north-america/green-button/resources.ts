/** An Atom entry: its links join the resources inside it. Hrefs are without host, slashes at the ends or query. */
export interface FeedEntry {
  /** 1-based place in the document, for "the nearest before". */
  readonly place: number;
  self: string;
  up: string;
  readonly related: string[];
}

/** The kind of service: 0 electricity, 1 gas, 2 water; undefined when not said. */
export interface UsagePoint {
  readonly entry: FeedEntry;
  kind?: number;
  /** The service category stands there without a kind: so National Grid writes gas. */
  kindBlank?: boolean;
}

/** Joins a UsagePoint, a ReadingType and IntervalBlocks. */
export interface MeterReading {
  readonly entry: FeedEntry;
}

/** ESPI codes as numbers (REQ.21 tables); undefined when the element is absent or empty. */
export interface ReadingType {
  readonly entry: FeedEntry;
  uom?: number;
  powerOfTenMultiplier?: number;
  flowDirection?: number;
  kind?: number;
  commodity?: number;
  accumulationBehaviour?: number;
  intervalLength?: number;
  defaultQuality?: number;
}

/** A run of readings, `from` to `to` (exclusive) in the feed's columns. */
export interface IntervalBlock {
  readonly entry: FeedEntry;
  readonly place: number;
  readonly from: number;
  to: number;
  /** Of `interval`; undefined when absent. */
  startUtc?: number;
  durationS?: number;
}

/** LocalTimeParameters (older: TimeConfiguration). */
export interface ClockParameters {
  /** Seconds east of UTC in standard time. */
  tzOffsetS?: number;
  dstOffsetS?: number;
}

/** An href made comparable: host, query and outer slashes dropped, doubled slashes joined. */
export function plainHref(href: string): string {
  const plain = href
    .trim()
    .replace(/^[a-z]+:\/\/[^/]*/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/{2,}/g, '/')
    .replace(/^\/|\/$/g, '');
  // A copy: what the parser cuts out of its input keeps that whole piece of the file in memory.
  return ` ${plain}`.slice(1);
}
