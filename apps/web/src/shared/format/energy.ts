import { locale } from './region.js';

/** `1,234 kWh`; one decimal below ten, where it means something. */
export function kwh(value: string | number): string {
  return `${energyNumber(Number(value))} kWh`;
}

/** `2.4 kW`. */
export function kw(value: string | number): string {
  return `${energyNumber(Number(value))} kW`;
}

/** `12.4 cents` of the plan's currency for each kWh. */
export function centsPerKwh(value: string | number): string {
  return `${new Intl.NumberFormat(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(Number(value))}¢`;
}

/** A share of 0 to 1 as a percentage; never `100 %` for almost all, nor `0 %` for a little. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1%';
  if (share > 0.99 && share < 1) return 'over 99%';
  return `${String(Math.round(share * 100))}%`;
}

/** A count, with its thousands told apart. */
export function count(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

function energyNumber(value: number): string {
  const size = Math.abs(value);
  const decimals = size >= 10 || size === 0 ? 0 : size >= 1 ? 1 : 2;
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: decimals }).format(value);
}
