import { plainWords } from '../formats/tables/words/plain-words.js';

/** A run of text on a page; points from the upper left corner, `y` at the baseline. */
export interface PrintedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The text layer of one page, in any order. */
export type PrintedPage = readonly PrintedText[];

/** Text that stands together within a line. */
export interface PrintedCell {
  readonly text: string;
  readonly x: number;
  readonly right: number;
}

/** One line of a page. */
export interface PrintedLine {
  /** From 1. */
  readonly page: number;
  readonly cells: readonly PrintedCell[];
  readonly text: string;
  /** The text without accents and case, for words to be found in. */
  readonly words: string;
}

/** A gap wider than this many heights parts two cells; a narrower one is a blank. */
const CELL_GAP = 1.2;
const BLANK_GAP = 0.12;

/** The lines of all pages from top to bottom, each with its cells from left to right. */
export function printedLines(pages: readonly PrintedPage[]): readonly PrintedLine[] {
  return pages.flatMap((page, at) => rowsOf(page).map((row) => lineOf(row, at + 1)));
}

function rowsOf(page: PrintedPage): readonly (readonly PrintedText[])[] {
  const rows: PrintedText[][] = [];
  const shown = page.filter(({ text }) => text.trim() !== '');
  for (const run of [...shown].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    const isSame = first !== undefined && Math.abs(run.y - first.y) <= Math.max(first.height, run.height) / 2;
    if (row !== undefined && isSame) row.push(run);
    else rows.push([run]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

function lineOf(row: readonly PrintedText[], page: number): PrintedLine {
  const cells: PrintedCell[] = [];
  for (const { text, x, width, height } of row) {
    const before = cells.at(-1);
    const gap = before === undefined ? 0 : x - before.right;
    const right = x + width;
    if (before === undefined || gap > CELL_GAP * height) cells.push({ text: text.trim(), x, right });
    else
      cells[cells.length - 1] = {
        text: `${before.text}${gap > BLANK_GAP * height ? ' ' : ''}${text.trimEnd()}`,
        ...{ x: before.x, right },
      };
  }
  const text = cells.map((cell) => cell.text).join('  ');
  return { page, cells, text, words: billWords(text) };
}

/** The blank-parted words of a cell, each in its place. */
export function wordCells({ text, x, right }: PrintedCell): readonly PrintedCell[] {
  const wide = (right - x) / Math.max(1, text.length);
  return Array.from(text.matchAll(/\S+/g), (match) => ({
    text: match[0],
    x: x + match.index * wide,
    right: x + (match.index + match[0].length) * wide,
  }));
}

/** A text as comparable words, the unit in one piece. */
export function billWords(text: string): string {
  return plainWords(text.replace(/kwh/gi, 'kwh'));
}
