import type { GrowingColumns } from '#domain/energy/usage/readings/columns';
import type { RawChannel } from './raw-rows.js';

/** A register is believed from this many rows that rise by a whole unit, … */
const WHOLE_RISES = 48;
/** … or from this many of any size, where the values stand this many times above what a step adds. */
const FAR_RISES = 12;
const FAR_TIMES = 48;
/** The same where the column's name says that it is a register ("Total kWh" may be sums of a day). */
const NAMED_RISES = 3;
const NAMED_TIMES = 2;
/** Meters are reset or replaced this often in one file, not more. */
const MOST_RESETS = 3;
const KWH_EXPONENT = 6;

/** Whether the values run up like a meter's register, which never falls but for a reset or two. */
export function isRegister({ held, value, unit }: RawChannel): boolean {
  if (typeof unit === 'object' && unit.power) return false;
  const climb = climbOf(held, 10 ** (typeof unit === 'object' ? unit.exponent : KWH_EXPONENT));
  const { falls, rises, wholeRises } = climb;
  if (falls > MOST_RESETS) return false;
  const far = (times: number): boolean => climb.leastEndMilliWh > climb.largestMilliWh * times;
  const enough = value.register
    ? rises >= NAMED_RISES && far(NAMED_TIMES)
    : rises >= FAR_RISES && far(FAR_TIMES);
  return (enough && rises >= falls * FAR_RISES) || wholeRises >= WHOLE_RISES * (1 + falls);
}

interface Climb {
  readonly rises: number;
  /** Rises from one whole unit of the file to another: use below a unit never makes one. */
  readonly wholeRises: number;
  readonly falls: number;
  readonly largestMilliWh: number;
  /** The least of what it starts with, ends with and falls from. */
  readonly leastEndMilliWh: number;
}

/** How values go on from one to the next, oldest first. */
function climbOf(held: GrowingColumns, unitMilliWh: number): Climb {
  const last = held.length - 1;
  const forward = held.startUtc.at(last) >= held.startUtc.at(0);
  const climb = {
    rises: 0,
    wholeRises: 0,
    falls: 0,
    largestMilliWh: 0,
    leastEndMilliWh: Number.POSITIVE_INFINITY,
  };
  let before: number | undefined;
  for (let step = 0; step <= last; step += 1) {
    const at = forward ? step : last - step;
    if (held.isMissing(at)) continue;
    const { milliWh } = held.energyAt(at);
    const rise = before === undefined ? 0 : milliWh - before;
    if (before === undefined) climb.leastEndMilliWh = milliWh;
    else if (rise < 0) {
      climb.falls += 1;
      climb.leastEndMilliWh = Math.min(climb.leastEndMilliWh, before);
    } else if (rise > 0) {
      climb.rises += 1;
      climb.largestMilliWh = Math.max(climb.largestMilliWh, rise);
      if (Math.floor(milliWh / unitMilliWh) > Math.floor(before / unitMilliWh)) climb.wholeRises += 1;
    }
    before = milliWh;
  }
  // What it ends with counts only where nothing fell: after a reset it starts near zero.
  if (climb.falls === 0) climb.leastEndMilliWh = Math.min(climb.leastEndMilliWh, before ?? 0);
  return climb;
}
