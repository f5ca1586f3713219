import { Decimal } from 'decimal.js';
import { MICROS, microsText } from '#domain/shared/money';

/** Amounts with so few digits that a float holds them exactly in micros; nearly all are. */
const SHORT_AMOUNT = /^-?\d{1,8}(\.\d{1,6})?$/;
const CENT_MICROS = MICROS / 100;

/** Decimal text in whole currency units, to the cent, from micros; half a cent rounds away from zero. */
export function amountText(micros: number): string {
  return microsText(roundTo(micros, CENT_MICROS));
}

/** Integer micros from decimal text in whole currency units; halves of a micro round away from zero. */
export function microsOf(amount: string): number {
  if (SHORT_AMOUNT.test(amount)) return Math.round(Number(amount) * MICROS);
  return new Decimal(amount).times(MICROS).round().toNumber();
}

/** Rounds an integer to the nearest multiple of `unit`; halves round away from zero; never minus zero. */
export function roundTo(value: number, unit: number): number {
  const units = Math.floor((2 * Math.abs(value) + unit) / (2 * unit));
  return value < 0 && units > 0 ? -units * unit : units * unit;
}

/** Energy as kWh text with at most three decimals, from integer milli-watt-hours. */
export function roundedKwhText(milliWh: number): string {
  return new Decimal(roundTo(milliWh, 1000)).div(1_000_000).toFixed();
}

/** All-in price per kWh in hundredths of the currency, two decimals; null if no energy is used. */
export function centsPerKwh(costMicros: number, milliWh: number): string | null {
  return milliWh > 0 ? new Decimal(costMicros).times(100).div(milliWh).toFixed(2) : null;
}
