import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DomainError } from '#domain/shared/domain-error';
import { seededRandom } from '#domain/shared/seeded-random';
import { readUsageFile } from '#domain/energy/usage/read-usage-file';
import { nodeArchive } from '#api/energy/usage/opening/archive';
import { mutate } from './usage-fuzz/mutations.js';

/**
 * Reads mutated samples: nothing may crash (other than by a refusal), hang over a second or change
 * its unit in silence. `node dist/test/bench/usage-fuzz.js [cases] [seed]`; the same seed, the same cases.
 */
const CASES = Number(process.argv[2] ?? '20000');
const SEED = Number(process.argv[3] ?? '20261121');
const SAMPLES = join(process.cwd(), '..', 'shared', 'usage', 'samples');
const MAX_SAMPLE_BYTES = 24_000;
const SLOW_MS = 1_000;
/** A mutated home may lose or gain readings, but a thousandfold mean power is a wrong unit. */
const UNIT_FACTOR = 200;

interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Mean power of the untouched file in W; 0 when it is refused. */
  readonly meanW: number;
}

interface Tally {
  read: number;
  refused: number;
  slow: number;
  crashed: number;
  wrongUnit: number;
  slowestMs: number;
  readonly codes: Map<string, number>;
  readonly failures: string[];
}

async function main(): Promise<void> {
  if (!existsSync(SAMPLES)) {
    console.error(`${SAMPLES} is not here: NOTHING WAS FUZZED`);
    process.exitCode = 1;
    return;
  }
  const samples = await loadSamples();
  const random = seededRandom(SEED);
  const tally: Tally = {
    read: 0,
    refused: 0,
    slow: 0,
    crashed: 0,
    wrongUnit: 0,
    slowestMs: 0,
    codes: new Map(),
    failures: [],
  };
  for (let number = 0; number < CASES; number += 1) {
    const sample = samples[number % samples.length];
    if (sample === undefined) break;
    await tryOne(sample, mutate(sample.bytes, random), { number, tally });
  }
  report(samples.length, tally);
}

async function loadSamples(): Promise<readonly Sample[]> {
  const files = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' })
    .map((file) => join(SAMPLES, file))
    .filter((file) => statSync(file).isFile() && !file.endsWith('.md'))
    .sort();
  const samples: Sample[] = [];
  for (const file of files) {
    const raw = readFileSync(file);
    const bytes = shortened(file.endsWith('.gz') ? gunzipSync(raw) : raw, file);
    samples.push({
      name: basename(file).replace(/\.gz$/, ''),
      bytes,
      meanW: await meanPower(basename(file), bytes).catch(() => 0),
    });
  }
  return samples;
}

/** Archives stay whole; texts are cut at a line, so that twenty thousand of them are read in minutes. */
function shortened(bytes: Uint8Array, file: string): Uint8Array {
  if (bytes.length <= MAX_SAMPLE_BYTES || /\.(zip|xlsx)$/i.test(file)) return bytes;
  const end = bytes.lastIndexOf(10, MAX_SAMPLE_BYTES);
  return bytes.subarray(0, end > 0 ? end + 1 : MAX_SAMPLE_BYTES);
}

/** Said aloud: the user is asked to check the unit. */
const UNIT_WARNINGS: readonly string[] = ['usage.unusual-level', 'usage.unit-assumed'];

/** Highest mean power of a series in W; 0 where the import itself doubts the unit. */
async function meanPower(name: string, bytes: Uint8Array): Promise<number> {
  const imported = await readUsageFile({
    name,
    bytes: once(bytes),
    archive: nodeArchive,
    now: Date.now(),
    zone: 'America/Chicago',
  });
  if (imported.warnings.some(({ code }) => UNIT_WARNINGS.includes(code))) return 0;
  let highest = 0;
  for (const { series } of imported.series) {
    let milliWh = 0;
    let seconds = 0;
    const { energyMilliWh, durationS, length } = series.columns;
    const usual = [...energyMilliWh].map(Math.abs).sort((a, b) => a - b)[length >> 1] ?? 0;
    for (let at = 0; at < length; at += 1) {
      // A flipped digit makes one reading huge; the unit of a file shows in its middle.
      milliWh += Math.min(Math.abs(energyMilliWh[at] ?? 0), usual * 20);
      seconds += durationS[at] ?? 0;
    }
    if (seconds > 0 && length >= 8) highest = Math.max(highest, (milliWh * 3.6) / seconds);
  }
  return highest;
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}

async function tryOne(
  sample: Sample,
  bytes: Uint8Array,
  { number, tally }: { readonly number: number; readonly tally: Tally },
): Promise<void> {
  const started = process.cpuUsage();
  try {
    const meanW = await meanPower(sample.name, bytes);
    tally.read += 1;
    if (sample.meanW > 0 && meanW > sample.meanW * UNIT_FACTOR && meanW > 100_000) {
      tally.wrongUnit += 1;
      tally.failures.push(
        `case ${String(number)} ${sample.name}: mean ${meanW.toFixed(0)} W, untouched ${sample.meanW.toFixed(0)} W`,
      );
    }
  } catch (error) {
    if (error instanceof DomainError) {
      tally.refused += 1;
      tally.codes.set(error.code, (tally.codes.get(error.code) ?? 0) + 1);
    } else {
      tally.crashed += 1;
      tally.failures.push(
        `case ${String(number)} ${sample.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }
  const used = process.cpuUsage(started);
  const tookMs = (used.user + used.system) / 1000;
  tally.slowestMs = Math.max(tally.slowestMs, tookMs);
  if (tookMs > SLOW_MS) {
    tally.slow += 1;
    tally.failures.push(`case ${String(number)} ${sample.name}: ${tookMs.toFixed(0)} ms of CPU`);
  }
}

function report(samples: number, tally: Tally): void {
  const codes = [...tally.codes].sort((a, b) => b[1] - a[1]).slice(0, 12);
  console.table([
    {
      cases: CASES,
      seed: SEED,
      samples,
      read: tally.read,
      refused: tally.refused,
      crashed: tally.crashed,
      'over 1 s': tally.slow,
      'wrong unit': tally.wrongUnit,
      'slowest ms': Math.round(tally.slowestMs),
    },
  ]);
  console.log(codes.map(([code, count]) => `${code} ${String(count)}`).join(', '));
  for (const failure of tally.failures.slice(0, 30)) console.error(failure);
  if (tally.crashed + tally.slow + tally.wrongUnit > 0) process.exitCode = 1;
}

await main();
