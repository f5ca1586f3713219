import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { GrowingColumns } from '#domain/energy/usage/readings/columns';
import type { UsageSeries } from '#domain/energy/usage/readings/reading';

/** A home with a year or more of readings, and where it stands. */
export interface Home {
  readonly id: string;
  readonly dataset: string;
  readonly zone: string;
  readonly series: UsageSeries;
}

const HOUR_S = 3600;

/** Every home of the data sets, as `SOURCES.md` beside them describes the stamps. */
export function homesOf(folder: string): readonly Home[] {
  return [
    ...fontana(folder),
    ...resstock(folder, 'resstock2018_tx_travis_30homes_hourly.csv.gz', 'America/Chicago', -6),
    ...resstock(folder, 'resstock2018_ca_alameda_10homes_hourly.csv.gz', 'America/Los_Angeles', -8),
    ...openEi(folder),
    ...sgsc(folder),
    ...eemeter(folder),
  ];
}

/** Real homes of one to four years, for what a year tells of the next. */
export function homesOverYears(folder: string): readonly Home[] {
  return [
    ...sgsc(folder),
    stamped(folder, 'hue1_bc_hourly_2012_2015.csv.gz', 'America/Vancouver'),
    stamped(folder, 'uci_sceaux_hourly_2006_2010.csv.gz', 'Europe/Paris'),
  ];
}

/** One home whose hours bear their offset. */
function stamped(folder: string, file: string, zone: string): Home {
  const [, ...rows] = rowsOf(folder, file);
  const columns = new GrowingColumns();
  for (const [at, [stamp = '', kwh]] of rows.entries()) {
    add(columns, { startUtc: utc(stamp), durationS: HOUR_S, kwh, at });
  }
  const dataset = file.split('_')[0] ?? file;
  const home = { id: dataset, dataset, zone };
  return { ...home, series: seriesOf(home, columns) };
}

type Rows = readonly (readonly string[])[];

function rowsOf(folder: string, file: string): Rows {
  const text = gunzipSync(readFileSync(join(folder, file))).toString('utf8');
  return Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
}

/** A column of regular intervals from an instant on. */
function regular(
  home: Omit<Home, 'series'>,
  rows: Rows,
  column: number,
  clock: { readonly startUtc: number; readonly stepS: number },
): Home {
  const columns = new GrowingColumns();
  for (const [at, row] of rows.entries()) {
    const startUtc = clock.startUtc + at * clock.stepS;
    add(columns, { startUtc, durationS: clock.stepS, kwh: row[column], at });
  }
  return { ...home, series: seriesOf(home, columns) };
}

interface Cell {
  readonly startUtc: number;
  readonly durationS: number;
  readonly kwh: string | undefined;
  readonly at: number;
}

function add(columns: GrowingColumns, { startUtc, durationS, kwh, at }: Cell): void {
  const milliWh = Math.round(Number(kwh) * 1_000_000);
  if (kwh === undefined || kwh === '' || !Number.isFinite(milliWh)) return;
  columns.add({ startUtc, durationS, energy: { milliWh, restE20Kwh: 0 }, quality: 'actual', row: at + 2 });
}

function seriesOf(home: Omit<Home, 'series'>, columns: GrowingColumns): UsageSeries {
  return {
    servicePoint: home.id,
    meter: '',
    channel: 'import',
    register: '',
    zone: home.zone,
    columns: columns.columns(),
  };
}

function utc(iso: string): number {
  return Date.parse(iso) / 1000;
}

/** Hour-ending labels in standard time; the first row ends at midnight of 31 July 2016. */
function fontana(folder: string): readonly Home[] {
  const [header = [], ...rows] = rowsOf(folder, 'fontana17_hourly_2016-08_2017-07.csv.gz');
  const zone = 'America/Los_Angeles';
  const clock = { startUtc: utc('2016-07-31T23:00:00-08:00'), stepS: HOUR_S };
  return header.flatMap((name, column) =>
    name.endsWith('_load_kwh')
      ? [regular({ id: `fontana/${name.slice(0, -9)}`, dataset: 'fontana', zone }, rows, column, clock)]
      : [],
  );
}

function resstock(folder: string, file: string, zone: string, offsetHours: number): readonly Home[] {
  const [header = [], ...rows] = rowsOf(folder, file);
  const dataset = file.split('_').slice(0, 2).join('-');
  const clock = { startUtc: utc('2018-01-01T00:00:00Z') - offsetHours * HOUR_S, stepS: HOUR_S };
  return header.flatMap((name, column) =>
    name.endsWith('_kwh')
      ? [regular({ id: `${dataset}/${name.slice(0, -4)}`, dataset, zone }, rows, column, clock)]
      : [],
  );
}

const OPENEI_SITES: readonly (readonly [string, string, number])[] = [
  ['CA_', 'America/Los_Angeles', -8],
  ['MA_', 'America/New_York', -5],
  ['MO_', 'America/Chicago', -6],
];

/** Typical years have no date; they are set in 2017. */
function openEi(folder: string): readonly Home[] {
  const [header = [], ...rows] = rowsOf(folder, 'openei_tmy3_residential_9shapes_hourly.csv.gz');
  return header.flatMap((name, column) => {
    const site = OPENEI_SITES.find(([prefix]) => name.startsWith(prefix));
    if (site === undefined) return [];
    const clock = { startUtc: utc('2017-01-01T00:00:00Z') - site[2] * HOUR_S, stepS: HOUR_S };
    return [regular({ id: `openei/${name}`, dataset: 'openei', zone: site[1] }, rows, column, clock)];
  });
}

/** Clock of the trial, read as standard time all year. */
function sgsc(folder: string): readonly Home[] {
  const [, ...rows] = rowsOf(folder, 'sgsc10_halfhourly_2012_2014.csv.gz');
  const byHome = new Map<string, GrowingColumns>();
  for (const [at, [id = '', stamp = '', kwh]] of rows.entries()) {
    const columns = byHome.get(id) ?? new GrowingColumns();
    byHome.set(id, columns);
    const startUtc = utc(`${stamp.replace(' ', 'T')}+10:00`);
    add(columns, { startUtc, durationS: HOUR_S / 2, kwh, at });
  }
  return [...byHome].map(([id, columns]) => {
    const home = { id: `sgsc/${id}`, dataset: 'sgsc', zone: 'Australia/Sydney' };
    return { ...home, series: seriesOf(home, columns) };
  });
}

function eemeter(folder: string): readonly Home[] {
  const [, ...rows] = rowsOf(folder, 'eemeter_il-electricity-cdd-hdd-hourly.csv.gz');
  const columns = new GrowingColumns();
  for (const [at, [stamp = '', kwh]] of rows.entries()) {
    add(columns, { startUtc: utc(stamp), durationS: HOUR_S, kwh, at });
  }
  const home = { id: 'eemeter/il', dataset: 'eemeter', zone: 'America/Chicago' };
  return [{ ...home, series: seriesOf(home, columns) }];
}
