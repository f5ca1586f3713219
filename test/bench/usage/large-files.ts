import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { localText, zoneOf } from '#domain/shared/zone';

const MINUTE_S = 60;
const QUARTER_S = 900;
const INTERVALS_A_DAY = 288;
const DAYS_A_METER = 3_650;
const TEXAS = zoneOf('America/Chicago');

/** A NEM12 of five-minute days over as many meter points as it takes, ten years each. */
export async function writeMeterData(path: string, readings: number): Promise<void> {
  await writeLines(path, meterDataLines(readings));
}

/** A table of minutes by a clock that saves daylight: `Date,Start,kWh`. */
export async function writeMinutes(path: string, readings: number): Promise<void> {
  await writeLines(path, minuteLines(readings));
}

/** Smart Meter Texas quarters, ten years a meter, change nights by the wall clock. */
export async function writeQuarters(path: string, readings: number): Promise<void> {
  await writeLines(path, quarterLines(readings));
}

function* meterDataLines(readings: number): Iterable<string> {
  yield '100,NEM12,202401010000,MDP,RET';
  for (let day = 0; day * INTERVALS_A_DAY < readings; day += 1) {
    const meter = Math.floor(day / DAYS_A_METER);
    if (day % DAYS_A_METER === 0)
      yield `200,NMI${String(meter).padStart(7, '0')},E1,1,E1,N1,METER${String(meter)},KWH,5,`;
    const date = new Date(Date.UTC(2014, 0, 1 + (day % DAYS_A_METER))).toISOString().slice(0, 10);
    const values = Array.from({ length: INTERVALS_A_DAY }, (_, at) => valueText(day * INTERVALS_A_DAY + at));
    yield `300,${date.replaceAll('-', '')},${values.join(',')},A,,,20240101000000,20240101000000`;
  }
  yield '900';
}

function* minuteLines(readings: number): Iterable<string> {
  yield 'Date,Start,kWh';
  const first = Date.UTC(2015, 0, 1) / 1000;
  for (let at = 0; at < readings; at += 1) {
    const shown = localText(TEXAS.localAt(first + at * MINUTE_S));
    yield `${americanDate(shown)},${shown.slice(11)},${valueText(at)}`;
  }
}

function* quarterLines(readings: number): Iterable<string> {
  yield 'ESIID,USAGE_DATE,REVISION_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION';
  const aMeter = DAYS_A_METER * 96;
  const first = Date.UTC(2014, 0, 1, 6) / 1000;
  for (let at = 0; at < readings; at += 1) {
    const start = first + (at % aMeter) * QUARTER_S;
    const shown = localText(TEXAS.localAt(start));
    const end = localText(TEXAS.localAt(start + QUARTER_S));
    const meter = String(Math.floor(at / aMeter)).padStart(6, '0');
    yield `10443720000${meter},${americanDate(shown)},,${shown.slice(11)},${end.slice(11)},${valueText(at).slice(1)},A,Consumption`;
  }
}

function americanDate(shown: string): string {
  return `${shown.slice(5, 7)}/${shown.slice(8, 10)}/${shown.slice(0, 4)}`;
}

/** Three decimals that jump about as use does. */
function valueText(at: number): string {
  return `0.${String((at * 7919) % 1000).padStart(3, '0')}`;
}

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const out = createWriteStream(path);
  let held: string[] = [];
  for (const line of lines) {
    held.push(line);
    if (held.length < 1_000) continue;
    if (!out.write(`${held.join('\n')}\n`)) await once(out, 'drain');
    held = [];
  }
  out.end(`${held.join('\n')}\n`);
  await once(out, 'finish');
}
