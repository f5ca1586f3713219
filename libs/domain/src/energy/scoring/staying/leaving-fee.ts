import type { TerminationFee } from '#domain/energy/tariffs/model/tariff';
import { addMonths, dayNumber, dayText, monthsUntil } from '#domain/shared/day';
import { microsOf } from '../amounts.js';

/** The fee for ending a contract early. `amount` in integer micros; `proportional` shrinks with the days left. */
export type LeavingFeeRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'flat' | 'perMonthRemaining'; readonly amountMicros: number }
  | { readonly kind: 'proportional'; readonly amountMicros: number; readonly termDays: number };

/** The terms of the present contract that concern leaving it. */
export interface Contract {
  /** Last day of the contract, null if it has no end or none was stated. */
  readonly end: string | null;
  readonly fee: LeavingFeeRule;
  /** Last days of the term in which no fee is due, and why, null where nothing says so. */
  readonly waivedLastDays: number;
  readonly waivedWhy: string | null;
}

/** A contract without a stated end and with a fee per month is assumed to run this many months more. */
const UNTOLD_MONTHS = 12;
/** How far ahead advice looks for a better day. */
export const LONGEST_WAIT_MONTHS = 12;

/**
 * Fee in micros for leaving so that `day` is the first day on the new plan. If the contract's end is unknown, a
 * flat fee never ends, and a fee per month counts twelve months.
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

/** The highest leaving fee in integer micros, due in the first month; null if the contract does not state it. */
export function highestFee(fee: TerminationFee, termMonths: number): number | null {
  switch (fee.kind) {
    case 'none':
      return 0;
    case 'flat':
    case 'proportional':
      return microsOf(fee.amount);
    case 'per-month-remaining':
      return microsOf(fee.amount) * termMonths;
    case 'unknown':
      return null;
  }
}

/** First day on which leaving is free, however far away; null if the fee never ends. */
export function freeFromDay({ end, fee, waivedLastDays }: Contract): string | null {
  if (fee.kind === 'none') return '0001-01-01';
  return end === null ? null : dayText(dayNumber(end) + 1 - waivedLastDays);
}

/** Whether the contract ended before today. */
export function hasEnded({ end }: Contract, today: string): boolean {
  return end !== null && end < today;
}

/**
 * Candidate days for a switch within a year, earliest first: today and, while a contract runs, every step of its
 * fee, the first day without a fee, each month from today, each first of a month, and the day after its end.
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
