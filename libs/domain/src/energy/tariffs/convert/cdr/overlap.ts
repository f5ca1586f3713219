import type { TimeWindow, Weekday } from '#domain/energy/tariffs/model/time-window';
import type { CdrTimes } from './plan-detail.js';
import { windowsOf } from './windows.js';

const STEP_MINUTES = 5;
const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const SLOTS_A_DAY = 1440 / STEP_MINUTES;
const WEEK_SLOTS = WEEK.length * SLOTS_A_DAY;

/** Marks the slots of a week that lie in any of the windows; seasons aside. */
function weekOf(windows: readonly TimeWindow[]): Uint8Array {
  const week = new Uint8Array(WEEK_SLOTS);
  for (const { days, minutes } of windows) {
    for (const [at, day] of WEEK.entries()) {
      if (days && !days.includes(day)) continue;
      const start = at * SLOTS_A_DAY;
      for (const { from, to } of minutes ?? [{ from: 0, to: 1440 }]) {
        const [first, last] = [start + Math.floor(from / STEP_MINUTES), start + Math.ceil(to / STEP_MINUTES)];
        if (to > from) week.fill(1, first, last);
        else week.fill(1, first, start + SLOTS_A_DAY).fill(1, start, last);
      }
    }
  }
  return week;
}

/** The slots of a week that no list covers, and those that more than one does. */
export function coverageOf(lists: readonly (readonly TimeWindow[])[]): {
  readonly gaps: number;
  readonly overlaps: number;
} {
  const times = new Uint8Array(WEEK_SLOTS);
  for (const list of lists) {
    const week = weekOf(list);
    for (let slot = 0; slot < WEEK_SLOTS; slot++) times[slot] = (times[slot] ?? 0) + (week[slot] ?? 0);
  }
  let gaps = 0;
  let overlaps = 0;
  for (const count of times) {
    if (count === 0) gaps += 1;
    else if (count > 1) overlaps += 1;
  }
  return { gaps, overlaps };
}

/** Whether no two lists of times hold at once; unreadable times count as not disjoint. */
export function areDisjoint(lists: readonly (readonly CdrTimes[])[]): boolean {
  const read = lists.map((times) => windowsOf(times));
  const windows = read.flatMap((each) => ('windows' in each ? [each.windows] : []));
  return windows.length === lists.length && coverageOf(windows).overlaps === 0;
}
