import type { GreenButtonFeed } from './feed.js';
import { ReadingRuns } from './reading-run.js';

/** An unfinished element or comment longer than this is left to the XML parser for good. */
const MAX_HELD_CHARS = 65_536;
/** One whole tag and blanks, attributes well quoted: so what follows stands in no attribute. */
const WHOLE_TAG = /^<\/?[\w:.-]+(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*>\s*$/;
const OPENER = 'IntervalReading>';

/** Where the fast path stands in the text it holds. */
interface Cursor {
  held: string;
  /** Everything before it was yielded or taken. */
  from: number;
  /** Everything before it was looked through. */
  search: number;
  /** What comes next follows directly on a whole IntervalReading. */
  clean: boolean;
}

/**
 * The fast path: yields the document without those IntervalReadings it handed to the feed itself.
 * It takes a reading only directly inside an IntervalBlock that the XML parser has just reported
 * open, with the block's own prefix, without attributes, entities, comments or unknown elements;
 * so the parser would have told the feed the same. Everything else is yielded for the parser. The
 * line breaks of what was taken are yielded, so that line numbers still hold.
 */
export async function* takeReadings(
  text: AsyncIterable<string>,
  feed: GreenButtonFeed,
): AsyncIterable<string> {
  const cursor: Cursor = { held: '', from: 0, search: 0, clean: false };
  const runs = new ReadingRuns(feed);
  let plain = true;
  for await (const piece of text) {
    if (!plain) {
      yield piece;
      continue;
    }
    cursor.held += piece;
    yield* passOn(cursor, feed, runs);
    if (cursor.held.length > MAX_HELD_CHARS) {
      plain = false;
      yield cursor.held;
      cursor.held = '';
    }
  }
  if (cursor.held !== '') yield cursor.held;
}

/** Yields and takes what is complete; what may go on in the next piece stays held. */
function* passOn(cursor: Cursor, feed: GreenButtonFeed, runs: ReadingRuns): Iterable<string> {
  for (;;) {
    const at = nextReading(cursor.held, cursor.search);
    const special = nextSpecial(cursor.held, cursor.search, at);
    if (special !== undefined) {
      if (special.end < 0) {
        yield* keepFrom(cursor, special.start);
        return;
      }
      cursor.search = special.end;
      continue;
    }
    if (at < 0) break;
    const before = cursor.held.slice(cursor.from, at);
    const follows = cursor.clean && before.trim() === '';
    const certain =
      follows || (before.includes('<') && WHOLE_TAG.test(before.slice(before.lastIndexOf('<'))));
    if (before !== '') yield before;
    const prefix = certain ? feed.openBlockPrefix() : undefined;
    const run = prefix === undefined ? { end: at, lines: 0 } : runs.take(cursor.held, at, prefix);
    if (run.lines > 0) yield '\n'.repeat(run.lines);
    const end = run.end > at ? run.end : elementEnd(cursor.held, at);
    if (end < 0) {
      cursor.from = at;
      cursor.clean = certain;
      yield* keepFrom(cursor, at);
      return;
    }
    if (run.end === at) yield cursor.held.slice(at, end);
    cursor.from = end;
    cursor.search = end;
    cursor.clean = true;
  }
  yield* keepFrom(cursor, Math.max(cursor.from, cursor.held.lastIndexOf('<')));
}

function* keepFrom(cursor: Cursor, at: number): Iterable<string> {
  if (at > cursor.from) {
    yield cursor.held.slice(cursor.from, at);
    cursor.clean = false;
  }
  cursor.held = cursor.held.slice(at);
  cursor.from = 0;
  cursor.search = 0;
}

/** Where the next opening IntervalReading tag without attributes starts; -1 when there is none. */
function nextReading(held: string, search: number): number {
  for (let found = held.indexOf(OPENER, search); found >= 0; found = held.indexOf(OPENER, found + 1)) {
    const start = held.lastIndexOf('<', found);
    if (start >= search && /^(?:[\w.-]+:)?$/.test(held.slice(start + 1, found))) return start;
  }
  return -1;
}

/** A comment, CDATA section or instruction that starts before the next reading: readings inside do not count. */
function nextSpecial(
  held: string,
  search: number,
  at: number,
): { readonly start: number; readonly end: number } | undefined {
  const region = at < 0 ? held.slice(search) : held.slice(search, at);
  const found = /<[!?]/.exec(region);
  if (found === null) return undefined;
  const start = search + found.index;
  const closer = held.startsWith('<!--', start)
    ? '-->'
    : held.startsWith('<![', start)
      ? ']]>'
      : held[start + 1] === '?'
        ? '?>'
        : '>';
  const end = held.indexOf(closer, start + 2);
  return { start, end: end < 0 ? -1 : end + closer.length };
}

/** The end of the IntervalReading that starts here, as the parser will read it; -1 when it is not all there. */
function elementEnd(held: string, at: number): number {
  const name = held.slice(at + 1, held.indexOf('>', at));
  const closer = `</${name}>`;
  const found = held.indexOf(closer, at);
  return found < 0 ? -1 : found + closer.length;
}
