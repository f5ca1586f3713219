import type { GreenButtonFeed, ReadingTexts } from './feed.js';

/** A run taken: where it ended and how many line breaks it held. */
export interface TakenRun {
  readonly end: number;
  readonly lines: number;
}

type Container = 'IntervalReading' | 'timePeriod' | 'ReadingQuality';

const LT = 60;
const GT = 62;
const SLASH = 47;

/** Hands consecutive plain IntervalReadings to the feed; stops before the first that is not plain or not whole. */
export function takeRun(held: string, at: number, prefix: string, feed: GreenButtonFeed): TakenRun {
  const opener = `<${prefix}IntervalReading>`;
  let end = at;
  for (let start = at; held.startsWith(opener, start);) {
    const texts: ReadingTexts = { start: '', duration: '', value: '', quality: '' };
    const after = children(held, start + opener.length, { container: 'IntervalReading', prefix, texts });
    if (after < 0) break;
    feed.takeReading(texts);
    end = after;
    start = afterBlanks(held, after);
  }
  return { end, lines: lineBreaks(held, at, end) };
}

interface Scope {
  readonly container: Container;
  /** With colon, or empty. */
  readonly prefix: string;
  readonly texts: ReadingTexts;
}

/** Reads an element's children from just after its opening tag to just after its closing one; -1 when not plain. */
function children(held: string, from: number, scope: Scope): number {
  const { container, prefix } = scope;
  for (let at = afterBlanks(held, from); held.charCodeAt(at) === LT; at = afterBlanks(held, at)) {
    if (held.charCodeAt(at + 1) === SLASH) return closed(held, at, prefix, container);
    const tagEnd = held.indexOf('>', at);
    if (tagEnd < 0 || !held.startsWith(prefix, at + 1)) return -1;
    const local = held.slice(at + 1 + prefix.length, tagEnd);
    if (container === 'IntervalReading' && (local === 'timePeriod' || local === 'ReadingQuality')) {
      at = children(held, tagEnd + 1, { ...scope, container: local });
    } else at = leaf(held, tagEnd + 1, local, scope);
    if (at < 0) return -1;
  }
  return -1;
}

function leaf(held: string, from: number, local: string, scope: Scope): number {
  const end = plainTextEnd(held, from);
  if (end < 0) return -1;
  const after = closed(held, end, scope.prefix, local);
  return after >= 0 && keep(scope, local, held.slice(from, end)) ? after : -1;
}

/** Keeps what counts of a leaf; false when it is none that a plain reading has. */
function keep({ container, texts }: Scope, local: string, text: string): boolean {
  switch (container) {
    case 'IntervalReading':
      if (local === 'value') texts.value = text.trim();
      else return local === 'cost' || local === 'consumptionTier' || local === 'tou' || local === 'cpp';
      return true;
    case 'timePeriod':
      if (local === 'start') texts.start = text.trim();
      else if (local === 'duration') texts.duration = text.trim();
      else return false;
      return true;
    case 'ReadingQuality':
      if (local === 'quality') texts.quality = text.trim();
      return local === 'quality';
  }
}

/** Just after the closing tag that stands here; -1 when another or none does. */
function closed(held: string, at: number, prefix: string, local: string): number {
  const name = at + 2 + prefix.length;
  const end = name + local.length;
  const fits =
    held.charCodeAt(at + 1) === SLASH &&
    held.startsWith(prefix, at + 2) &&
    held.startsWith(local, name) &&
    held.charCodeAt(end) === GT;
  return fits ? end + 1 : -1;
}

/** End of a text of printable ASCII and blanks without `&` or `]`; -1 when it holds anything else or does not end. */
function plainTextEnd(held: string, from: number): number {
  for (let at = from; at < held.length; at += 1) {
    const code = held.charCodeAt(at);
    if (code === LT) return at;
    if (code > 126 || code === 38 || code === 93 || (code < 32 && code !== 10 && code !== 13 && code !== 9))
      return -1;
  }
  return -1;
}

function afterBlanks(held: string, from: number): number {
  let at = from;
  for (
    let code = held.charCodeAt(at);
    code === 32 || code === 10 || code === 13 || code === 9;
    code = held.charCodeAt(at)
  )
    at += 1;
  return at;
}

function lineBreaks(held: string, from: number, to: number): number {
  let lines = 0;
  for (let at = held.indexOf('\n', from); at >= 0 && at < to; at = held.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
