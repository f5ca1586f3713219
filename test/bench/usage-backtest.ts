import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BacktestCase } from './usage-backtest/cases.js';
import { backtest, wholeYear } from './usage-backtest/cases.js';
import { homesOf } from './usage-backtest/homes.js';

const HIDDEN_MONTHS = [1, 3, 6, 9];
const OFFSETS = [0, 2, 4, 6, 8, 10];
const FOLDER = resolve(process.argv[2] ?? '../shared/usage/datasets');

/** Predicts every home's year with months hidden; prints errors and how often the stated interval held. */
function main(): void {
  if (!existsSync(FOLDER)) {
    console.error(`No data sets in ${FOLDER}: nothing was tested. Give their folder as the argument.`);
    process.exitCode = 1;
    return;
  }
  const cases: BacktestCase[] = [];
  for (const home of homesOf(FOLDER)) {
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
  const homes = new Set(cases.map((one) => one.home)).size;
  console.log(`${String(homes)} homes, ${String(cases.length)} predictions of a year`);
  for (const hidden of HIDDEN_MONTHS) {
    row(
      `hide ${String(hidden)}`,
      cases.filter((one) => one.hiddenMonths === hidden),
    );
  }
  for (const dataset of new Set(cases.map((one) => one.dataset))) {
    row(
      dataset,
      cases.filter((one) => one.dataset === dataset),
    );
  }
  row('overall', cases);
}

function row(name: string, cases: readonly BacktestCase[]): void {
  const errors = cases.map((one) => Math.abs(one.predictedMilliWh / one.trueMilliWh - 1));
  const naive = cases.map((one) => Math.abs(one.naiveMilliWh / one.trueMilliWh - 1));
  const share = (values: readonly boolean[]): number => values.filter(Boolean).length / values.length;
  console.log(
    [
      name.padEnd(16),
      `median ${percent(quantile(errors, 0.5))}`,
      `p90 ${percent(quantile(errors, 0.9))}`,
      `(flat: ${percent(quantile(naive, 0.5))} ${percent(quantile(naive, 0.9))})`,
      `80 % interval held ${percent(share(cases.map((one) => one.covered)))}`,
      `width ${percent(
        quantile(
          cases.map((one) => one.widthShare),
          0.5,
        ),
      )}`,
      `needed stretch ${quantile(
        cases.map((one) => one.neededStretch),
        0.8,
      ).toFixed(2)}`,
    ].join('  '),
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** Empirical quantile, lower of two neighbours. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)] ?? Number.NaN;
}

main();
