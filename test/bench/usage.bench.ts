import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { SaxesParser } from 'saxes';
import { readUsageFile } from '#domain/energy/usage/read-usage-file';
import { nodeArchive } from '#api/energy/usage/archive';

/**
 * How fast usage files are read, against the raw library on the same file. Each figure is the best
 * of its runs in a process of its own; CPU is user and system time, RSS the process's peak.
 * `node dist/test/bench/usage.bench.js`
 */
const YEAR_READINGS = 365 * 96;
const BIG_BYTES = 100_000_000;
const LIMITS = { yearMs: 250, bigRssMb: 200, bigMbPerCpuS: 20 } as const;

interface Measured {
  readonly cpuMs: number;
  readonly rssMb: number;
  readonly readings: number;
}

const READERS: Readonly<Record<string, (file: string) => Promise<number>>> = {
  ours: async (file) => {
    const imported = await readUsageFile({ name: file, bytes: createReadStream(file), archive: nodeArchive });
    return imported.series.reduce((sum, { report }) => sum + report.intervals, 0);
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
  let readings = 0;
  for (let run = 0; run < runs; run += 1) {
    const started = process.cpuUsage();
    readings = await read(file);
    const { user, system } = process.cpuUsage(started);
    cpuMs = Math.min(cpuMs, (user + system) / 1000);
  }
  return { cpuMs, rssMb: process.resourceUsage().maxRSS / 1024, readings };
}

async function writeFeed(path: string, readings: number): Promise<void> {
  const out = createWriteStream(path);
  const meter = 'User/1/UsagePoint/1/MeterReading/1';
  out.write(
    `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xmlns:espi="http://naesb.org/espi">\n` +
      `<entry><link rel="self" href="User/1/UsagePoint/1"/><link rel="related" href="User/1/UsagePoint/1/MeterReading"/><content><espi:UsagePoint><espi:ServiceCategory><espi:kind>0</espi:kind></espi:ServiceCategory></espi:UsagePoint></content></entry>\n` +
      `<entry><content><espi:LocalTimeParameters><espi:dstOffset>3600</espi:dstOffset><espi:tzOffset>-18000</espi:tzOffset></espi:LocalTimeParameters></content></entry>\n` +
      `<entry><link rel="self" href="${meter}"/><link rel="up" href="User/1/UsagePoint/1/MeterReading"/><link rel="related" href="${meter}/IntervalBlock"/><link rel="related" href="ReadingType/1"/><content><espi:MeterReading/></content></entry>\n` +
      `<entry><link rel="self" href="ReadingType/1"/><content><espi:ReadingType><espi:flowDirection>1</espi:flowDirection><espi:powerOfTenMultiplier>0</espi:powerOfTenMultiplier><espi:uom>72</espi:uom></espi:ReadingType></content></entry>\n`,
  );
  const first = Date.UTC(2010, 0, 1, 5) / 1000;
  for (let day = 0; day * 96 < readings; day += 1) {
    const block = blockText(first + day * 86_400, day, meter);
    if (!out.write(block)) await once(out, 'drain');
  }
  out.end('</feed>\n');
  await once(out, 'finish');
}

function blockText(start: number, day: number, meter: string): string {
  let text = `<entry>\n <link rel="self" href="${meter}/IntervalBlock/${String(day)}"/>\n <link rel="up" href="${meter}/IntervalBlock"/>\n <content>\n  <espi:IntervalBlock>\n   <espi:interval><espi:duration>86400</espi:duration><espi:start>${String(start)}</espi:start></espi:interval>\n`;
  for (let quarter = 0; quarter < 96; quarter += 1) {
    text += `   <espi:IntervalReading>\n    <espi:cost>1234</espi:cost>\n    <espi:ReadingQuality>\n     <espi:quality>17</espi:quality>\n    </espi:ReadingQuality>\n    <espi:timePeriod>\n     <espi:duration>900</espi:duration>\n     <espi:start>${String(start + quarter * 900)}</espi:start>\n    </espi:timePeriod>\n    <espi:value>${String(((day * 96 + quarter) * 7919) % 1500)}</espi:value>\n   </espi:IntervalReading>\n`;
  }
  return `${text}  </espi:IntervalBlock>\n </content>\n</entry>\n`;
}

async function writeTexas(path: string): Promise<void> {
  const out = createWriteStream(path);
  out.write(
    'ESIID,USAGE_DATE,REVISION_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION\n',
  );
  for (let day = 0; day < 365; day += 1) {
    const date = new Date(Date.UTC(2023, 0, 1) + day * 86_400_000).toISOString();
    const written = `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}`;
    for (let quarter = 0; quarter < 96; quarter += 1) {
      out.write(
        `'10443720000000001,${written},${written} 06:18:33,${clock(quarter)},${clock(quarter + 1)},.${String(100 + ((quarter * 7919 + day) % 800))},A,Consumption\n`,
      );
    }
  }
  out.end();
  await once(out, 'finish');
}

function clock(quarter: number): string {
  return `${String(Math.floor(quarter / 4) % 24).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

await main();
