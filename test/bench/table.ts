import type { BenchRow } from './bench-row.js';

/** Prints rows under each other, numbers to the right; `met` says whether a goal was reached. */
export function printTable(rows: readonly BenchRow[]): void {
  const cells = rows.map(({ name, value, unit, ratio, goal }) => [
    name,
    value.toLocaleString('en-US', { maximumFractionDigits: 1 }),
    unit,
    ratio === undefined ? '' : ratio.toFixed(2),
    goal ?? '',
    goal === undefined ? '' : met(goal, ratio ?? value) ? 'met' : 'MISSED',
  ]);
  const table = [['what', 'value', 'unit', 'ratio', 'goal', ''], ...cells];
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...table.map((row) => (row[column] ?? '').length)),
  );
  for (const row of table) {
    const line = row.map((cell, column) =>
      column === 1 || column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    );
    process.stdout.write(`${line.join('  ').trimEnd()}\n`);
  }
}

function met(goal: string, measured: number): boolean {
  const [sign, limit] = goal.split(' ');
  return sign === '>=' ? measured >= Number(limit) : measured <= Number(limit);
}
