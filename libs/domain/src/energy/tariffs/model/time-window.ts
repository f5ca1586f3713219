import { z } from 'zod';
import { DayText } from '#domain/shared/quantity';

/** ISO weekdays, Monday first. */
export const Weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
export type Weekday = z.infer<typeof Weekday>;

/**
 * Half-open minutes of the local day: `from` 0..1439, `to` 1..1440. `to` at or below `from` wraps
 * midnight: 21:00 to 06:00 covers both ends of every day it applies to.
 */
export const MinuteRange = z.strictObject({
  from: z.number().int().min(0).max(1439),
  to: z.number().int().min(1).max(1440),
});
export type MinuteRange = z.infer<typeof MinuteRange>;

/** A day of the year, `MM-DD`. */
export const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** Days of the year `MM-DD` to `MM-DD`, both inclusive; `from` after `to` wraps the new year. */
export const Season = z.strictObject({
  from: MonthDay,
  to: MonthDay,
});
export type Season = z.infer<typeof Season>;

/** One block of clock time. What is left out does not narrow: `{}` is always. */
export const TimeWindow = z.strictObject({
  /** Days of the week on which it applies; absent = all. */
  days: z.array(Weekday).min(1).max(7).optional(),
  /** Minutes of the day; absent = the whole day. */
  minutes: z.array(MinuteRange).min(1).max(48).optional(),
  /** Parts of the year; absent = all year. */
  seasons: z.array(Season).min(1).max(24).optional(),
  /**
   * `only`: applies on holidays of the set alone, whatever the weekday; `never`: not on holidays.
   * Absent: by the weekday that the set's policy gives the day.
   */
  holidays: z.enum(['only', 'never']).optional(),
  /** `only`: on the schedule's announced days alone; `never`: not on them. */
  announced: z.enum(['only', 'never']).optional(),
});
export type TimeWindow = z.infer<typeof TimeWindow>;

/**
 * The day on which a holiday that falls on a weekend is kept: on itself; Sunday's on Monday; Saturday's
 * on Friday and Sunday's on Monday; or either on the next weekday.
 */
export const Observance = z.enum(['actual-day', 'sunday-to-monday', 'nearest-weekday', 'next-weekday']);
export type Observance = z.infer<typeof Observance>;

/**
 * Days that are named one by one, not ruled: a colour of Tempo, critical peaks. Nothing is known of days
 * outside `from` to `to`, both inclusive.
 */
export const AnnouncedDays = z.strictObject({
  from: DayText,
  to: DayText,
  days: z.array(DayText).max(4000),
  /** Minute of the clock at which such a day begins and the one before it ends (Tempo: 360); absent = midnight. */
  beginsAt: z.number().int().min(0).max(1439).optional(),
});
export type AnnouncedDays = z.infer<typeof AnnouncedDays>;

/**
 * When a charge applies: the union of its windows (an instant in two of them counts once), on one
 * clock, with one set of holidays.
 */
export const Schedule = z.strictObject({
  /** What the tariff calls this time, e.g. "Peak"; goes to the bill line. */
  label: z.string().max(80).optional(),
  windows: z.array(TimeWindow).min(1).max(400),
  /** IANA zone of the clock; absent = the tariff's zone, else the home's. */
  zone: z.string().max(64).optional(),
  announced: AnnouncedDays.optional(),
  holidays: z
    .strictObject({
      /** Name of a set in holidays.ts (`us-utility`, `ontario`, ...), dates, or rules by name. */
      set: z.union([
        z.string().max(60),
        z.array(DayText).max(1000),
        z.strictObject({
          /** Names of rules in holidays.ts, e.g. `labor-day`. */
          names: z.array(z.string().max(60)).min(1).max(40),
          observance: Observance,
        }),
      ]),
      /** `as-sunday`: a holiday counts as a Sunday; `as-weekday-it-is`: only `only`/`never` use it. */
      policy: z.enum(['as-sunday', 'as-weekday-it-is']),
    })
    .optional(),
});
export type Schedule = z.infer<typeof Schedule>;
