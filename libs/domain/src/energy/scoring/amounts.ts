import { Decimal } from 'decimal.js';
import { MICROS, microsText } from '#domain/shared/money';

/** Few enough digits that a float holds the product exactly to the micro; nearly every amount. */
const SHORT_AMOUNT = /^-?\d{1,8}(\.\d{1,6})?$/;
const CENT_MICROS = MICROS / 100;

/** Amount to the cent as decimal text; half a cent rounds away from zero. */
export function amountText(micros: number): string {
  return microsText(roundTo(micros, CENT_MICROS));
}

/** Integer micros of decimal text in whole currency; digits below a micro round half away from zero. */
export function microsOf(amount: string): number {
  if (SHORT_AMOUNT.test(amount)) return Math.round(Number(amount) * MICROS);
  return new Decimal(amount).times(MICROS).round().toNumber();
}

/** The multiple of `unit` nearest to an integer; halves go away from zero, and there is no minus zero. */
export function roundTo(value: number, unit: number): number {
  const units = Math.floor((2 * Math.abs(value) + unit) / (2 * unit));
  return value < 0 && units > 0 ? -units * unit : units * unit;
}

/** Energy as kWh text with at most three decimals, from integer milli-watt-hours. */
export function roundedKwhText(milliWh: number): string {
  return new Decimal(roundTo(milliWh, 1000)).div(1_000_000).toFixed();
}
