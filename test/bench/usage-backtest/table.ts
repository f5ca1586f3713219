import type { BacktestCase } from './cases.js';

/** One line of the result. */
export interface BacktestRow {
  readonly name: string;
  readonly predictions: number;
  /** Absolute error of the year as a share of it. */
  readonly medianError: number;
  readonly p90Error: number;
  /** The same when the mean known day is scaled to a year. */
  readonly flatMedianError: number;
  readonly flatP90Error: number;
  /** Share of the predictions whose stated 80 % interval held the truth. */
  readonly held: number;
  /** Width of the interval over the year, median. */
  readonly width: number;
}

const STATED = 0.8;

export function rowOf(name: string, cases: readonly BacktestCase[]): BacktestRow {
  const errors = cases.map((one) => Math.abs(one.predictedMilliWh / one.trueMilliWh - 1));
  const flat = cases.map((one) => Math.abs(one.naiveMilliWh / one.trueMilliWh - 1));
  return {
    name,
    predictions: cases.length,
    medianError: quantile(errors, 0.5),
    p90Error: quantile(errors, 0.9),
    flatMedianError: quantile(flat, 0.5),
    flatP90Error: quantile(flat, 0.9),
    held: shareOf(cases.map((one) => one.covered)),
    width: quantile(
      cases.map((one) => one.widthShare),
      0.5,
    ),
  };
}

/**
 * Coverage when the interval's width is set by all homes but the one it is tried on: for each
 * home and number of hidden months the stretch that would have held 80 % of the others.
 */
export function leaveOneHomeOut(cases: readonly BacktestCase[]): number {
  const held = cases.map((one) => {
    const others = cases.filter(
      (other) => other.home !== one.home && other.hiddenMonths === one.hiddenMonths,
    );
    return (
      one.neededStretch <=
      quantile(
        others.map((other) => other.neededStretch),
        STATED,
      )
    );
  });
  return shareOf(held);
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function shareOf(values: readonly boolean[]): number {
  return values.filter(Boolean).length / values.length;
}

/** Empirical quantile. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)] ?? Number.NaN;
}
