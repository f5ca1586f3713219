import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { SaxesParser } from 'saxes';
import { readUsageFile } from '#domain/energy/usage/read-usage-file';
import { nodeArchive } from '#api/energy/usage/opening/archive';
import { writeMeterData, writeMinutes, writeQuarters } from './usage/large-files.js';
import { writeFeed, writeTexas } from './usage/years.js';

/**
 * How fast usage files are read, against the raw library on the same file. Each figure is the best
 * of its runs in a process of its own; CPU is user and system time, RSS the process's peak.
 * `node dist/test/bench/usage.bench.js`
 */
const YEAR_READINGS = 365 * 96;
const BIG_BYTES = 100_000_000;
/** As much as an import may hold; of Texan quarters 300 MB hold no more than 4.8 million. */
const MOST_READINGS = 5_000_000;
const MOST_QUARTERS = 4_800_000;
const LIMITS = { yearMs: 250, bigRssMb: 200, bigMbPerCpuS: 20, mostRssMb: 350 } as const;

interface Measured {
  readonly cpuMs: number;
  readonly rssMb: number;
  readonly readings: number;
  /** What the readings alone weigh in memory. */
  readonly columnsMb: number;
}

interface Read {
  readonly readings: number;
  readonly columnBytes: number;
}

const READERS: Readonly<Record<string, (file: string) => Promise<number | Read>>> = {
  ours: async (file) => {
    const { series } = await readUsageFile({
      ...{ name: file, bytes: createReadStream(file) },
      ...{ archive: nodeArchive, now: Date.now(), zone: 'America/Chicago' },
    });
    return {
      readings: series.reduce((sum, { report }) => sum + report.intervals, 0),
      columnBytes: series.reduce((sum, one) => sum + bytesOf(Object.values(one.series.columns)), 0),
    };
  },
  saxes: async (file) => {
    let readings = 0;
    const parser = new SaxesParser({ xmlns: true });
    parser.on('opentag', (tag) => {
      if (tag.local === 'IntervalReading') readings += 1;
    });
    for await (const text of createReadStream(file, 'utf8') as AsyncIterable<string>) parser.write(text);
    parser.close();
    return readings;
  },
  papaparse: async (file) => {
    let readings = 0;
    let rest = '';
    for await (const text of createReadStream(file, 'utf8') as AsyncIterable<string>) {
      const cut = (rest + text).lastIndexOf('\n') + 1;
      readings += Papa.parse(`${rest}${text}`.slice(0, cut), { skipEmptyLines: true }).data.length;
      rest = `${rest}${text}`.slice(cut);
    }
    return readings - 1;
  },
};

