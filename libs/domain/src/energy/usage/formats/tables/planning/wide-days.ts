import type { Zone } from '#domain/shared/zone';
import type { GrowingColumns } from '#domain/energy/usage/readings/columns';
import { parseTimeOfDay } from '#domain/energy/usage/stamps/written-date';
import { plainName } from '#domain/energy/usage/table/read-table';
import { withoutUnit } from '../cells/units.js';

/** A column of a day's row: what part of the day it holds. */
export interface WideSlot {
  readonly column: number;
  /** Seconds since midnight by the clock, or that passed since midnight. */
  readonly fromS: number;
  readonly durationS: number;
  /** Beyond 24 hours: filled on the autumn day only. */
  readonly extra: boolean;
}

/** How a row holds its day. */
export interface WideDays {
  readonly slots: readonly WideSlot[];
  /** Whether hours are counted as they pass (23 in spring, 25 in autumn), not as the clock shows them. */
  readonly passed: boolean;
}

const DAY_S = 86_400;
const HOUR_S = 3_600;
/** An hour at most, a minute at least. */
const MOST_STEP_S = HOUR_S;
const MINUTE_S = 60;
const LEAST_STEP_S = MINUTE_S;

const TIME =
  /^(?:k?wh? )?(\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|t?\d{4})(?: ?(?:-|–|to|a|bis|tot) ?(\S.*))?$/;
const NUMBER =
  /^(?:h|he|hr|hour|hour ending|hora|heure|stunde|std|uur|ora|time|t|q|qh|int|interval|period|slot|k?wh)?[ .]?0*(\d{1,4}) ?(?:h|uhr|時|点)?$/;

/**
 * The columns of a table that has a day in each row, told from its header alone: a day's worth of
 * times (`00:00`, `0:30 AM`, `00:00-00:15`) or of counted intervals (`H1`, `Hour 24`, `1`…`48`), side
 * by side. Undefined when there is no such run.
 */
export function wideDays(header: readonly string[]): WideDays | undefined {
  const names = header.map((cell) => withoutUnit(plainName(cell).replaceAll('_', ' ')));
  return timeSlots(names) ?? numberedSlots(names);
}

/** Moves the values of odd days from hours that passed since midnight to what the clock showed then. */
export function setWideStarts(held: GrowingColumns, dayAt: (at: number) => number, zone: Zone): void {
  for (let at = 0; at < held.length; at += 1) {
    const midnight = dayAt(at);
    const midnightUtc = zone.earlier(midnight);
    if (zone.earlier(midnight + DAY_S) - midnightUtc === DAY_S) continue;
    held.startUtc.set(at, zone.localAt(midnightUtc + held.startUtc.at(at) - midnight));
  }
}

/** More columns named by a time of day than any table has that holds one reading in a row. */
const LEAST_TIMES = 8;

/** The columns named by times of a day that together are no whole day: one is missing, renamed or out of place. */
export function timesOfPartDay(header: readonly string[]): readonly number[] {
  const names = header.map((cell) => withoutUnit(plainName(cell).replaceAll('_', ' ')));
  const times = names.flatMap((name, column) => {
    const from = TIME.exec(name)?.[1];
    return from === undefined || clockTime(from) === undefined ? [] : [column];
  });
  return times.length < LEAST_TIMES ? [] : times;
}

function timeSlots(names: readonly string[]): WideDays | undefined {
  const found = names.flatMap((name, column) => {
    const [, from, to] = TIME.exec(name) ?? [];
    const fromS = from === undefined ? undefined : clockTime(from);
    return fromS === undefined ? [] : [{ column, fromS, isRange: to !== undefined }];
  });
  const stepS = (found[1]?.fromS ?? 0) - (found[0]?.fromS ?? 0);
  if (!isStep(stepS) || found.length !== DAY_S / stepS) return undefined;
  const first = found[0]?.fromS ?? 0;
  // `00:30` to `24:00` (or `00:00`) are ends, and so are `00:59` to `23:59`.
  const ends = (first === stepS || first === stepS - MINUTE_S) && !(found[0]?.isRange ?? false);
  if (first !== 0 && !ends) return undefined;
  const slots = found.map(({ column }, at) => ({
    column,
    fromS: at * stepS,
    durationS: stepS,
    extra: false,
  }));
  const regular = found.every(({ fromS }, at) => fromS % DAY_S === (first + at * stepS) % DAY_S);
  return regular ? { slots, passed: false } : undefined;
}

function numberedSlots(names: readonly string[]): WideDays | undefined {
  const found = names.flatMap((name, column) => {
    const number = NUMBER.exec(name)?.[1];
    return number === undefined ? [] : [{ column, number: Number(number) }];
  });
  const [first] = found;
  if (first === undefined || first.number > 1) return undefined;
  if (found.some(({ number }, at) => number !== first.number + at)) return undefined;
  const stepS = [24, 48, 96, 144, 288].map((count) => DAY_S / count).find((step) => fits(found.length, step));
  if (stepS === undefined) return undefined;
  const slots = found.map(({ column }, at) => ({
    column,
    fromS: at * stepS,
    durationS: stepS,
    extra: at * stepS >= DAY_S,
  }));
  return { slots, passed: found.length * stepS > DAY_S };
}

/** A day's worth of columns, or an hour's more for the autumn day. */
function fits(count: number, stepS: number): boolean {
  return count * stepS === DAY_S || count * stepS === DAY_S + HOUR_S;
}

function isStep(stepS: number): boolean {
  return stepS >= LEAST_STEP_S && stepS <= MOST_STEP_S && HOUR_S % stepS === 0;
}

function clockTime(text: string): number | undefined {
  const hour = /^(\d{1,2}) ?([ap])\.?m\.?$/.exec(text);
  return parseTimeOfDay(
    hour === null
      ? text.replace(/^t?(\d{1,2})[.h]?(?=\d\d$)/, '$1:')
      : `${hour[1] ?? ''}:00 ${hour[2] ?? ''}m`,
  );
}
