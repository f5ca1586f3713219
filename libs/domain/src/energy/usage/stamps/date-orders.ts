import { DomainError } from '#domain/shared/domain-error';
import { parseDay } from './written-date.js';
import type { DateOrder } from './written-date.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ORDERS: readonly DateOrder[] = ['ymd', 'mdy', 'dmy'];
const DAY_S = 86_400;

/**
 * Finds out in which order a file writes its dates, from all of them: an order in which one date
 * does not exist is out; of two that remain the one that makes the regular series wins; else it asks.
 * A table of bills or months is regular by the month.
 */
export class DateOrders {
  private readonly left = new Set<DateOrder>(ORDERS);
  private readonly seen: string[] = [];
  private lastText = '';
  private chosen: DateOrder | undefined;
  /** Distinct dates remembered to compare two orders: three years. */
  private static readonly MAX_SEEN = 1_100;

  constructor(private readonly step: 'day-or-month' | 'month' = 'day-or-month') {}

  /** Takes one date as written. False when no order that still stands can read it. */
  see(text: string): boolean {
    if (text === this.lastText) return true;
    this.lastText = text;
    const plain = spelledOut(text);
    // Where points part a date the day stands first (Germany, Austria, Poland, ...).
    if (/^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(plain)) this.left.delete('mdy');
    if (this.seen.length < DateOrders.MAX_SEEN) this.seen.push(plain);
    const fitting = [...this.left].filter((order) => parseDay(plain, order) !== undefined);
    if (fitting.length === 0) return false;
    for (const order of ORDERS) if (!fitting.includes(order)) this.left.delete(order);
    return true;
  }

  /** Local seconds of the midnight of a date seen before. Throws `usage.ambiguous-dates`. */
  day(text: string): number {
    this.chosen ??= this.choose();
    const day = parseDay(spelledOut(text), this.chosen);
    if (day === undefined) throw this.ambiguous();
    return day;
  }

  private choose(): DateOrder {
    const [only, second] = [...this.left];
    if (only === undefined) throw this.ambiguous();
    if (second === undefined) return only;
    const scores = [only, second].map((order) =>
      regularity(
        this.seen.map((text) => parseDay(text, order) ?? 0),
        this.step,
      ),
    );
    const [first = 0, other = 0] = scores;
    if (first === other) {
      const same = this.seen.every((text) => parseDay(text, only) === parseDay(text, second));
      if (same) return only;
      throw this.ambiguous();
    }
    return first > other ? only : second;
  }

  private ambiguous(): DomainError {
    return new DomainError(
      'usage.ambiguous-dates',
      `Dates like "${(this.seen[0] ?? '').slice(0, 20)}" can mean day/month or month/day, and the file does not show which. Write them as YYYY-MM-DD.`,
    );
  }
}

/** How many steps between neighbouring dates are a day, or about a month, all in one direction. */
function regularity(days: readonly number[], step: DateOrders['step']): number {
  const steps = days.slice(1).map((day, index) => (day - (days[index] ?? 0)) / DAY_S);
  const forward = steps.filter((apart) => apart > 0).length;
  const direction = forward * 2 >= steps.length ? 1 : -1;
  const usual = steps
    .map((apart) => apart * direction)
    .filter((apart) => (apart === 1 && step !== 'month') || (apart >= 25 && apart <= 35)).length;
  return usual / Math.max(steps.length, 1);
}

/** A whole month, with its name or its number: `Mar 2024`, `March-2024`, `2024-03`, `03/2024`. */
export const WHOLE_MONTH = /^(?:([A-Za-z]{3,9})\.?[- ](\d{4})|(\d{4})[-/](\d\d)|(\d\d)[-/](\d{4}))$/;

/** `5-Mar-2024`, `Mar 5, 2024`: the month's name as a number, year first; a month as its first day; other dates as they are. */
function spelledOut(text: string): string {
  const whole = WHOLE_MONTH.exec(text);
  if (whole !== null) {
    const named = MONTHS.indexOf((whole[1] ?? '').slice(0, 3).toLowerCase()) + 1;
    const month = whole[1] === undefined ? (whole[4] ?? whole[5] ?? '') : String(named);
    return `${whole[2] ?? whole[3] ?? whole[6] ?? ''}-${month}-1`;
  }
  const dayFirst = /^(\d{1,2})[- ]([A-Za-z]{3,9})\.?,?[- ](\d{4}|\d\d)$/.exec(text);
  const monthFirst = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(text);
  const name = dayFirst?.[2] ?? monthFirst?.[1];
  const month = name === undefined ? -1 : MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  if (month < 0) return text;
  const year = dayFirst?.[3] ?? monthFirst?.[3] ?? '';
  return `${year.length === 2 ? `20${year}` : year}-${String(month + 1)}-${dayFirst?.[1] ?? monthFirst?.[2] ?? ''}`;
}