async function main(): Promise<void> {
  const [, self = '', reader, file, runs] = process.argv;
  if (reader !== undefined && file !== undefined) {
    console.log(JSON.stringify(await measure(reader, file, Number(runs))));
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'usage-bench-'));
  try {
    const year = join(folder, 'year.xml');
    const smt = join(folder, 'year.csv');
    const big = join(folder, 'big.xml');
    await writeFeed(year, YEAR_READINGS);
    await writeTexas(smt);
    await writeFeed(big, Math.ceil((BIG_BYTES / statSync(year).size) * YEAR_READINGS));
    const rows = [
      row('year of 15-min Green Button', year, { library: 'saxes', runs: 8 }),
      row('year of 15-min Smart Meter Texas', smt, { library: 'papaparse', runs: 8 }),
      row('100 MB Green Button', big, { library: 'saxes', runs: 1 }),
    ];
    console.table(rows);
    judge(rows);
    judgeMost(await mostReadings(self, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }

  function row(
    name: string,
    path: string,
    { library, runs: times }: { readonly library: string; readonly runs: number },
  ) {
    const ours = inOwnProcess(self, ['ours', path, String(times)]);
    const raw = inOwnProcess(self, [library, path, String(times)]);
    const megabytes = statSync(path).size / 1e6;
    return {
      file: name,
      MB: round(megabytes),
      readings: ours.readings,
      'CPU ms': Math.round(ours.cpuMs),
      'MB/CPU-s': round(megabytes / (ours.cpuMs / 1000)),
      'peak RSS MB': Math.round(ours.rssMb),
      library,
      'library CPU ms': Math.round(raw.cpuMs),
      'speed ratio': round(raw.cpuMs / ours.cpuMs),
    };
  }
}

/** The most that an import may hold, in a row a reading and in a row a day. */
async function mostReadings(self: string, folder: string) {
  const path = join(folder, 'most.csv');
  const writers = [
    ['NEM12 of five minutes', writeMeterData, MOST_READINGS],
    ['generic CSV of minutes', writeMinutes, MOST_READINGS],
    ['Smart Meter Texas of quarters', writeQuarters, MOST_QUARTERS],
  ] as const;
  const rows = [];
  for (const [file, write, readings] of writers) {
    await write(path, readings - (readings % 288));
    const started = performance.now();
    const { cpuMs, rssMb, readings: read, columnsMb } = inOwnProcess(self, ['ours', path, '1']);
    rows.push({
      file,
      MB: round(statSync(path).size / 1e6),
      readings: read,
      'CPU s': round(cpuMs / 1000),
      's by the clock': round((performance.now() - started) / 1000),
      'peak RSS MB': Math.round(rssMb),
      'columns alone MB': Math.round(columnsMb),
    });
  }
  console.table(rows);
  return rows;
}

function judgeMost(rows: readonly { readonly 'peak RSS MB': number }[]): void {
  const held = rows.every((row) => row['peak RSS MB'] < LIMITS.mostRssMb);
  console.log(`limit (${String(LIMITS.mostRssMb)} MB RSS at the most readings): ${held ? 'held' : 'MISSED'}`);
  if (!held) process.exitCode = 1;
}

function judge(
  rows: readonly { readonly 'CPU ms': number; readonly 'MB/CPU-s': number; readonly 'peak RSS MB': number }[],
): void {
  const [feed, texas, big] = rows;
  if (feed === undefined || texas === undefined || big === undefined) return;
  const held =
    feed['CPU ms'] < LIMITS.yearMs &&
    texas['CPU ms'] < LIMITS.yearMs &&
    big['MB/CPU-s'] >= LIMITS.bigMbPerCpuS &&
    big['peak RSS MB'] < LIMITS.bigRssMb;
  console.log(
    `limits (year < ${String(LIMITS.yearMs)} ms, 100 MB < ${String(LIMITS.bigRssMb)} MB RSS and >= ${String(LIMITS.bigMbPerCpuS)} MB/CPU-s): ${held ? 'held' : 'MISSED'}`,
  );
  if (!held) process.exitCode = 1;
}

function inOwnProcess(self: string, args: readonly string[]): Measured {
  const script = self === '' ? fileURLToPath(import.meta.url) : self;
  // What this very file prints in `measure`.
  return JSON.parse(execFileSync(process.execPath, [script, ...args], { encoding: 'utf8' })) as Measured;
}

async function measure(reader: string, file: string, runs: number): Promise<Measured> {
  const read = READERS[reader];
  if (read === undefined) throw new Error(`no reader ${reader}`);
  let cpuMs = Number.POSITIVE_INFINITY;
  let found: number | Read = 0;
  for (let run = 0; run < runs; run += 1) {
    const started = process.cpuUsage();
    found = await read(file);
    const { user, system } = process.cpuUsage(started);
    cpuMs = Math.min(cpuMs, (user + system) / 1000);
  }
  const { readings, columnBytes } = typeof found === 'number' ? { readings: found, columnBytes: 0 } : found;
  const rssMb = process.resourceUsage().maxRSS / 1024;
  return { cpuMs, rssMb, readings, columnsMb: columnBytes / 1e6 };
}

function bytesOf(columns: readonly unknown[]): number {
  return columns.reduce<number>(
    (sum, column) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0),
    0,
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

await main();
