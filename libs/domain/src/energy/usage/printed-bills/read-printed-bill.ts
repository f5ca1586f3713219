import { DomainError } from '#domain/shared/domain-error';
import {
  ACTUAL_WORDS,
  DUE_WORDS,
  ESTIMATED_WORDS,
  GAS_WORDS,
  METER_WORDS,
  POWER_WORDS,
} from './bill-words.js';
import { printedAmounts, writingsOf } from './printed-amounts.js';
import type { Writing } from './printed-amounts.js';
import { datesIn, figureOrders } from './printed-dates.js';
import { printedHistory } from './printed-history.js';
import { billWords, printedLines } from './printed-page.js';
import type { PrintedLine, PrintedPage } from './printed-page.js';
import { periodsOf } from './printed-period.js';
import type { PrintedPeriod } from './printed-period.js';
import { printedUse } from './printed-use.js';
import type { PrintedUse } from './printed-use.js';

/** One bill to be confirmed; what is not sure is null. */
export interface ProposedBill {
  readonly start: string | null;
  readonly end: string | null;
  /** Decimal text. */
  readonly kwh: string | null;
  readonly estimated: boolean;
}

/** What one PDF says: its own bill first, then the earlier ones of its table or chart. */
export interface PrintedBill {
  readonly file: string;
  readonly bills: readonly ProposedBill[];
  /** What a person should look at, in words. */
  readonly notes: readonly string[];
  /** What is to be paid as printed, and the meter's last figures; for the person to know the bill by. */
  readonly amount: string | null;
  readonly meter: string | null;
}

/** A page of fewer letters has no text layer worth the name. */
const LEAST_LETTERS = 40;
const SHOWN_FIGURES = 4;

/**
 * Reads a bill from its text layer. Only what one consistent reading says is filled in; all of it is to be confirmed
 * by a person. Throws `usage.pdf-no-text`, `usage.pdf-gas` and `usage.pdf-no-bill`, with what to do instead.
 */
export function readPrintedBill(file: string, pages: readonly PrintedPage[]): PrintedBill {
  const lines = printedLines(pages);
  const letters = lines.reduce((sum, { text }) => sum + text.replace(/[^\p{L}\d]/gu, '').length, 0);
  if (letters < LEAST_LETTERS) throw noText(file);
  const isGas = lines.some(({ words }) => GAS_WORDS.test(words) && !words.includes('%'));
  if (isGas && !lines.some(({ words }) => POWER_WORDS.test(words.replace(/\d\s*kwh|kwh/g, ''))))
    throw onlyGas(file);
  const writings = writingsOf(lines);
  const periods = onePeriod(lines);
  const meters = metersOf(lines);
  const use = oneUse(lines, {
    isGas,
    meters: meters.length,
    writings,
  });
  if (periods.length === 0 && 'unsure' in use && !lines.some(({ words }) => words.includes('kwh')))
    throw noBill(file);
  const [period] = periods;
  const sure = period !== undefined && periods.length === 1 ? period : undefined;
  const kwh = 'kwh' in use ? use.kwh : null;
  const { estimated, note } = estimatedIn(lines);
  const own: ProposedBill = { start: sure?.start ?? null, end: sure?.end ?? null, kwh, estimated };
  const history =
    sure === undefined ? undefined : printedHistory(lines, { ...sure, kwh }, writings[0]?.comma ?? false);
  const earlier = (history ?? []).map((month): ProposedBill => ({ ...month, estimated: false }));
  return {
    ...{ file, bills: [own, ...earlier], amount: amountIn(lines), meter: masked(meters[0]) },
    notes: [
      ...(sure === undefined ? [periodNote(periods)] : []),
      ...('unsure' in use ? [`We left the kWh open: ${use.unsure}.`] : []),
      ...note,
      ...(earlier.length > 0
        ? [
            `${String(earlier.length)} earlier months are from its table or chart, which names months, not days: we took the days of this bill.`,
          ]
        : []),
    ],
  };
}

/** The periods that fit, in either order of the dates' figures. */
function onePeriod(lines: readonly PrintedLine[]): readonly PrintedPeriod[] {
  const orders = figureOrders(lines.map(({ text }) => text));
  const found = orders.flatMap((order) => periodsOf(lines, order));
  return [...new Map(found.map((period) => [`${period.start} ${period.end}`, period])).values()];
}

