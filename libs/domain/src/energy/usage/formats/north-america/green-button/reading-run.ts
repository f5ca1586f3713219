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

/** The markup of one plain reading, to the letter, with a group for each text. */
interface Template {
  readonly prefix: string;
  readonly pattern: RegExp;
  readonly leaves: readonly Leaf[];
}

/** Which text of a reading a leaf holds; undefined when it does not count. */
interface Leaf {
  readonly text: keyof ReadingTexts | undefined;
  readonly from: number;
  readonly end: number;
}

/** What `plainTextEnd` takes: printable ASCII and blanks without `&`, `<` and `]`. */
const PLAIN_TEXT = String.raw`([\t\n\r -%'-;=-\\^-~]*)`;

/**
 * Takes runs of plain IntervalReadings. Neighbours nearly always have the markup of the one before,
 * to the letter, so the first is read tag by tag and the others are matched against it.
 */
export class ReadingRuns {
  private template: Template | undefined;

  constructor(private readonly feed: GreenButtonFeed) {}

  /** Hands readings from `at` on to the feed; stops before the first that is not plain or not whole. */
  take(held: string, at: number, prefix: string): TakenRun {
    const opener = `<${prefix}IntervalReading>`;
    let end = at;
    for (let start = at; start >= 0; start = afterBlanks(held, end)) {
      const texts: ReadingTexts = { start: '', duration: '', value: '', quality: '' };
      let after = this.template?.prefix === prefix ? alike(held, start, this.template, texts) : -1;
      if (after < 0 && held.startsWith(opener, start)) after = this.learn(held, start, { prefix, texts });
      if (after < 0) break;
      this.feed.takeReading(texts);
      end = after;
    }
    return { end, lines: lineBreaks(held, at, end) };
  }

  private learn(
    held: string,
    start: number,
    { prefix, texts }: { readonly prefix: string; readonly texts: ReadingTexts },
  ): number {
    const leaves: Leaf[] = [];
    const from = held.indexOf('>', start) + 1;
    const after = children(held, from, { container: 'IntervalReading', prefix, leaves });
    if (after < 0) return -1;
    for (const { text, from: first, end } of leaves)
      if (text !== undefined) texts[text] = held.slice(first, end).trim();
    this.template = { prefix, leaves, pattern: patternOf(held.slice(start, after), start, leaves) };
    return after;
  }
}

function patternOf(element: string, start: number, leaves: readonly Leaf[]): RegExp {
  let source = '';
  let at = 0;
  for (const { from, end } of leaves) {
    source += literal(element.slice(at, from - start)) + PLAIN_TEXT;
    at = end - start;
  }
  return new RegExp(source + literal(element.slice(at)), 'y');
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** Reads the texts of a reading whose markup is the template's; -1 when it is not. */
function alike(held: string, start: number, { pattern, leaves }: Template, texts: ReadingTexts): number {
  pattern.lastIndex = start;
  const found = pattern.exec(held);
  if (found === null) return -1;
  for (let index = 0; index < leaves.length; index += 1) {
    const text = leaves[index]?.text;
    if (text !== undefined) texts[text] = (found[index + 1] ?? '').trim();
  }
  return pattern.lastIndex;
}

interface Scope {
  readonly container: Container;
  /** With colon, or empty. */
  readonly prefix: string;
  /** Filled in document order. */
  readonly leaves: Leaf[];
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

function leaf(held: string, from: number, local: string, { container, prefix, leaves }: Scope): number {
  const end = plainTextEnd(held, from);
  const text = LEAVES[container].get(local);
  if (end < 0 || text === undefined) return -1;
  leaves.push({ text: text === 'ignored' ? undefined : text, from, end });
  return closed(held, end, prefix, local);
}

/** The leaves a plain reading may have, by where they stand. */
const LEAVES: Readonly<Record<Container, ReadonlyMap<string, keyof ReadingTexts | 'ignored'>>> = {
  IntervalReading: new Map([
    ['value', 'value'],
    ['cost', 'ignored'],
    ['consumptionTier', 'ignored'],
    ['tou', 'ignored'],
    ['cpp', 'ignored'],
  ]),
  timePeriod: new Map([
    ['start', 'start'],
    ['duration', 'duration'],
  ]),
  ReadingQuality: new Map([['quality', 'quality']]),
};

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
