import { locale } from './region.js';

/** An amount in whole currency units, written to the cent, for tables and bills. */
export function money(amount: string | number, currency: string): string {
  return formatter(currency, 2).format(Number(amount));
}

/** The same without cents, for estimates on cards and charts. */
export function roundMoney(amount: string | number, currency: string): string {
  return formatter(currency, 0).format(withoutMinusZero(Math.round(Number(amount))));
}

/** A price per unit with two to five decimals, since fractions of a cent matter here. */
export function unitPrice(price: string, currency: string): string {
  return price === '-' ? '–' : formatter(currency, 2, 5).format(Number(price));
}

function formatter(currency: string, least: number, most = least): Intl.NumberFormat {
  return new Intl.NumberFormat(locale(), {
    style: 'currency',
    currency,
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  });
}

function withoutMinusZero(value: number): number {
  return value === 0 ? 0 : value;
}
