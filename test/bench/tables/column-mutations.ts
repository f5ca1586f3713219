import { rowsOfText, sniffDialect } from '#domain/shared/csv';

/** One change to the columns of a file, and what it was. */
export interface ColumnMutation {
  readonly what: string;
  /** The change takes a column away: what only it said is then not in the file. */
  readonly drops: boolean;
  readonly text: string;
}

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/kWh/gi, 'Wh'],
  [/\bWh\b/g, 'kWh'],
  [/\bkW\b/g, 'kWh'],
  [/kWh/gi, 'MWh'],
  [/\[?\(?k?Wh\)?\]?/gi, ''],
];
const MOST_COLUMNS = 16;

/** Every single change of a column: dropped, renamed, swapped with the next, written twice; each unit word exchanged. */
export function* columnMutations(text: string): Iterable<ColumnMutation> {
  const lines = text.split(/\r\n|\n|\r/);
  const { delimiter } = sniffDialect(lines.slice(0, 60));
  const rows = rowsOfText(text, delimiter);
  const width = Math.max(...rows.slice(0, 60).map((cells) => cells.length));
  const written = (change: (cells: readonly string[]) => readonly string[]): string =>
    `${rows
      .map((cells) =>
        change(cells)
          .map((cell) => quoted(cell, delimiter))
          .join(delimiter),
      )
      .join('\n')}\n`;
  const header = rows.findIndex(
    (cells) => cells.length >= width - 1 && cells.some((cell) => /\p{L}{2}/u.test(cell)),
  );
  for (let column = 0; column < Math.min(width, MOST_COLUMNS); column += 1) {
    yield {
      what: `drop ${String(column)}`,
      drops: true,
      text: written((cells) => cells.toSpliced(column, 1)),
    };
    yield {
      what: `twice ${String(column)}`,
      drops: false,
      text: written((cells) => cells.toSpliced(column, 0, cells[column] ?? '')),
    };
    yield {
      what: `swap ${String(column)}`,
      drops: false,
      text: written((cells) =>
        column + 1 < cells.length
          ? cells.toSpliced(column, 2, cells[column + 1] ?? '', cells[column] ?? '')
          : cells,
      ),
    };
    let row = -1;
    yield {
      what: `rename ${String(column)}`,
      drops: false,
      text: written((cells) => {
        row += 1;
        return row === header ? cells.with(Math.min(column, cells.length - 1), 'Zork') : cells;
      }),
    };
  }
  for (const [word, other] of UNITS) {
    if (word.test(text))
      yield { what: `${String(word)} to "${other}"`, drops: false, text: text.replace(word, other) };
    word.lastIndex = 0;
  }
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || cell.includes('"') || cell.includes('\n')
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}
