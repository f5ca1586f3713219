import { addMonths, dayNumber, dayText, monthsUntil } from '#domain/shared/day';

/** What ending a contract early costs. `amount` in integer micros; `proportional` shrinks with the days left. */
export type LeavingFeeRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'flat' | 'perMonthRemaining'; readonly amountMicros: number }
  | { readonly kind: 'proportional'; readonly amountMicros: number; readonly termDays: number };

/** The present contract, as far as leaving it goes. */
export interface Contract {
  /** Last day of the contract, null when it has no end or none was told. */
  readonly end: string | null;
  readonly fee: LeavingFeeRule;
  /** Last days of the term in which no fee is due, and why, null where nothing says so. */
  readonly waivedLastDays: number;
  readonly waivedWhy: string | null;
}

/** A contract without an end is taken to run so many months more where its fee is by the month. */
const UNTOLD_MONTHS = 12;
/** Advice looks no further ahead for a better day. */
export const LONGEST_WAIT_MONTHS = 12;

/**
 * Fee in micros for leaving on a day, that day being the first on the new plan. Without an end a fee
 * never ends; one by the month counts a year, until the end is told.
 */
export function feeOn(contract: Contract, day: string): number {
  const { fee, end } = contract;
  if (fee.kind === 'none') return 0;
  const freeFrom = freeFromDay(contract);
  if (freeFrom !== null && day >= freeFrom) return 0;
  switch (fee.kind) {
    case 'flat':
      return fee.amountMicros;
    case 'perMonthRemaining':
      return fee.amountMicros * (end === null ? UNTOLD_MONTHS : monthsUntil(day, dayAfter(end)));
    case 'proportional': {
      if (end === null) return fee.amountMicros;
      const daysLeft = Math.min(fee.termDays, dayNumber(end) + 1 - dayNumber(day));
      return Math.round((fee.amountMicros * daysLeft) / fee.termDays);
    }
  }
}

/** First day on which leaving costs nothing, however far; null when a fee never ends. */
export function freeFromDay({ end, fee, waivedLastDays }: Contract): string | null {
  if (fee.kind === 'none') return '0001-01-01';
  return end === null ? null : dayText(dayNumber(end) + 1 - waivedLastDays);
}

/** Whether the contract ran out before today. */
export function hasEnded({ end }: Contract, today: string): boolean {
  return end !== null && end < today;
}

/**
 * Days worth looking at for a switch, earliest first and today always: while a contract runs every step
 * of its fee, the first day without one, each month and month's beginning, and the day after its end;
 * none beyond a year.
 */
export function switchDays(contract: Contract, today: string): readonly string[] {
  const { end } = contract;
  if (end === null || end < today) return [today];
  const over = dayAfter(end);
  const farthest = addMonths(today, LONGEST_WAIT_MONTHS);
  const months = Array.from({ length: LONGEST_WAIT_MONTHS }, (_, index) => index + 1);
  const days = [
    ...months.map((month) => addMonths(today, month)),
    ...months.map((month) => `${addMonths(today, month).slice(0, 7)}-01`),
    ...Array.from({ length: monthsUntil(today, over) }, (_, month) => addMonths(over, -month)),
    freeFromDay(contract) ?? today,
  ];
  const last = over < farthest ? over : farthest;
  const later = days.filter((day) => day > today && day <= last);
  return [today, ...[...new Set(later)].sort()];
}

/** The first day after an end. */
export function dayAfter(day: string): string {
  return dayText(dayNumber(day) + 1);
}
