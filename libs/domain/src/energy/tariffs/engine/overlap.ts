import { localDayOf } from '../calendar/calendar.js';
import type { PerKwhCharge } from '../model/charge.js';
import { localSeconds } from '#domain/shared/zone';
import { scheduleSpans } from '../reduction/schedule-spans.js';

const DAY_S = 86_400;
/** Two years hold every weekday of every season, and a leap day. */
const FIRST_DAY = localSeconds(2023, 7, 1) / DAY_S;
const DAYS = 731;

/**
 * Whether two charges can apply at the same instant. Blocks that such charges fill in the order of
 * time depend on the order within an interval, which only the reference path knows.
 */
export function canOverlap(charges: readonly PerKwhCharge[], zone: string | undefined): boolean {
  if (charges.length < 2) return false;
  if (charges.some(({ schedule }) => schedule?.announced !== undefined)) return true;
  const zones = new Set(charges.map(({ schedule }) => schedule?.zone ?? zone));
  if (zones.size > 1) return true;
  const spansOf = charges.map(({ schedule }) => scheduleSpans(schedule));
  for (let dayNumber = FIRST_DAY; dayNumber < FIRST_DAY + DAYS; dayNumber += 1) {
    const day = localDayOf(dayNumber * DAY_S);
    const edges = spansOf.flatMap((each) => pairs(each(day))).sort((a, b) => a.from - b.from);
    if (edges.some(({ from }, at) => from < (edges[at - 1]?.to ?? 0))) return true;
  }
  return false;
}

function pairs(spans: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  return spans.flatMap((from, at) => (at % 2 === 0 ? [{ from, to: spans[at + 1] ?? from }] : []));
}
