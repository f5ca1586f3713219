import { dayNumber, dayText } from '#domain/shared/day';
import { DomainError } from '#domain/shared/domain-error';
import type { AnnouncedDays } from '../model/time-window.js';

/** Whether a day (days since 1970-01-01) is announced. Throws `tariffs.days-unknown` outside the days that are known. */
export type AnnouncedTest = (dayNumber: number) => boolean;

/** The test of a list of announced days; without a list no day is. */
export function announcedTest(announced: AnnouncedDays | undefined): AnnouncedTest {
  if (announced === undefined) return () => false;
  const { from, to } = announced;
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const days = new Set(announced.days.map((day) => dayNumber(day)));
  return (day) => {
    if (day < first || day > last)
      throw new DomainError(
        'tariffs.days-unknown',
        `The kind of day is known from ${from} to ${to}, not on ${dayText(day)}. Give a list of days that covers all usage.`,
        { from, to },
      );
    return days.has(day);
  };
}

/** The day to which a minute counts, where days begin later than at midnight. */
export function announcedDay(
  announced: AnnouncedDays | undefined,
  dayNumber: number,
  minute: number,
): number {
  return minute < (announced?.beginsAt ?? 0) ? dayNumber - 1 : dayNumber;
}
