import { dayNumber } from '#domain/shared/day';
import type { PerKwhCharge } from '../model/charge.js';
import { inSeason, localDayOf } from './calendar.js';
import type { LocalDay } from './calendar.js';
import type { Cycle } from './cycles.js';
import { inForce, isAlwaysInForce } from './validity.js';

const DAY_S = 86_400;

/** What decides on which days a charge can count at all. */
type Holding = Pick<PerKwhCharge, 'schedule' | 'validFrom' | 'validTo' | 'contractMonths' | 'seasons'>;

/** On how many days of a cycle, or of a calendar month, some charges hold. */
export interface HeldDays {
  ofCycle(at: number): number;
  ofMonth(year: number, month: number): number;
}

/** Whether a charge holds on some days of a year and not on others: weekdays, holidays and hours aside. */
export function isSeasonal(charge: Holding): boolean {
  return (
    !isAlwaysInForce(charge) ||
    charge.schedule?.windows.every(({ seasons }) => seasons !== undefined) === true
  );
}

/**
 * The days on which at least one of some charges holds; undefined when one of them always does. Blocks of
 * a charge that begins or ends within a cycle are those of its days.
 */
export function heldDays(
  charges: readonly Holding[],
  cycles: readonly Cycle[],
  contractStart: string,
): HeldDays | undefined {
  if (!charges.every(isSeasonal)) return undefined;
  const tests = charges.map((charge) => holdingTest(charge, contractStart));
  const count = (first: number, days: number): number =>
    Array.from({ length: days }, (_, day) => localDayOf((first + day) * DAY_S)).filter((day) =>
      tests.some((test) => test(day)),
    ).length;
  const known = cycles.map(({ start, days }) => count(dayNumber(start), days));
  return {
    ofCycle: (at) => known[at] ?? 0,
    ofMonth: (year, month) => {
      const first = Date.UTC(year, month - 1, 1) / 1000 / DAY_S;
      return count(first, Date.UTC(year, month, 1) / 1000 / DAY_S - first);
    },
  };
}

function holdingTest(charge: Holding, contractStart: string): (day: LocalDay) => boolean {
  const active = inForce(charge, contractStart);
  const windows = charge.schedule?.windows;
  return (day) =>
    active(day) &&
    (windows === undefined ||
      windows.some(
        ({ seasons }) => seasons === undefined || seasons.some((season) => inSeason(season, day.monthDay)),
      ));
}
