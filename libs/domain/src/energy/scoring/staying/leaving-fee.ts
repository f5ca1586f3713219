import { addMonths, dayNumber, dayText, monthsUntil } from '#domain/shared/day';

/** What ending a contract early costs. `amount` in integer micros; `proportional` shrinks with the days left. */
export type LeavingRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'flat'; readonly amountMicros: number; readonly waivedLastDays: number }
  | { readonly kind: 'perMonthRemaining'; readonly amountMicros: number; readonly waivedLastDays: number }
  | {
      readonly kind: 'proportional';
      readonly amountMicros: number;
      readonly waivedLastDays: number;
      readonly termDays: number;
    };

/** The present contract, as far as leaving it goes. */
export interface Contract {
  /** Last day of the contract, null when it has no end (then a fee never ends either). */
  readonly end: string | null;
  readonly fee: LeavingRule;
}

/** Texas: no fee in the last 14 days of the term (PUCT substantive rule 25.475). */
export const WAIVED_LAST_DAYS = 14;

/**
 * Fee in micros for leaving on a day, that day being the first on the new plan. Without a known end
 * only a flat fee can be told: the others count no month left and are 0.
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
      return end === null ? 0 : fee.amountMicros * monthsUntil(day, dayAfter(end));
    case 'proportional': {
      if (end === null) return 0;
      const daysLeft = Math.min(fee.termDays, dayNumber(end) + 1 - dayNumber(day));
      return Math.round((fee.amountMicros * daysLeft) / fee.termDays);
    }
  }
}

/** First day on which leaving costs nothing, however far; null when a fee never ends. */
export function freeFromDay({ end, fee }: Contract): string | null {
  if (fee.kind === 'none') return '0001-01-01';
  if (end === null) return fee.kind === 'flat' ? null : '0001-01-01';
  return dayText(dayNumber(end) + 1 - fee.waivedLastDays);
}

/**
 * Days worth looking at for a switch, earliest first: today, each month from today while a fee is due,
 * and the first day without one. At most 61.
 */
export function switchDays(contract: Contract, today: string): readonly string[] {
  const freeFrom = freeFromDay(contract);
  const days = [today];
  if (freeFrom === null || freeFrom <= today) return days;
  for (let months = 1; months <= 60; months += 1) {
    const day = addMonths(today, months);
    if (day >= freeFrom) return [...days, freeFrom];
    days.push(day);
  }
  return days;
}

function dayAfter(day: string): string {
  return dayText(dayNumber(day) + 1);
}
