import { dayNumber, dayAfter, dayOfMonth } from '#domain/shared/day';
import { BETWEEN, DAYS, ENDS_WITH, OTHER_SPAN, PERIOD_WORDS, STARTS_WITH } from './bill-words.js';
import { datesIn, dayOfDate } from './printed-dates.js';
import type { FiguresOrder, PrintedDate } from './printed-dates.js';
import { billWords, wordCells } from './printed-page.js';
import type { PrintedCell, PrintedLine } from './printed-page.js';

/** The span of a bill; `end` is the day after the last one, or the day of the read where the bill counts so. */
export interface PrintedPeriod {
  readonly start: string;
  readonly end: string;
}

interface Span extends PrintedPeriod {
  readonly isNamed: boolean;
}

/** A bill for less than a few days, or more than fourteen months, is none that we know. */
const LEAST_DAYS = 5;
const MOST_DAYS = 430;

/** Every span that could be the bill's: one is sure, none and several are asked. */
export function periodsOf(lines: readonly PrintedLine[], order: FiguresOrder): readonly PrintedPeriod[] {
  const spans = lines.flatMap((line, at) => spansIn(line, lines[at - 1], order));
  const named = distinct(spans.filter(({ isNamed }) => isNamed));
  const found = named.length > 0 ? named : distinct(spans);
  const candidates = found.length > 0 ? found : fromReads(lines, order);
  const days = daysPrinted(lines);
  return wholeOf(candidates)
    .filter((span) => days === undefined || Math.abs(daysOf(span) - days) <= 1)
    .map((span) => withLastDay(span, days));
}

function daysOf({ start, end }: PrintedPeriod): number {
  return dayNumber(end) - dayNumber(start);
}

function spansIn(line: PrintedLine, above: PrintedLine | undefined, order: FiguresOrder): readonly Span[] {
  if (OTHER_SPAN.test(line.words)) return [];
  const dates = datesIn(line.text, order);
  const isNamed = PERIOD_WORDS.test(line.words) || (above !== undefined && PERIOD_WORDS.test(above.words));
  const isHeaded =
    above !== undefined &&
    STARTS_WITH.test(above.words) &&
    ENDS_WITH.test(above.words) &&
    !OTHER_SPAN.test(above.words);
  return dates.flatMap((first, at) => {
    const second = dates[at + 1];
    if (second === undefined) return [];
    const between = line.text.slice(first.until, second.at);
    const isBare = between.trim() === '';
    if (isBare ? !isHeaded && !isNamed : !BETWEEN.test(billWords(between))) return [];
    const span = spanOf(first, second);
    return span === undefined ? [] : [{ ...span, isNamed: isNamed || (isBare && isHeaded) }];
  });
}

/** A span of two dates, the first of which may leave its year to the second. */
function spanOf(first: PrintedDate, second: PrintedDate): PrintedPeriod | undefined {
  const end = dayOfDate(second);
  const { year } = second;
  if (end === undefined || year === undefined) return undefined;
  const isBefore = first.month > second.month;
  const start = dayOfDate(first, isBefore ? year - 1 : year);
  if (start === undefined) return undefined;
  return isBilled({ start, end }) ? { start, end } : undefined;
}

/** The heading of a column stands at most this many lines above its cells. */
const HEADING_LINES = 3;

/** The span between the previous and the current read of the meter, where each is printed with one date. */
function fromReads(lines: readonly PrintedLine[], order: FiguresOrder): readonly PrintedPeriod[] {
  const starts = new Set<string>();
  const ends = new Set<string>();
  const note = (day: string | undefined, label: string): void => {
    if (day === undefined || OTHER_SPAN.test(label)) return;
    if (STARTS_WITH.test(label) && !ENDS_WITH.test(label)) starts.add(day);
    else if (ENDS_WITH.test(label) && !STARTS_WITH.test(label)) ends.add(day);
  };
  for (const [at, line] of lines.entries()) {
    if (OTHER_SPAN.test(line.words)) continue;
    const before = starts.size + ends.size;
    for (const date of datesIn(line.text, order))
      note(dayOfDate(date), billWords(line.text.slice(0, date.at)));
    if (starts.size + ends.size > before) continue;
    const above = lines.slice(Math.max(0, at - HEADING_LINES), at).filter(({ page }) => page === line.page);
    for (const cell of line.cells) {
      const [date, ...others] = datesIn(cell.text, order);
      if (date === undefined || others.length > 0) continue;
      note(dayOfDate(date), headingOf(cell, above));
    }
  }
  const [start] = starts;
  const [end] = ends;
  if (start === undefined || end === undefined || starts.size > 1 || ends.size > 1) return [];
  return isBilled({ start, end }) ? [{ start, end }] : [];
}

/** The words above a cell: the gaps between headings are often no wider than a blank. */
function headingOf({ x, right }: PrintedCell, above: readonly PrintedLine[]): string {
  const slack = (right - x) / 6;
  const words = above
    .flatMap(({ cells }) => cells.flatMap(wordCells))
    .filter((word) => word.x < right + slack && word.right > x - slack);
  return billWords(words.map(({ text }) => text).join(' '));
}

function isBilled(span: PrintedPeriod): boolean {
  return daysOf(span) >= LEAST_DAYS && daysOf(span) <= MOST_DAYS;
}

function distinct(spans: readonly Span[]): readonly PrintedPeriod[] {
  return [...new Map(spans.map(({ start, end }) => [`${start} ${end}`, { start, end }])).values()];
}

/** Of spans that a change of prices parts, the whole: the others begin and end with it. */
function wholeOf(spans: readonly PrintedPeriod[]): readonly PrintedPeriod[] {
  const starts = spans.map(({ start }) => start).sort();
  const ends = spans.map(({ end }) => end).sort();
  const whole = spans.filter((span) => span.start === starts[0] && span.end === ends.at(-1));
  const parts = spans.filter((span) => !whole.includes(span));
  const isSplit =
    parts.some(({ start }) => start === starts[0]) && parts.some(({ end }) => end === ends.at(-1));
  return whole.length === 1 && (parts.length === 0 || isSplit) ? whole : spans;
}

/** How many days the bill says that it is for, where it does so once. */
function daysPrinted(lines: readonly PrintedLine[]): number | undefined {
  const found = new Set<number>();
  for (const { words } of lines) {
    if (!DAYS.test(words)) continue;
    for (const [, before, behind] of words.matchAll(
      /(?:(\d{1,3}) ?(?:billing )?(?:days|tagen?|jours|dias|giorni|dagen|dage|dager|dagar|dni|dny))|(?:days|tage|jours|dias|giorni|dagen|dage|dager|dagar)(?: in (?:this )?period)?:? (\d{1,3})(?!\d)/g,
    ))
      found.add(Number(before ?? behind));
  }
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

/** The last day counts, where the number of days says so, or where the span is of whole months. */
function withLastDay(span: PrintedPeriod, days: number | undefined): PrintedPeriod {
  const apart = daysOf(span);
  const isWhole = dayOfMonth(span.start) === 1 && dayOfMonth(dayAfter(span.end)) === 1;
  return days === apart + 1 || (days !== apart && isWhole) ? { ...span, end: dayAfter(span.end) } : span;
}
