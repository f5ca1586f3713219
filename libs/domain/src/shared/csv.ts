import Papa from 'papaparse';
import { DomainError } from './domain-error.js';

/** How a file writes its cells. */
export interface CsvDialect {
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** Decimal comma (`0,139`); thousands are then points. */
  readonly decimalComma: boolean;
}

/** Some rows in file order; blank lines are rows of one empty cell, so that numbers agree with an editor. */
export interface CsvBatch {
  /** 1-based number of the first row. */
  readonly firstRow: number;
  readonly rows: readonly (readonly string[])[];
}

/** What bounds a hostile file. */
export interface CsvLimits {
  readonly lineChars: number;
  readonly rowCells: number;
}

/** Rows of a larger block outlive the young generation and swell the heap. */
const BLOCK_CHARS = 1 << 14;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * Rows of a CSV stream, quotes and line breaks inside quotes understood, CR, LF or CRLF. Throws
 * `csv.line-too-long` and `csv.too-many-cells`.
 */
export async function* csvRows(
  text: AsyncIterable<string>,
  delimiter: string,
  limits: CsvLimits,
): AsyncIterable<CsvBatch> {
  let rest = '';
  let row = 1;
  for await (const piece of text) {
    rest += piece;
    if (rest.length < BLOCK_CHARS) continue;
    const cut = parseBlock(rest, delimiter, false);
    rest = rest.slice(cut.usedChars);
    if (rest.length > limits.lineChars) throw lineTooLong(row + cut.rows.length, limits);
    if (cut.rows.length > 0) yield checked(cut.rows, row, limits);
    row += cut.rows.length;
  }
  if (rest.length > limits.lineChars + BLOCK_CHARS) throw lineTooLong(row, limits);
  if (rest !== '') yield checked(parseBlock(rest, delimiter, true).rows, row, limits);
}

/** Rows of a text that is there whole, but for a last one without its end. */
export function rowsOfText(text: string, delimiter: string): readonly (readonly string[])[] {
  const { rows } = parseBlock(text, delimiter, false);
  return rows.length > 0 ? rows : parseBlock(text, delimiter, true).rows;
}

/** Delimiter and decimal mark, told from a file's first lines. */
export function sniffDialect(lines: readonly string[]): CsvDialect {
  let best: (typeof DELIMITERS)[number] = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = delimiterScore(lines, delimiter);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  const commas = lines.reduce(
    (sum, line) => sum + countMatches(line, /(?<![\d.,])-?\d+(?:\.\d{3})*,\d+(?![\d,])/g),
    0,
  );
  // A point after a date and a blank parts hours from minutes.
  const points = lines.reduce(
    (sum, line) => sum + countMatches(line, /(?<![\d.,:]|\d )-?\d*\.\d+(?![\d.,:])/g),
    0,
  );
  return { delimiter: best, decimalComma: best === ',' ? quotedDecimalCommas(lines) : commas > points };
}

/**
 * A cell as plain decimal text: blanks, NBSP, currency signs and thousands dropped, decimal comma
 * turned, `="…"` and leading apostrophe unwrapped, `(1.2)` and `1.2-` negative. Not checked to be a number.
 */
export function plainNumber(cell: string, decimalComma: boolean): string {
  const length = cell.length;
  let plain = true;
  for (let at = 0; at < length; at += 1) {
    const code = cell.charCodeAt(at);
    if ((code < 48 || code > 57) && code !== 46 && !(code === 45 && at === 0)) {
      plain = false;
      break;
    }
  }
  if (plain && !decimalComma) return cell;
  return cleanNumber(cell, decimalComma);
}

/** A cell without NBSP, outer blanks, the spreadsheet guard `="…"` or a leading apostrophe. */
export function plainCell(cell: string): string {
  const trimmed = cell.replaceAll('\u00a0', ' ').trim();
  if (trimmed.startsWith('="') && trimmed.endsWith('"')) return trimmed.slice(2, -1);
  return trimmed.startsWith("'") ? trimmed.slice(1) : trimmed;
}

function cleanNumber(cell: string, decimalComma: boolean): string {
  let text = plainCell(cell).replace(/[\s\u202f'$£€]/g, '');
  if (text.startsWith('(') && text.endsWith(')')) text = `-${text.slice(1, -1)}`;
  else if (text.length > 1 && text.endsWith('-')) text = `-${text.slice(0, -1)}`;
  if (decimalComma) return text.replaceAll('.', '').replace(',', '.');
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(text) ? text.replaceAll(',', '') : text;
}

function parseBlock(
  text: string,
  delimiter: string,
  last: boolean,
): { readonly rows: readonly (readonly string[])[]; readonly usedChars: number } {
  const quoteless = !text.includes('"');
  const parser = new Papa.Parser({
    delimiter,
    newline: newlineOf(text),
    quoteChar: '"',
    fastMode: quoteless,
  });
  // Papa's typings call the result `any`: its documented shape is rows and the cursor after the last one kept.
  const result = parser.parse(text, 0, !last) as {
    readonly data: string[][];
    readonly meta: { readonly cursor: number };
  };
  const rows = result.data;
  const tail = rows.at(-1);
  if (last && tail?.length === 1 && tail[0] === '') rows.pop();
  return { rows, usedChars: last ? text.length : result.meta.cursor };
}

function newlineOf(text: string): '\r\n' | '\n' | '\r' {
  const feed = text.indexOf('\n');
  if (feed > 0 && text[feed - 1] === '\r') return '\r\n';
  return feed >= 0 || !text.includes('\r') ? '\n' : '\r';
}

function checked(rows: readonly (readonly string[])[], firstRow: number, limits: CsvLimits): CsvBatch {
  for (const [index, row] of rows.entries()) {
    if (row.length > limits.rowCells) {
      throw new DomainError(
        'csv.too-many-cells',
        `Row ${String(firstRow + index)} has ${String(row.length)} cells; at most ${String(limits.rowCells)} are read. Check that this is the export itself.`,
        { row: firstRow + index },
      );
    }
  }
  return { firstRow, rows };
}

function lineTooLong(row: number, limits: CsvLimits): DomainError {
  return new DomainError(
    'csv.line-too-long',
    `Row ${String(row)} runs over ${String(limits.lineChars)} characters without an end. This is not a table of readings.`,
    { row },
  );
}

function delimiterScore(lines: readonly string[], delimiter: string): number {
  const counts = lines.map((line) => unquoted(line).split(delimiter).length - 1).filter((count) => count > 0);
  if (counts.length === 0) return 0;
  const usual = mode(counts);
  const agreeing = counts.filter((count) => count === usual).length;
  return agreeing * agreeing * Math.min(usual, 8);
}

function unquoted(line: string): string {
  return line.replace(/"[^"]*"/g, '""');
}

function mode(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function quotedDecimalCommas(lines: readonly string[]): boolean {
  return (
    lines.some((line) => /"-?\d+,\d{1,2}"|"-?\d+,\d{4,}"|"-?0,\d+"/.test(line)) &&
    !lines.some((line) => /\d\.\d+(?!.*:)/.test(unquoted(line)))
  );
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
