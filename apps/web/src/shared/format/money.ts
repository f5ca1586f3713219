import { locale } from './region.js';

/** Currency text of a decimal amount, to the cent: for tables and bills. */
export function money(amount: string | number, currency: string): string {
  return formatter(currency, 2).format(Number(amount));
}

/** The same without cents: for cards and charts, where cents would claim more than is known. */
export function roundMoney(amount: string | number, currency: string): string {
  return formatter(currency, 0).format(withoutMinusZero(Math.round(Number(amount))));
}

/** Per-unit prices have fractions of a cent that matter: up to five decimals, two at least. */
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
