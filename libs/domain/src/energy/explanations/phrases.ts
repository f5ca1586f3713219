import { Decimal } from 'decimal.js';

/** Amounts as people write them: `$1,234.50`, `-$3.00`. `amount` is decimal text. */
export function moneyPhrase(amount: string, currency: string): string {
  const cents = new Decimal(amount).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
  }).format(
    // Intl formats decimal text exactly; its type only admits numeric literals.
    cents.toFixed(2) as `${number}`,
  );
}

/** Whole kilowatt-hours: `12,270 kWh`. */
export function energyPhrase(kwh: string): string {
  const whole = new Decimal(kwh).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toFixed(0);
  return `${new Intl.NumberFormat('en-US').format(BigInt(whole))} kWh`;
}

/** From here on drawn years do not tell a share from all. */
const NEARLY_ALL = 0.985;

/** A share of 0 to 1 as whole percent: `82%`. */
export function sharePhrase(share: number): string {
  return `${new Decimal(share).times(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toFixed(0)}%`;
}

/** Smaller shares (0 to 1) would round to 0 % and are not stated. */
export const LEAST_SHARE = 0.005;

/** How many of the drawn years, never surer than they can be: `82% of the years we tried`, `nearly all the years we tried`. */
export function yearsPhrase(share: number): string {
  return `${share >= NEARLY_ALL ? 'nearly all' : `${sharePhrase(share)} of`} the years we tried`;
}

/** How people write a day where they pay in a currency; elsewhere as in Great Britain. */
const LOCALES: Readonly<Record<string, string>> = { USD: 'en-US', CAD: 'en-CA', AUD: 'en-AU', GBP: 'en-GB' };

/** A day in words, as people of the market write it: `March 3, 2027` or `3 March 2027`. */
export function dayPhrase(day: string, currency: string): string {
  return new Intl.DateTimeFormat(LOCALES[currency] ?? 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** `1 month`, `12 months`. */
export function countPhrase(count: number, noun: string): string {
  return `${new Intl.NumberFormat('en-US').format(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** The size of a difference and its direction in words: `$277.00 less`, `$30.00 more`, `the same`. */
export function differencePhrase(savings: string, currency: string): string {
  const value = new Decimal(savings).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  if (value.isZero()) return 'the same';
  return `${moneyPhrase(value.abs().toFixed(2), currency)} ${value.isPositive() ? 'less' : 'more'}`;
}
