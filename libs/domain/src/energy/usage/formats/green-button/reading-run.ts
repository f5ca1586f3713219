import type { GreenButtonFeed, ReadingTexts } from './feed.js';

/** A run taken: where it ended and how many line breaks it held. */
export interface TakenRun {
  readonly end: number;
  readonly lines: number;
}

/** Hands consecutive plain IntervalReadings to the feed; stops before the first that is not plain or not whole. */
export function takeRun(held: string, at: number, prefix: string, feed: GreenButtonFeed): TakenRun {
  const opener = `<${prefix}IntervalReading>`;
  let end = at;
  for (let start = at; held.startsWith(opener, start);) {
    const texts: ReadingTexts = { start: '', duration: '', value: '', quality: '' };
    const after = children(held, start + opener.length, { name: `${prefix}IntervalReading`, prefix }, texts);
    if (after < 0) break;
    feed.takeReading(texts);
    end = after;
    start = afterBlanks(held, after);
  }
  return { end, lines: lineBreaks(held, at, end) };
}

interface Parent {
  /** With prefix. */
  readonly name: string;
  readonly prefix: string;
}

/** Reads an element's children from just after its opening tag to just after its closing one; -1 when not plain. */
function children(held: string, from: number, parent: Parent, texts: ReadingTexts): number {
  const { name, prefix } = parent;
  for (let at = afterBlanks(held, from); held.charCodeAt(at) === 60; at = afterBlanks(held, at)) {
    if (held.charCodeAt(at + 1) === 47) {
      return held.startsWith(name, at + 2) && held.charCodeAt(at + 2 + name.length) === 62
        ? at + name.length + 3
        : -1;
    }
    const tagEnd = held.indexOf('>', at);
    if (tagEnd < 0 || !held.startsWith(prefix, at + 1)) return -1;
    const local = held.slice(at + 1 + prefix.length, tagEnd);
    if (local === 'timePeriod' || local === 'ReadingQuality') {
      if (!name.endsWith('IntervalReading')) return -1;
      at = children(held, tagEnd + 1, { name: `${prefix}${local}`, prefix }, texts);
    } else
      at = leaf(
        held,
        tagEnd + 1,
        { name: `${prefix}${local}`, local, parent: name.slice(prefix.length) },
        texts,
      );
    if (at < 0) return -1;
  }
  return -1;
}

interface Leaf {
  readonly name: string;
  readonly local: string;
  readonly parent: string;
}

function leaf(held: string, from: number, { name, local, parent }: Leaf, texts: ReadingTexts): number {
  const end = plainTextEnd(held, from);
  if (end < 0 || held.charCodeAt(end + 1) !== 47) return -1;
  if (!held.startsWith(name, end + 2) || held.charCodeAt(end + 2 + name.length) !== 62) return -1;
  switch (`${parent}/${local}`) {
    case 'IntervalReading/value':
      texts.value = held.slice(from, end).trim();
      break;
    case 'timePeriod/start':
      texts.start = held.slice(from, end).trim();
      break;
    case 'timePeriod/duration':
      texts.duration = held.slice(from, end).trim();
      break;
    case 'ReadingQuality/quality':
      texts.quality = held.slice(from, end).trim();
      break;
    case 'IntervalReading/cost':
    case 'IntervalReading/consumptionTier':
    case 'IntervalReading/tou':
    case 'IntervalReading/cpp':
      break;
    default:
      return -1;
  }
  return end + name.length + 3;
}

/** End of a text of printable ASCII and blanks without `&` or `]`; -1 when it holds anything else or does not end. */
function plainTextEnd(held: string, from: number): number {
  for (let at = from; at < held.length; at += 1) {
    const code = held.charCodeAt(at);
    if (code === 60) return at;
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
