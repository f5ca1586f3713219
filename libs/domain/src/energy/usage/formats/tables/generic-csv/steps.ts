import { localSeconds } from '#domain/shared/zone';
import type { GrowingColumns } from '#domain/energy/usage/readings/columns';
import type { NumberColumn } from '#domain/energy/usage/readings/number-column';
import { usualStep } from '#domain/energy/usage/stamps/usual-step';
import type { ClockColumns } from '../planning/clock-columns.js';

const DAY_S = 86_400;
const HOUR_S = 3_600;
const MONTH_S = 25 * DAY_S;

/**
 * Turns labels into starts and sets lengths from the distance of neighbouring labels, in place. True
 * when the labels were the ends of their intervals: the column's name says so, or the file begins one
 * step after midnight and ends at midnight.
 */
export function setSteps(
  held: GrowingColumns,
  endAt: ((at: number) => number) | undefined,
  clock: Pick<ClockColumns, 'stampsEnd' | 'stampsStart'> & {
    readonly rolled: boolean;
    /** The clock's face at a label. */
    readonly faceAt: (label: number) => number;
  },
): boolean {
  const usualS = usualStep(held.startUtc.view(), DAY_S);
  const { length, startUtc: labels } = held.columns();
  if (endAt !== undefined) {
    for (let at = 0; at < length; at += 1)
      held.durationS.set(at, lengthBetween(labels[at] ?? 0, endAt(at), usualS));
    return false;
  }
  const stampedAtEnd =
    clock.rolled || (!clock.stampsStart && (clock.stampsEnd || endsAtMidnight(labels, usualS, clock.faceAt)));
  const forward = (labels[length - 1] ?? 0) >= (labels[0] ?? 0);
  const towards = stampedAtEnd === forward ? -1 : 1;
  for (let at = 0; at < length; at += 1)
    held.durationS.set(at, stepBetween(labels[at] ?? 0, labels[at + towards], usualS));
  if (stampedAtEnd)
    for (let at = 0; at < length; at += 1) held.startUtc.set(at, (labels[at] ?? 0) - held.durationS.at(at));
  return stampedAtEnd;
}

/**
 * `23:45` then `00:00` under the same date is the end of that day: rolled on, where every midnight of the
 * file stands so. Says whether any was; rows stand as in the file.
 */
export function rollMidnights(held: GrowingColumns): boolean {
  const usualS = usualStep(held.startUtc.view(), DAY_S);
  if (usualS >= DAY_S) return false;
  const midnights: number[] = [];
  for (let at = 0; at < held.length; at += 1) {
    const label = held.startUtc.at(at);
    if (label % DAY_S !== 0) continue;
    const before = at === 0 ? undefined : held.startUtc.at(at - 1);
    const isLast = at + 1 === held.length;
    if (before === undefined || before - label !== DAY_S - usualS) return false;
    if (!isLast && held.startUtc.at(at + 1) < before) return false;
    midnights.push(at);
  }
  for (const at of midnights) held.startUtc.set(at, held.startUtc.at(at) + DAY_S);
  return midnights.length > 0;
}

function endsAtMidnight(labels: NumberColumn, usualS: number, faceAt: (label: number) => number): boolean {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < labels.length; at += 1) {
    const label = labels[at] ?? 0;
    if (label < first) first = label;
    if (label > last) last = label;
  }
  return usualS < DAY_S && faceAt(first) % DAY_S === usualS && faceAt(last) % DAY_S === 0;
}

/** The distance to the neighbour on the interval's other side where it is shorter (a finer stretch), else the usual step; months as they are. */
function stepBetween(label: number, neighbour: number | undefined, usualS: number): number {
  const distance = neighbour === undefined ? usualS : Math.abs(neighbour - label);
  if (usualS >= MONTH_S) {
    if (neighbour === undefined) return monthFrom(label) ?? usualS;
    return distance > 0 && distance < 2 * usualS ? distance : usualS;
  }
  return distance > 0 && distance < usualS && usualS % distance === 0 ? distance : usualS;
}

/** Seconds of the month that a label begins; undefined for a label within one. */
function monthFrom(label: number): number | undefined {
  const date = new Date(label * 1000);
  if (date.getUTCDate() !== 1 || label % DAY_S !== 0) return undefined;
  return localSeconds(date.getUTCFullYear(), date.getUTCMonth() + 2, 1) - label;
}

/** Ends may be inclusive (00:59, 23:59, 23:14:59) and wall clocks jump. */
function lengthBetween(start: number, end: number, usualS: number): number {
  const inclusive = (end - start) % 60 === 59 ? 1 : ((end - start) / 60) % 5 === 4 ? 60 : 0;
  const seconds = end - start + inclusive;
  // A row that adds up its day among the rows of the day's hours.
  if (usualS <= HOUR_S && Math.abs(seconds - DAY_S) <= HOUR_S) return seconds;
  if (seconds > 0 && (seconds <= usualS || usualS >= DAY_S - 3600 || seconds % usualS !== 0)) return seconds;
  if (seconds <= 0 && seconds + DAY_S > 0 && seconds + DAY_S <= usualS) return seconds + DAY_S;
  return seconds > 0 && seconds <= 2 * usualS && seconds - 3600 > 0 ? seconds - 3600 : usualS;
}
