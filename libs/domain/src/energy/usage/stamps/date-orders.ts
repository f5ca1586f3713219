import { DomainError } from '#domain/shared/domain-error';
import { parseDay } from './written-date.js';
import type { DateOrder } from './written-date.js';

/** How the months begin without accents, in the languages that meter files come in. */
const MONTHS = [
  /^(?:jan|gen|ene|sty|led|sij|oca|янв)/,
  /^(?:feb|fev|helmi|lut|uno|sub|фев)/,
  /^(?:mar(?!ras)|maa|mrt|mae|brez|ozu|мар)/,
  /^(?:apr|avr|abr|huhti|kwi|dub|tra|nis|апр)/,
  /^(?:may|mai|mag|maj|mei|touko|kve|svi|ма[йя])/,
  /^(?:jun|juin|giu|kesa|cze|cer(?!venec)|lip(?:anj|nja)|haz|июн)/,
  /^(?:jul|juil|lug|heina|lip|cervenec|srp(?:anj|nja)|tem|июл)/,
  /^(?:aug|aou|ago|elo|sie|srp|kol|авг)/,
  /^(?:sep|set|syys|wrz|zar|ruj|eyl|сен)/,
  /^(?:oct|okt|ott|out|loka|paz|rij|eki|окт)/,
  /^(?:nov|marras|lis|kas|ноя)/,
  /^(?:dec|dez|dic|des|joulu|gru|pro|ara|дек)/,
];
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

  /** `confirmed` is the order that a person gave: no other is tried. */
  constructor(
    private step: 'day' | 'day-or-month' | 'month' = 'day-or-month',
    confirmed?: DateOrder,
  ) {
    if (confirmed === undefined) return;
    for (const order of ORDERS) if (order !== confirmed) this.left.delete(order);
  }

  /** The rows say times of day: their dates are a day apart, not a month. */
  seeTimesOfDay(): void {
    if (this.step === 'day-or-month') this.step = 'day';
  }

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
    const left = [...this.left];
    const [only] = left;
    if (only === undefined) throw this.ambiguous();
    if (left.length === 1) return only;
    const scored = left
      .map((order) => ({ order, score: this.score(order) }))
      .sort((a, b) => b.score - a.score);
    const [best, next] = scored;
    if (best === undefined) throw this.ambiguous();
    if (next === undefined || best.score > next.score) return best.order;
    const equals = scored.filter(({ score }) => score === best.score).map(({ order }) => order);
    const same = this.seen.every((text) => new Set(equals.map((order) => parseDay(text, order))).size === 1);
    if (same) return best.order;
    throw this.ambiguous();
  }

  private score(order: DateOrder): number {
    // A year of two digits never stands first where another order fits.
    if (order === 'ymd' && this.seen.some((text) => !/^\d{4}/.test(text))) return -1;
    return regularity(
      this.seen.map((text) => parseDay(text, order) ?? 0),
      this.step,
    );
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
    .filter(
      (apart) => (apart === 1 && step !== 'month') || (step !== 'day' && apart >= 25 && apart <= 35),
    ).length;
  return usual / Math.max(steps.length, 1);
}

/** A whole month, with its name or its number: `Mar 2024`, `March-2024`, `2024-03`, `03/2024`. */
export const WHOLE_MONTH = /^(?:(\p{L}{3,12})\.?[- ](\d{4})|(\d{4})[-/](\d\d)|(\d\d)[-/](\d{4}))$/u;

/** The number of the month that a date names in letters; undefined where there is none. */
export function monthNumber(date: string): number | undefined {
  const name = /\p{L}{3,}/u.exec(date.normalize('NFD').replace(/[\u0300-\u036f]/g, ''))?.[0].toLowerCase();
  const at = name === undefined ? -1 : MONTHS.findIndex((month) => month.test(name));
  return at < 0 ? undefined : at + 1;
}

/** `5-Mar-2024`, `Mar 5, 2024`: the month's name as a number, year first; a month as its first day; other dates as they are. */
function spelledOut(text: string): string {
  if (!/\p{L}/u.test(text) && !WHOLE_MONTH.test(text)) return text;
  const whole = WHOLE_MONTH.exec(text);
  if (whole !== null) {
    const month = whole[1] === undefined ? (whole[4] ?? whole[5] ?? '') : String(monthNumber(text) ?? '');
    return `${whole[2] ?? whole[3] ?? whole[6] ?? ''}-${month}-1`;
  }
  const dayFirst = /^(\d{1,2})\.?[- ]\p{L}{3,12}\.?,?[- ](\d{4}|\d\d)$/u.exec(text);
  const monthFirst = /^\p{L}{3,12}\.? (\d{1,2}),? (\d{4})$/u.exec(text);
  const month = monthNumber(text);
  if (month === undefined) return text;
  const year = dayFirst?.[2] ?? monthFirst?.[2] ?? '';
  return `${year.length === 2 ? `20${year}` : year}-${String(month)}-${dayFirst?.[1] ?? monthFirst?.[1] ?? ''}`;
}
