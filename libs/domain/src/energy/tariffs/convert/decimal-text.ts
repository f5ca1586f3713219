import { Decimal } from 'decimal.js';

const MAX_DECIMALS = 12;
/** Commas between thousands; in any other place a comma may be a decimal sign. */
const THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?=$|\.)/;
const LIMIT = new Decimal('1e15');

/**
 * A number of a source as plain decimal text, at most 12 decimals: `0.3`, `"$1,250.50"`, `" 12 "`.
 * Undefined when it is no number or too large to be a price.
 */
export function decimalText(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value)
    .trim()
    .replace(/^\$\s*/, '')
    .replace(THOUSANDS, (number) => number.replaceAll(',', ''));
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?$/i.test(text)) return undefined;
  return plain(new Decimal(text));
}

/** Plain text of a decimal number, at most 12 decimals; undefined when too large to be a price. */
export function plain(number: Decimal): string | undefined {
  if (!number.isFinite() || number.abs().greaterThanOrEqualTo(LIMIT)) return undefined;
  const rounded = number.toDecimalPlaces(MAX_DECIMALS);
  return rounded.isZero() ? '0' : rounded.toFixed();
}
