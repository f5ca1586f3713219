import { projectYear } from '#domain/energy/usage/annual/project-year';
import type { AnnualProfile } from '#domain/energy/usage/annual/annual-profile';
import type { UsageSeries } from '#domain/energy/usage/readings/reading';
import { GrowingColumns } from '#domain/energy/usage/readings/columns';
import type { Home } from './homes.js';

/** One year predicted with some months hidden. */
export interface BacktestCase {
  readonly home: string;
  readonly dataset: string;
  readonly hiddenMonths: number;
  /** Whether a month of summer and a month of winter were left to see. */
  readonly bothSeasonsSeen: boolean;
  readonly trueMilliWh: number;
  readonly predictedMilliWh: number;
  /** What scaling the mean known day up to 365 days would say. */
  readonly naiveMilliWh: number;
  readonly covered: boolean;
  readonly widthShare: number;
  /** How much wider than stated the interval must be (in logs, about its middle) to just hold the truth. */
  readonly neededStretch: number;
}

const LEAST_METERED = 0.93;

/** The home's latest whole year, undefined where it has none. */
export function wholeYear(home: Home): AnnualProfile | undefined {
  const result = projectYear([home.series], { zone: home.zone });
  if (result.kind !== 'year') return undefined;
  return result.profile.import.months.every((month) => month.meteredShare > LEAST_METERED)
    ? result.profile
    : undefined;
}

/** Hides months of the year and predicts it from the others. */
export function backtest(
  home: Home,
  year: AnnualProfile,
  hiddenMonths: number,
  offset: number,
): BacktestCase {
  const visible = Array.from({ length: 12 }, (_, month) => (month - offset + 12) % 12 >= hiddenMonths);
  const shown = showMonths(home.series, year, visible);
  const result = projectYear([shown], { zone: home.zone, from: year.months[0] ?? '' });
  if (result.kind !== 'year') throw new Error(`${home.id}: no year from ${String(12 - hiddenMonths)} months`);
  const predicted = result.profile.import;
  const known = predicted.meteredMilliWh;
  const knownDays = year.months.reduce(
    (sum, _, at) => sum + (visible[at] === true ? daysOf(year, at) : 0),
    0,
  );
  const truth = year.import.milliWh;
  const low = predicted.interval80.lowMilliWh;
  const high = predicted.interval80.highMilliWh;
  const middle = Math.sqrt(Math.max(low - known, 1) * (high - known));
  const side = truth - known > middle ? (high - known) / middle : Math.max(low - known, 1) / middle;
  const logs = Math.log(Math.max(truth - known, 1) / middle) / Math.log(side);
  return {
    home: home.id,
    dataset: home.dataset,
    hiddenMonths,
    bothSeasonsSeen: seen(year, visible, ['06', '07', '08']) && seen(year, visible, ['12', '01', '02']),
    trueMilliWh: truth,
    predictedMilliWh: predicted.milliWh,
    naiveMilliWh: (known / knownDays) * 365,
    covered: truth >= low && truth <= high,
    widthShare: (high - low) / truth,
    neededStretch: Math.abs(logs),
  };
}

function seen(year: AnnualProfile, visible: readonly boolean[], season: readonly string[]): boolean {
  return year.months.some((month, at) => visible[at] === true && season.includes(month.slice(5)));
}

function daysOf(year: AnnualProfile, at: number): number {
  return (((year.monthStarts[at + 1] ?? 0) - (year.monthStarts[at] ?? 0)) * year.stepS) / 86_400;
}

function showMonths(series: UsageSeries, year: AnnualProfile, visible: readonly boolean[]): UsageSeries {
  const columns = new GrowingColumns();
  const starts = year.monthStarts.map((cell) => year.load.startUtc[cell] ?? Number.POSITIVE_INFINITY);
  const { startUtc, durationS, energyMilliWh } = series.columns;
  for (const [at, start] of startUtc.entries()) {
    const month = starts.findLastIndex((from) => from <= start);
    if (month < 0 || month > 11 || visible[month] !== true) continue;
    const energy = { milliWh: energyMilliWh[at] ?? 0, restE20Kwh: 0 };
    columns.add({ startUtc: start, durationS: durationS[at] ?? 0, energy, quality: 'actual', row: at + 2 });
  }
  return { ...series, columns: columns.columns() };
}
