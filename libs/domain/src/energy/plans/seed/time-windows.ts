import type { Schedule, Season, TimeWindow, Weekday } from '#domain/energy/tariffs/model/time-window';

export const WEEKDAYS: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
export const WEEKEND: Weekday[] = ['sat', 'sun'];

/** Whole days of a season, `MM-DD` to `MM-DD`, both inclusive. */
export const season = (from: string, to: string): TimeWindow => ({ seasons: [{ from, to }] });

/** Hours of the day, half-open, on some days of some season; `to` at or below `from` wraps midnight. */
export const hours = (
  from: number,
  to: number,
  when: { readonly days?: readonly Weekday[]; readonly season?: Season } = {},
): TimeWindow => ({
  minutes: [{ from: from * 60, to: to * 60 }],
  ...(when.days && { days: [...when.days] }),
  ...(when.season && { seasons: [when.season] }),
});

/** Holidays that a utility bills like a Sunday. */
export const asSunday = (
  names: readonly string[],
  observance: 'actual-day' | 'sunday-to-monday' | 'next-weekday',
): NonNullable<Schedule['holidays']> => ({ set: { names: [...names], observance }, policy: 'as-sunday' });
