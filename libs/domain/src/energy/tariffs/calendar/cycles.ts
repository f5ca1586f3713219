import { dayNumber, dayText } from '#domain/shared/day';
import { DomainError } from '#domain/shared/domain-error';
import { localSeconds, zoneOf } from '#domain/shared/zone';

/** One billing cycle: whole local days, half-open. */
export interface Cycle {
  /** First local day, `YYYY-MM-DD`. */
  readonly start: string;
  /** First local day after it, `YYYY-MM-DD`. */
  readonly end: string;
  /** Epoch seconds UTC of local midnight at `start` and `end`. */
  readonly startUtc: number;
  readonly endUtc: number;
  /** Local days in it; 23 and 25 hour days count one. */
  readonly days: number;
}

const DAY_S = 86_400;
const MAX_CYCLES = 1200;

/**
 * Cycles between billing dates `YYYY-MM-DD`, rising; n + 1 dates give n cycles.
 * Throws `tariffs.cycles-invalid` when dates do not rise or are fewer than two.
 */
export function cyclesBetween(zone: string, dates: readonly string[]): readonly Cycle[] {
  if (dates.length < 2 || dates.length > MAX_CYCLES + 1)
    throw new DomainError(
      'tariffs.cycles-invalid',
      `Billing dates must be 2 to ${MAX_CYCLES + 1}; there are ${dates.length}.`,
    );
  const clock = zoneOf(zone);
  return dates.slice(1).map((end, index) => {
    const start = dates[index] ?? '';
    const startLocal = dayLocalSeconds(start);
    const endLocal = dayLocalSeconds(end);
    if (!(endLocal > startLocal))
      throw new DomainError(
        'tariffs.cycles-invalid',
        `Billing date ${end} does not come after ${start}; put the dates in order.`,
      );
    return {
      start,
      end,
      startUtc: clock.earlier(startLocal),
      endUtc: clock.earlier(endLocal),
      days: (endLocal - startLocal) / DAY_S,
    };
  });
}

/**
 * Calendar months from one local day to another (`end` exclusive); the first and last are cut to
 * these days, so that daily charges count the days that there were.
 */
export function calendarMonths(zone: string, start: string, end: string): readonly Cycle[] {
  const dates = [start];
  const endLocal = dayLocalSeconds(end);
  for (let count = 1; count <= MAX_CYCLES; count += 1) {
    const first = new Date(dayLocalSeconds(start) * 1000);
    const next = localSeconds(first.getUTCFullYear(), first.getUTCMonth() + 1 + count, 1);
    if (next >= endLocal) break;
    dates.push(dayAtLocal(next));
  }
  return cyclesBetween(zone, [...dates, end]);
}

/** Local seconds of midnight of a day `YYYY-MM-DD`. */
export function dayLocalSeconds(day: string): number {
  return dayNumber(day) * DAY_S;
}

/** `YYYY-MM-DD` of local seconds. */
export function dayAtLocal(localS: number): string {
  return dayText(Math.floor(localS / DAY_S));
}
