import { addMonths, dayNumber, dayText, monthNumber } from '#domain/shared/day';
import { decimalText } from '../formats/tables/cells/numbers.js';
import { HISTORY_WORDS } from './bill-words.js';
import { monthOf } from './printed-dates.js';
import type { PrintedPeriod } from './printed-period.js';
import { wordCells } from './printed-page.js';
import type { PrintedCell, PrintedLine } from './printed-page.js';

/** The use of one earlier bill, by the month that the bill names. */
export interface PrintedMonth extends PrintedPeriod {
  readonly kwh: string;
}

interface Entry {
  readonly month: number;
  readonly year: number | undefined;
  readonly kwh: string;
}

const LEAST_MONTHS = 3;
const MOST_MONTHS = 36;
/** The heading of a chart or table of months stands at most this many lines above it. */
const HEADING_LINES = 6;
/** The numbers of a chart's bars and the names below them are at most this many lines apart. */
const CHART_LINES = 3;
const NUMBER = /^\d{1,3}(?:[ .,'’]\d{3})*(?:[.,]\d{1,2})?$|^\d{1,5}(?:[.,]\d{1,2})?$/;
const LABEL = /^(\p{L}{3,12})\.?(?:[\s/'’-]*(\d{4}|\d{2}))?$/u;

/** A bill whose earlier ones are named by months is for a month itself. */
const MONTH_DAYS = { least: 25, most: 36 } as const;

/**
 * The table or chart of earlier months: names and numbers side by side or above each other, one month after the
 * other. Undefined where there is none, where its months do not follow on each other, or where it says another
 * amount for the bill itself. Each month stands for the span of the bill, as many months earlier.
 */
export function printedHistory(
  lines: readonly PrintedLine[],
  own: PrintedPeriod & { readonly kwh: string | null },
  comma: boolean,
): readonly PrintedMonth[] | undefined {
  const days = dayNumber(own.end) - dayNumber(own.start);
  if (days < MONTH_DAYS.least || days > MONTH_DAYS.most) return undefined;
  const entries = rowsOfMonths(lines, comma) ?? barsOfMonths(lines, comma);
  const dated = entries === undefined ? undefined : inYears(entries, own);
  const last = dated?.at(-1);
  if (dated === undefined || last === undefined) return undefined;
  const ownMonth = monthNumber(dayText(dayNumber(own.end) - 1));
  const isOwn = own.kwh !== null && Number(last.kwh) === Math.round(Number(own.kwh));
  // Some bills are named after the month that they begin in.
  const shift = isOwn ? ownMonth - last.at : 0;
  if (last.at + shift > ownMonth || (last.at === ownMonth && !isOwn)) return undefined;
  return dated.flatMap(({ at, kwh }) => {
    const back = ownMonth - at - shift;
    return back === 0
      ? []
      : [{ start: addMonths(own.start, -back), end: addMonths(own.start, 1 - back), kwh }];
  });
}

/** `Jan 2025  345` on lines of their own. */
function rowsOfMonths(lines: readonly PrintedLine[], comma: boolean): readonly Entry[] | undefined {
  let run: Entry[] = [];
  for (const [at, line] of [...lines, undefined].entries()) {
    const entry = line === undefined ? undefined : rowEntry(line.cells, comma);
    if (entry !== undefined) run.push(entry);
    else {
      const isHistory = run.length >= LEAST_MONTHS && isHeaded(lines, at - run.length);
      if (isHistory) return run;
      run = [];
    }
  }
  return undefined;
}

function rowEntry(cells: readonly PrintedCell[], comma: boolean): Entry | undefined {
  const [label, ...rest] = cells.flatMap(({ text }) => splitLabel(text));
  const numbers = rest.flatMap((text) => numberIn(text, comma) ?? []);
  const [kwh] = numbers;
  const named = label === undefined ? undefined : labelled(label);
  // Money or degrees beside the number would leave open which is the energy.
  return named === undefined || kwh === undefined || rest.length > 1 ? undefined : { ...named, kwh };
}

/** `Jan 2025 345` in one cell. */
function splitLabel(text: string): readonly string[] {
  const found = /^(\p{L}{3,12}\.?(?:[\s/'’-]*\d{4})?)[\s:]+([\d.,' ]+(?:\s*kWh)?)$/iu.exec(text);
  return found === null ? [text] : [found[1] ?? '', found[2] ?? ''];
}

/** A line of months with a line of as many numbers near it, each in the same place. */
function barsOfMonths(lines: readonly PrintedLine[], comma: boolean): readonly Entry[] | undefined {
  for (const [at, line] of lines.entries()) {
    // `Oct 24` is one name in a cell of its own; names that stand close together are one cell of words.
    const isTable = line.cells.every(({ text }) => labelled(text) !== undefined);
    const named = isTable ? line.cells : line.cells.flatMap((cell) => wordCells(cell));
    const labels = named.map((cell) => ({ cell, named: labelled(cell.text) }));
    if (labels.length < LEAST_MONTHS || labels.some(({ named }) => named === undefined)) continue;
    if (!isHeaded(lines, at)) continue;
    const near = Array.from({ length: 2 * CHART_LINES + 1 }, (_, step) => lines[at - CHART_LINES + step]);
    for (const other of near) {
      const numbers = other?.cells.flatMap((cell) => wordCells(cell)) ?? [];
      if (other?.page !== line.page || numbers.length !== labels.length || areYears(numbers)) continue;
      const entries = labels.flatMap(({ cell, named }, index) => {
        const number = numbers[index];
        const kwh = number === undefined || !isBelow(number, cell) ? undefined : numberIn(number.text, comma);
        return named === undefined || kwh === undefined ? [] : [{ ...named, kwh }];
      });
      if (entries.length === labels.length) return entries;
    }
  }
  return undefined;
}

/** Whether a line only tells the years of the months beside it: `24 24 25`. */
function areYears(cells: readonly PrintedCell[]): boolean {
  const texts = new Set(cells.map(({ text }) => text));
  return texts.size <= 3 && [...texts].every((text) => /^['’]?(?:20)?\d\d$/.test(text));
}

function isBelow(a: PrintedCell, b: PrintedCell): boolean {
  const apart = Math.abs((a.x + a.right) / 2 - (b.x + b.right) / 2);
  return apart <= Math.max(a.right - a.x, b.right - b.x);
}

function isHeaded(lines: readonly PrintedLine[], at: number): boolean {
  const near = lines.slice(Math.max(0, at - HEADING_LINES), at + 2);
  return (
    near.some(({ words }) => HISTORY_WORDS.test(words)) && near.some(({ words }) => words.includes('kwh'))
  );
}

function labelled(text: string): Pick<Entry, 'month' | 'year'> | undefined {
  const found = LABEL.exec(text.trim());
  const month = found === null ? undefined : monthOf(found[1] ?? '');
  const written = found?.[2];
  if (month === undefined) return undefined;
  return {
    month,
    year: written === undefined ? undefined : Number(written) + (written.length === 2 ? 2000 : 0),
  };
}

function numberIn(text: string, comma: boolean): string | undefined {
  const plain = text.replace(/\s*kWh$/i, '').trim();
  return NUMBER.test(plain) ? decimalText(plain, comma) : undefined;
}

/** Months since year 0 of entries that follow on each other, either way; those without a year end with the bill. */
function inYears(
  entries: readonly Entry[],
  own: PrintedPeriod,
): readonly { readonly at: number; readonly kwh: string }[] | undefined {
  const [first] = entries;
  const second = entries[1];
  if (first === undefined || second === undefined || entries.length > MOST_MONTHS) return undefined;
  const isRising = (first.month % 12) + 1 === second.month;
  const rising = isRising ? entries : [...entries].reverse();
  const last = rising.at(-1);
  if (last === undefined) return undefined;
  const endMonth = monthNumber(dayText(dayNumber(own.end) - 1));
  const lastAt =
    last.year === undefined
      ? [0, 1].map((back) => endMonth - back).find((month) => (month % 12) + 1 === last.month)
      : last.year * 12 + last.month - 1;
  if (lastAt === undefined) return undefined;
  const dated = rising.map((entry, index) => ({ ...entry, at: lastAt - (rising.length - 1 - index) }));
  const isWhole = dated.every(
    ({ at, month, year }) => (at % 12) + 1 === month && (year === undefined || year === Math.floor(at / 12)),
  );
  return isWhole ? dated : undefined;
}