function oneUse(
  lines: readonly PrintedLine[],
  {
    isGas,
    meters,
    writings,
  }: { readonly isGas: boolean; readonly meters: number; readonly writings: readonly Writing[] },
): PrintedUse {
  if (isGas) return { unsure: 'the bill is for gas and electricity; please type in the kWh of electricity' };
  if (meters > 1)
    return {
      unsure: `the bill names ${String(meters)} meters; please type in what those of your home used together`,
    };
  const uses = writings.map((writing) => printedUse(printedAmounts(lines, writing)));
  const [first = { unsure: 'we found no kWh' }, ...others] = uses;
  const isSame = others.every((other) => JSON.stringify(other) === JSON.stringify(first));
  return isSame ? first : { unsure: 'its numbers can be read in two ways; please type in the kWh' };
}

function periodNote(periods: readonly PrintedPeriod[]): string {
  if (periods.length === 0) return 'We found no billing period with both of its days; please type them in.';
  const spans = periods.slice(0, 3).map(({ start, end }) => `${start} to ${end}`);
  return `We left the days open, because several spans could be the bill’s: ${spans.join('; ')}.`;
}

/** Whether the reads are called estimated; a legend that explains both words says nothing. */
function estimatedIn(lines: readonly PrintedLine[]): {
  readonly estimated: boolean;
  readonly note: readonly string[];
} {
  const reads = lines.filter(
    ({ text, words }) => /\d/.test(text) && !(ESTIMATED_WORDS.test(words) && ACTUAL_WORDS.test(words)),
  );
  const isEstimated = reads.some(
    ({ words }) => ESTIMATED_WORDS.test(words) && !/annual|year|jahr|annuel|anual/.test(words),
  );
  const isActual = reads.some(
    ({ text, words }) => ACTUAL_WORDS.test(words) && datesIn(text, 'dmy').length > 0,
  );
  if (isEstimated && isActual)
    return {
      estimated: true,
      note: ['It speaks of an estimated and of an actual read; please check the tick.'],
    };
  return { estimated: isEstimated, note: [] };
}

function amountIn(lines: readonly PrintedLine[]): string | null {
  for (const { text, words } of lines) {
    if (!DUE_WORDS.test(words)) continue;
    const found =
      /(?:[$€£]|\b(?:AUD|CAD|EUR|GBP|USD)\b)\s?\d[\d.,' ]*\d|\d[\d.,' ]*[.,]\d{2}\s?(?:[$€£]|EUR\b|kr\b|zł|Kč)/u.exec(
        text,
      );
    if (found !== null) return found[0].trim().slice(0, 30);
  }
  return null;
}

/** The different numbers of meters that a bill names. */
function metersOf(lines: readonly PrintedLine[]): readonly string[] {
  const found = new Set<string>();
  for (const { cells } of lines)
    for (const [at, { text }] of cells.entries()) {
      if (!METER_WORDS.test(billWords(text))) continue;
      const behind = `${text.replace(/^[^\d]*?(?=[A-Z]{0,4}[\d][\dA-Z -]{3,})/u, '')} ${cells[at + 1]?.text ?? ''}`;
      const number = /(?<![\d.,/])[A-Z]{0,4}\d[\dA-Z-]{3,19}(?![\d.,/])/u.exec(behind)?.[0];
      if (number !== undefined && datesIn(number, 'dmy').length === 0) found.add(number);
    }
  return [...found];
}

function masked(meter: string | undefined): string | null {
  return meter === undefined ? null : `…${meter.slice(-SHOWN_FIGURES)}`;
}

const TYPE_IT = 'Type its days and kWh in under “Only have paper bills?”';

function noText(file: string): DomainError {
  return new DomainError(
    'usage.pdf-no-text',
    `"${file}" holds next to no text: it may be a scan, a picture of a bill. ${TYPE_IT}, or download the bill from your supplier’s site, where it has text.`,
    { file },
  );
}

function onlyGas(file: string): DomainError {
  return new DomainError(
    'usage.pdf-gas',
    `"${file}" is a bill for gas. Only electricity is compared here; please send your electricity bill.`,
    { file },
  );
}

function noBill(file: string): DomainError {
  return new DomainError(
    'usage.pdf-no-bill',
    `"${file}" is a PDF in which we found no kWh and no billing period, so it seems to be no electricity bill. If it is one, type it in: its days and kWh, under “Only have paper bills?”.`,
    { file },
  );
}
