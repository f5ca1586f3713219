import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DomainError } from '#domain/shared/domain-error';
import { readUsageFile } from '#domain/energy/usage/read-usage-file';
import { nodeArchive } from '#api/energy/usage/archive';

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

type Random = () => number;

/** Mulberry32: small, seeded, good enough to choose bytes. */
function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function main(): Promise<void> {
  if (!existsSync(SAMPLES)) {
    console.error(`${SAMPLES} is not here: NOTHING WAS FUZZED`);
    process.exitCode = 1;
    return;
  }
  const samples = await loadSamples();
  const random = seeded(SEED);
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

function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  const whole = Buffer.from(bytes);
  const times = 1 + Math.floor(random() * 3);
  let mutated: Buffer = whole;
  for (let time = 0; time < times; time += 1) mutated = mutateOnce(mutated, random);
  return mutated;
}

function mutateOnce(bytes: Buffer, random: Random): Buffer {
  const place = (): number => Math.floor(random() * Math.max(bytes.length, 1));
  switch (Math.floor(random() * 9)) {
    case 0: {
      const flipped = Buffer.from(bytes);
      for (let flip = 0; flip < 4 && flipped.length > 0; flip += 1) {
        const at = place();
        flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at);
      }
      return flipped;
    }
    case 1:
      return bytes.subarray(0, place());
    case 2: {
      const [from, to] = [place(), place()].sort((a, b) => a - b);
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
    }
    case 3: {
      const [from, to] = [place(), place()].sort((a, b) => a - b);
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
    }
    case 4:
      return swapColumns(bytes, random);
    case 5:
      return Buffer.concat([
        bytes.subarray(0, place()),
        Buffer.from(HOSTILE[Math.floor(random() * HOSTILE.length)] ?? ''),
        bytes.subarray(place()),
      ]);
    case 6:
      return Buffer.from(bytes.toString('utf8'), 'utf16le');
    case 7:
      return shuffleLines(bytes, random);
    default:
      return Buffer.from(
        bytes
          .toString('latin1')
          .replace(/\d/g, (digit) => (random() < 0.01 ? String(Math.floor(random() * 10)) : digit)),
        'latin1',
      );
  }
}

const HOSTILE: readonly string[] = [
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '"',
  '""",,,',
  '<![CDATA[',
  '<!--',
  '\u0000'.repeat(50),
  '9'.repeat(400),
  '1e999',
  '-',
  ',,,,,,,,,',
  '\ufeff',
  '<a>'.repeat(60),
  '=cmd|x',
  '{"a":',
  '\r',
  '&lt;',
  '99999999999999999999',
];

function swapColumns(bytes: Buffer, random: Random): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  const delimiter =
    [',', ';', '\t'].find((mark) => (lines[Math.min(20, lines.length - 1)] ?? '').includes(mark)) ?? ',';
  const first = Math.floor(random() * 6);
  const second = Math.floor(random() * 6);
  const swapped = lines.map((line) => {
    const cells = line.split(delimiter);
    const [a, b] = [cells[first], cells[second]];
    if (a === undefined || b === undefined) return line;
    cells[first] = b;
    cells[second] = a;
    return cells.join(delimiter);
  });
  return Buffer.from(swapped.join('\n'), 'latin1');
}

function shuffleLines(bytes: Buffer, random: Random): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  for (let swap = 0; swap < 10; swap += 1) {
    const a = Math.floor(random() * lines.length);
    const b = Math.floor(random() * lines.length);
    [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  }
  return Buffer.from(lines.join('\n'), 'latin1');
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
