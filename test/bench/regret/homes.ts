import { existsSync, readFileSync } from 'node:fs';
import { nodeArchive } from '#api/energy/usage/opening/archive';
import { projectYear } from '#domain/energy/usage/annual/project-year';
import type { AnnualProfile } from '#domain/energy/usage/annual/annual-profile';
import { readUsageFile } from '#domain/energy/usage/read-usage-file';
import type { UsageSeries } from '#domain/energy/usage/readings/reading';
import { localSeconds, localText, zoneOf } from '#domain/shared/zone';
import type { Home } from '../usage-backtest/homes.js';
import { homesOverYears } from '../usage-backtest/homes.js';

const DATASETS = '../shared/usage/datasets';
const SAMPLES = '../shared/usage/samples';
const MONTHS = 12;
const MILLI_WH_PER_KWH = 1_000_000;
/** A month of which less is metered is not held against a forecast. */
const LEAST_METERED = 0.9;

/** What each month of a home came to; months since year 0. */
export interface MeteredHome extends Home {
  readonly first: number;
  readonly last: number;
  /** By month from `first` on: kWh, undefined where too little of it is metered. */
  readonly kwh: readonly (number | undefined)[];
}

/** Real homes of more than a year; none where the data sets are not there. */
export async function homesOfYears(): Promise<readonly MeteredHome[]> {
  if (!existsSync(DATASETS)) return [];
  const samples = [
    await sample('jemena', 'au-retailer-csv/jemena_data.csv', 'Australia/Melbourne'),
    await sample('xcel', 'monthly-bills/xcel_energy_electric_only_sample.csv', 'America/Denver'),
  ];
  return [...homesOverYears(DATASETS), ...samples].map(metered);
}

async function sample(id: string, file: string, zone: string): Promise<Home> {
  const bytes = readFileSync(`${SAMPLES}/${file}`);
  const whole = (async function* () {
    yield await Promise.resolve(bytes);
  })();
  const { series } = await readUsageFile({ name: file, bytes: whole, archive: nodeArchive, now: Date.now() });
  const taken = series.find(({ series: { channel } }) => channel === 'import');
  if (taken === undefined) throw new Error(`${file} holds no import.`);
  return { id, dataset: id, zone, series: { ...taken.series, zone } };
}

function metered(home: Home): MeteredHome {
  const { columns } = home.series;
  const zone = zoneOf(home.zone);
  const monthAt = (utcS: number): number => {
    const text = localText(zone.localAt(utcS));
    return Number(text.slice(0, 4)) * MONTHS + Number(text.slice(5, 7)) - 1;
  };
  const first = monthAt(columns.startUtc.at(0) ?? 0);
  const last = monthAt(columns.startUtc.at(-1) ?? 0);
  const kwh = Array.from({ length: last - first + 1 }, (_, at) => kwhOf(home, first + at));
  return { ...home, first, last, kwh };
}

/** What was metered in a month; a reading that is partly in it counts by its part. */
function kwhOf(home: Home, month: number): number | undefined {
  const { startUtc, durationS, energyMilliWh } = home.series.columns;
  const [start, end] = [startOf(home, month), startOf(home, month + 1)];
  let [milliWh, seconds] = [0, 0];
  const after = rowAt(home, end);
  for (let row = Math.max(0, rowAt(home, start) - 1); row < after; row += 1) {
    const [from, lengthS] = [startUtc.at(row) ?? 0, durationS.at(row) ?? 1];
    const part = Math.min(end, from + lengthS) - Math.max(from, start);
    if (part <= 0) continue;
    seconds += part;
    milliWh += ((energyMilliWh.at(row) ?? 0) * part) / lengthS;
  }
  return seconds > LEAST_METERED * (end - start) ? milliWh / MILLI_WH_PER_KWH : undefined;
}

/** Epoch seconds at which a month begins on the home's clock. */
function startOf({ zone }: Home, month: number): number {
  return zoneOf(zone).earlier(localSeconds(Math.floor(month / MONTHS), (month % MONTHS) + 1, 1));
}

/** The year that we make of some months of readings; undefined where we refuse to. */
export function yearOf(
  home: MeteredHome,
  from: number,
  until: number,
  window?: string,
): AnnualProfile | undefined {
  const series = monthsOf(home, from, until);
  if (series.columns.length === 0) return undefined;
  const projected = projectYear([series], {
    zone: home.zone,
    ...(window === undefined ? {} : { from: window }),
  });
  return projected.kind === 'year' ? projected.profile : undefined;
}

/** Readings that lie wholly in some months. */
function monthsOf(home: Home, from: number, until: number): UsageSeries {
  const { columns } = home.series;
  const start = rowAt(home, startOf(home, from));
  let end = rowAt(home, startOf(home, until));
  while (end > start && endOf(columns, end - 1) > startOf(home, until)) end -= 1;
  const cut = {
    length: end - start,
    startUtc: columns.startUtc.subarray(start, end),
    durationS: columns.durationS.subarray(start, end),
    energyMilliWh: columns.energyMilliWh.subarray(start, end),
    quality: columns.quality.subarray(start, end),
    sourceRow: columns.sourceRow.subarray(start, end),
  };
  return { ...home.series, columns: cut };
}

function endOf({ startUtc, durationS }: UsageSeries['columns'], row: number): number {
  return (startUtc.at(row) ?? 0) + (durationS.at(row) ?? 0);
}

/** First reading at or after an instant. */
function rowAt({ series: { columns } }: Home, utcS: number): number {
  let [low, high] = [0, columns.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((columns.startUtc.at(middle) ?? 0) < utcS) low = middle + 1;
    else high = middle;
  }
  return low;
}
