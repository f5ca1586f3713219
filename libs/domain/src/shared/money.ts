/** Micros in one unit of currency. Amounts inside the engine are integer micros. */
export const MICROS = 1_000_000;

/** Exact decimal text of integer micros, at least two decimals: 12_500_000 is `"12.50"`. */
export function microsText(micros: number): string {
  const sign = micros < 0 ? '-' : '';
  const digits = String(Math.abs(micros)).padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0{1,4}$/, '');
  return `${sign}${digits.slice(0, -6)}.${fraction}`;
}
