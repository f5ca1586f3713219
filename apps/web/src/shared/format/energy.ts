import { locale } from './region.js';

/** `1,234 kWh`; one decimal below ten, two below one. */
export function kwh(value: string | number): string {
  return `${energyNumber(Number(value))} kWh`;
}

/** `2.4 kW`. */
export function kw(value: string | number): string {
  return `${energyNumber(Number(value))} kW`;
}

/** `12.4¢`, in Great Britain `12.4p`, from hundredths of the currency per kWh. */
export function centsPerKwh(value: string | number): string {
  return `${new Intl.NumberFormat(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(Number(value))}${locale() === 'en-GB' ? 'p' : '¢'}`;
}

/** A share of 0 to 1 as a percentage; `over 99%` for almost all, `under 1%` for very little. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1%';
  if (share > 0.99 && share < 1) return 'over 99%';
  return `${String(Math.round(share * 100))}%`;
}

/** A count with thousands separators. */
export function count(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

function energyNumber(value: number): string {
  const size = Math.abs(value);
  const decimals = size >= 10 || size === 0 ? 0 : size >= 1 ? 1 : 2;
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: decimals }).format(value);
}
