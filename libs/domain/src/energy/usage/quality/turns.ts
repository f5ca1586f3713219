import type { ReadingColumns, UsageSeries } from '../readings/reading.js';
import { QUALITY_CODES } from '../readings/reading.js';

/** Registers that count at the same time for less than this share of the shorter one take turns. */
const TOGETHER_SHARE = 0.01;
/** A meter has a handful of registers; where there are more each is judged by itself. */
const MOST_REGISTERS = 12;

/**
 * For each series the other registers of the same meter and channel that take turns with it (day and
 * night, winter and summer): while one of them counts, nothing is missing in the others. Registers
 * that count side by side are judged each by itself.
 */
export function turnTakers(
  series: readonly UsageSeries[],
): ReadonlyMap<UsageSeries, readonly ReadingColumns[]> {
  const meters = new Map<string, UsageSeries[]>();
  for (const one of series) {
    const name = JSON.stringify([one.servicePoint, one.channel, one.meter]);
    const registers = meters.get(name);
    if (registers === undefined) meters.set(name, [one]);
    else registers.push(one);
  }
  const turns = new Map<UsageSeries, readonly ReadingColumns[]>();
  for (const registers of meters.values()) {
    const compared = registers.length > MOST_REGISTERS ? [] : registers;
    for (const one of registers) {
      const others = compared.filter((other) => other !== one && takeTurns(one.columns, other.columns));
      turns.set(
        one,
        others.map(({ columns }) => columns),
      );
    }
  }
  return turns;
}

/** Walks over several registers and says what none of them counted; ask in the order of time. */
export class TurnCoverage {
  /** Where the last of them ends; minus infinity when there are none. */
  readonly endUtc: number;
  private readonly places: number[];

  constructor(private readonly others: readonly ReadingColumns[]) {
    this.places = others.map(() => 0);
    this.endUtc = others.reduce(
      (latest, columns) => Math.max(latest, endAt(columns, columns.length - 1)),
      Number.NEGATIVE_INFINITY,
    );
  }

  /** The stretches between two instants that no other register counted. */
  *open(fromUtc: number, toUtc: number): Iterable<{ readonly from: number; readonly to: number }> {
    for (let time = fromUtc; time < toUtc;) {
      const { countsTo, nextStart } = this.around(time);
      const until = countsTo > time ? countsTo : Math.min(nextStart, toUtc);
      if (countsTo <= time) yield { from: time, to: until };
      time = until;
    }
  }

  /** How far the readings at an instant reach, and when the next one begins. */
  private around(time: number): { readonly countsTo: number; readonly nextStart: number } {
    let countsTo = time;
    let nextStart = Number.POSITIVE_INFINITY;
    for (const [index, columns] of this.others.entries()) {
      let place = this.places[index] ?? 0;
      while (place < columns.length && (endAt(columns, place) <= time || !hasValue(columns, place)))
        place += 1;
      this.places[index] = place;
      if (place >= columns.length) continue;
      const startUtc = columns.startUtc[place] ?? 0;
      if (startUtc > time) nextStart = Math.min(nextStart, startUtc);
      else countsTo = Math.max(countsTo, endAt(columns, place));
    }
    return { countsTo, nextStart };
  }
}

function takeTurns(a: ReadingColumns, b: ReadingColumns): boolean {
  return secondsTogether(a, b) <= Math.min(secondsOf(a), secondsOf(b)) * TOGETHER_SHARE;
}

function secondsOf(columns: ReadingColumns): number {
  let seconds = 0;
  for (let at = 0; at < columns.length; at += 1)
    if (hasValue(columns, at)) seconds += columns.durationS[at] ?? 0;
  return seconds;
}

/** Both are in order of time and neither overlaps itself: one walk finds all that they share. */
function secondsTogether(a: ReadingColumns, b: ReadingColumns): number {
  let seconds = 0;
  let first = 0;
  for (let at = 0; at < a.length; at += 1) {
    if (!hasValue(a, at)) continue;
    const from = a.startUtc[at] ?? 0;
    const to = endAt(a, at);
    while (first < b.length && endAt(b, first) <= from) first += 1;
    for (let next = first; next < b.length && (b.startUtc[next] ?? 0) < to; next += 1)
      if (hasValue(b, next)) seconds += Math.min(to, endAt(b, next)) - Math.max(from, b.startUtc[next] ?? 0);
  }
  return seconds;
}

function endAt(columns: ReadingColumns, at: number): number {
  return (columns.startUtc[at] ?? 0) + (columns.durationS[at] ?? 0);
}

function hasValue(columns: ReadingColumns, at: number): boolean {
  return columns.quality[at] !== QUALITY_CODES.missing;
}
