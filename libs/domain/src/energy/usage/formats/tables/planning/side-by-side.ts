import { plainWords } from '../words/plain-words.js';
import type { HeadRows } from './head-rows.js';
import { SampleColumns } from './sample-columns.js';

/**
 * Columns of a second table beside the first that counts the same again by day: its names are those of the
 * first, the titles above both are alike, and it has a row a day where the other has many. Empty where no
 * table stands beside another so.
 */
export function coarserBeside({ header, above, sample }: HeadRows): ReadonlySet<number> {
  const half = header.length / 2;
  if (!Number.isInteger(half) || half < 2) return new Set();
  const first = Array.from({ length: half }, (_, column) => column);
  const second = first.map((column) => column + half);
  const sameAt = (cells: readonly string[]): boolean =>
    first.every((column) => plainWords(cells[column] ?? '') === plainWords(cells[column + half] ?? ''));
  const titles = above.slice(0, -1).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  if (!sameAt(header) || titles.length === 0 || !titles.every(sameAt)) return new Set();
  const columns = new SampleColumns(header, sample);
  const rowsADay = [first, second].map((block) => {
    const stamp = block.find((column) => columns.isStamp(column, true));
    if (stamp === undefined) return 0;
    const days = new Set(columns.cells(stamp).map((cell) => cell.slice(0, 10)));
    return columns.cells(stamp).length / days.size;
  });
  const [one = 0, other = 0] = rowsADay;
  if (one > 1.5 && other === 1) return new Set(second);
  return other > 1.5 && one === 1 ? new Set(first) : new Set();
}
