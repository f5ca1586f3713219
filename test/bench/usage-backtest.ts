import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BacktestCase } from './usage-backtest/cases.js';
import { backtest, wholeYear } from './usage-backtest/cases.js';
import { homesOf } from './usage-backtest/homes.js';
import { leaveOneHomeOut, percent, rowOf } from './usage-backtest/table.js';

const HIDDEN_MONTHS = [1, 3, 6, 9];
const OFFSETS = [0, 2, 4, 6, 8, 10];
const HELD_LEAST = 0.75;
const HELD_MOST = 0.85;

/**
 * Predicts every home's year with months hidden and prints the errors and how often the stated
 * 80 % interval held. Ends with 1 when it held less than 75 % or more than 85 % of the time.
 */
function main(folder: string): void {
  if (!existsSync(folder)) {
    console.error(`No data sets in ${folder}: nothing was tested. Give their folder as the argument.`);
    process.exitCode = 1;
    return;
  }
  const cases: BacktestCase[] = [];
  for (const home of homesOf(folder)) {
    const year = wholeYear(home);
    if (year === undefined) {
      console.log(`left out, no whole year: ${home.id}`);
      continue;
    }
    for (const hidden of HIDDEN_MONTHS) {
      for (const offset of OFFSETS) cases.push(backtest(home, year, hidden, offset));
    }
  }
  print(cases);
}

function print(cases: readonly BacktestCase[]): void {
  const where = (name: string, is: (one: BacktestCase) => boolean): ReturnType<typeof rowOf> =>
    rowOf(name, cases.filter(is));
  const overall = rowOf('overall', cases);
  const rows = [
    ...HIDDEN_MONTHS.map((hidden) => where(`${String(hidden)} hidden`, (one) => one.hiddenMonths === hidden)),
    where('both seasons seen', (one) => one.bothSeasonsSeen),
    where('one season seen', (one) => !one.bothSeasonsSeen),
    ...[...new Set(cases.map((one) => one.dataset))].map((name) =>
      where(name, (one) => one.dataset === name),
    ),
    overall,
  ];
  console.table(
    rows.map((row) => ({
      '': row.name,
      predictions: row.predictions,
      'median error': percent(row.medianError),
      'p90 error': percent(row.p90Error),
      'flat median': percent(row.flatMedianError),
      'flat p90': percent(row.flatP90Error),
      '80 % held': percent(row.held),
      width: percent(row.width),
    })),
  );
  const homes = new Set(cases.map((one) => one.home)).size;
  console.log(
    `${String(homes)} homes. Width set without the home it is tried on: held ${percent(leaveOneHomeOut(cases))}.`,
  );
  if (overall.held < HELD_LEAST || overall.held > HELD_MOST) process.exitCode = 1;
}

main(resolve(process.argv[2] ?? '../shared/usage/datasets'));
