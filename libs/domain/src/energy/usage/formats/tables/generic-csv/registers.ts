import type { GrowingColumns } from '#domain/energy/usage/readings/columns';
import type { ValueColumn } from '../planning/plan.js';

/** A register is believed from this many rows that rise by a whole unit, … */
const WHOLE_RISES = 48;
/** … or from this many of any size, where the values stand this many times above what a step adds. */
const FAR_RISES = 12;
const FAR_TIMES = 48;
/** The same where the column's name says that it is a register ("Total kWh" may be sums of a day). */
const NAMED_RISES = 3;
const NAMED_TIMES = 2;
/** No home uses alike so much each time: from this many times the largest step on a few rows are enough. */
const FEW_RISES = 4;
const VERY_FAR = 500;
const KWH_EXPONENT = 6;
const DAY_S = 86_400;
const USUAL_KWH_A_DAY = { from: 0.5, to: 200 } as const;
/** Fewer rises from so high a start may be either: that is asked. */
const UNSURE_RISES = 3;
const UNSURE_TIMES = 3;
/** Meters are reset or replaced this often in one file, not more. */
const MOST_RESETS = 3;

/** How sure it is that values are a meter's register rather than the use of intervals. */
export type RegisterProof = 'register' | 'use' | 'unsure' | 'never-falls' | 'register-by-level';

/**
 * Whether the values run up like a meter's register, which never falls but for a reset or two. `unsure`
 * where they climb from a high start and are too few, unless only one reading gives a usual day
 * (`register-by-level`); of what `never-falls` a register beside it makes another.
 */
export function registerProof(
  held: GrowingColumns,
  { register, channel }: ValueColumn,
  exponent: number,
): RegisterProof {
  if (register === 'yes') return 'register';
  if (register === 'no') return 'use';
  const climb = climbOf(held, 10 ** exponent);
  const { falls, rises, wholeRises } = climb;
  if (falls > MOST_RESETS) return 'use';
  const far = (times: number): boolean => climb.leastEndMilliWh > climb.largestMilliWh * times;
  const enough =
    register === 'named' ? rises >= NAMED_RISES && far(NAMED_TIMES) : rises >= FAR_RISES && far(FAR_TIMES);
  if ((enough && rises >= falls * FAR_RISES) || wholeRises >= WHOLE_RISES * (1 + falls)) return 'register';
  if (register === 'named' && falls > 0 && rises >= falls * FAR_RISES && climb.rolledOver) return 'register';
  if (falls > 0) return 'use';
  if (rises >= FEW_RISES && far(VERY_FAR)) return 'register';
  if (rises < UNSURE_RISES || !far(UNSURE_TIMES)) return 'never-falls';
  // What a home sells in a day may be next to nothing.
  return channel === 'import' || channel === 'net' ? usualAs(held, climb) : 'unsure';
}

/** Which of both readings gives a day that a home could have. */
function usualAs(held: GrowingColumns, { risenMilliWh, sumMilliWh }: Climb): RegisterProof {
  let seconds = 0;
  for (let at = 0; at < held.length; at += 1) seconds += held.durationS.at(at);
  const isUsual = (milliWh: number): boolean => {
    const kwhADay = (milliWh / 10 ** KWH_EXPONENT / Math.max(seconds, 1)) * DAY_S;
    return kwhADay >= USUAL_KWH_A_DAY.from && kwhADay <= USUAL_KWH_A_DAY.to;
  };
  const asUse = isUsual(sumMilliWh);
  const asRegister = isUsual(risenMilliWh);
  if (asUse === asRegister) return 'unsure';
  return asUse ? 'never-falls' : 'register-by-level';
}

interface Climb {
  readonly risenMilliWh: number;
  readonly sumMilliWh: number;
  readonly rises: number;
  /** Rises from one whole unit of the file to another: use below a unit never makes one. */
  readonly wholeRises: number;
  readonly falls: number;
  readonly largestMilliWh: number;
  /** The least of what it starts with, ends with and falls from. */
  readonly leastEndMilliWh: number;
  /** Whether a fall goes from just below a power of ten to just above nothing. */
  readonly rolledOver: boolean;
}

/** How values go on from one to the next, oldest first, as far as it may be a register. */
function climbOf(held: GrowingColumns, unitMilliWh: number): Climb {
  const last = held.length - 1;
  const forward = held.startUtc.at(last) >= held.startUtc.at(0);
  const climb = {
    risenMilliWh: 0,
    sumMilliWh: 0,
    rises: 0,
    wholeRises: 0,
    falls: 0,
    largestMilliWh: 0,
    leastEndMilliWh: Number.POSITIVE_INFINITY,
    rolledOver: false,
  };
  let before: number | undefined;
  for (let step = 0; step <= last; step += 1) {
    const at = forward ? step : last - step;
    if (held.isMissing(at)) continue;
    const { milliWh } = held.energyAt(at);
    climb.sumMilliWh += milliWh;
    const rise = before === undefined ? 0 : milliWh - before;
    if (before === undefined) climb.leastEndMilliWh = milliWh;
    else if (rise < 0) {
      climb.falls += 1;
      if (climb.falls > MOST_RESETS) break;
      climb.rolledOver ||= rolloverOf(before, milliWh, unitMilliWh) !== undefined;
      climb.leastEndMilliWh = Math.min(climb.leastEndMilliWh, before);
    } else if (rise > 0) {
      climb.rises += 1;
      climb.risenMilliWh += rise;
      climb.largestMilliWh = Math.max(climb.largestMilliWh, rise);
      if (Math.floor(milliWh / unitMilliWh) > Math.floor(before / unitMilliWh)) climb.wholeRises += 1;
    }
    before = milliWh;
  }
  // What it ends with counts only where nothing fell: after a reset it starts near zero.
  if (climb.falls === 0) climb.leastEndMilliWh = Math.min(climb.leastEndMilliWh, before ?? 0);
  return climb;
}

/** Digits that counters of homes have before they start over. */
const DIGITS = [4, 5, 6, 7];
/** What passes over a counter's end is small beside what it can show. */
const NEAR_END = 0.1;

/** What a counter of so many digits counted while it ran over its end, in mWh; undefined where it did not. */
export function rolloverOf(before: number, now: number, unitMilliWh: number): number | undefined {
  for (const digits of DIGITS) {
    const end = 10 ** digits * unitMilliWh;
    if (before < end && before >= end * (1 - NEAR_END) && now <= end * NEAR_END) return end - before + now;
  }
  return undefined;
}
