import { dayNumber } from '#domain/shared/day';
import { inSeason, localDayOf } from './calendar.js';
import type { LocalDay } from './calendar.js';
import type { Charge } from '../model/charge.js';
import { dayLocalSeconds } from './cycles.js';

type DatedCharge = Pick<Charge, 'validFrom' | 'validTo' | 'contractMonths' | 'seasons'>;

/**
 * Whether a charge is in force on a local day: between its dates, in its seasons and in its months of the contract
 * that began on `contractStart`. Days before the contract count as its first month.
 */
export function inForce(charge: DatedCharge, contractStart: string): (day: LocalDay) => boolean {
  const from = charge.validFrom === undefined ? Number.NEGATIVE_INFINITY : dayNumber(charge.validFrom);
  const to = charge.validTo === undefined ? Number.POSITIVE_INFINITY : dayNumber(charge.validTo);
  const { contractMonths: months, seasons } = charge;
  const firstMonth = months?.from ?? 1;
  const lastMonth = months?.to ?? Number.POSITIVE_INFINITY;
  return (day) => {
    if (day.dayNumber < from || day.dayNumber >= to) return false;
    if (seasons?.some((season) => inSeason(season, day.monthDay)) === false) return false;
    if (months === undefined) return true;
    const month = contractMonth(day, contractStart);
    return month >= firstMonth && month <= lastMonth;
  };
}

/** Whether nothing limits a charge to some dates, seasons or months of the contract. */
export function isAlwaysInForce({ validFrom, validTo, contractMonths, seasons }: DatedCharge): boolean {
  return [validFrom, validTo, contractMonths, seasons].every((limit) => limit === undefined);
}

/** 1 in the first month of the contract, and on days before it. */
export function contractMonth(day: LocalDay, contractStart: string): number {
  return Math.max(1, monthsSince(day, contractStart) + 1);
}

/** Whole months from a start day to a day; negative before it. */
export function monthsSince(day: LocalDay, startDay: string): number {
  const start = localDayOf(dayLocalSeconds(startDay));
  const months = (day.year - start.year) * 12 + day.month - start.month;
  return day.monthDay % 100 < start.monthDay % 100 ? months - 1 : months;
}
