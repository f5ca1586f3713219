/** An amount of energy, exact to 20 decimals of a kWh. Both parts have the same sign. */
export interface Energy {
  /** Integer milli-watt-hours, truncated towards zero (1 kWh = 1,000,000). */
  readonly milliWh: number;
  /** What is left below a milli-watt-hour, in 1e-20 kWh; |rest| < 1e14. */
  readonly restE20Kwh: number;
}

export const NO_ENERGY: Energy = { milliWh: 0, restE20Kwh: 0 };

/** Powers of ten that turn a unit into milli-watt-hours. */
export const MILLI_WH_EXPONENT = { mWh: 0, Wh: 3, kWh: 6, MWh: 9, GWh: 12 } as const;

const BIG_REST = 100_000_000_000_000n;
const REST_DIGITS = 14;
const MAX_EXPONENT = 40;
const MAX_DIGITS = 60;
const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * Reads plain decimal text (`.145`, `-1.20`, `0E-20`) times ten to `exponent` milli-watt-hours,
 * without binary floats. Undefined when the text is no number, or absurdly long or large.
 * Beyond the twentieth decimal of a kWh digits are cut.
 */
export function parseEnergy(text: string, exponent: number): Energy | undefined {
  const quick = quickDecimal(text, exponent);
  if (quick !== undefined) return quick;
  const units = decimalUnits(text, exponent + REST_DIGITS);
  return units === undefined ? undefined : fromUnits(units);
}

/**
 * Energy of a mean power held for `durationS`: the text is in units of ten to `exponent` mW
 * (kW: 6, W: 3). Thirds of a watt-hour are cut at the twentieth decimal of a kWh.
 */
export function parseMeanPower(text: string, exponent: number, durationS: number): Energy | undefined {
  const units = decimalUnits(text, exponent + REST_DIGITS);
  return units === undefined ? undefined : fromUnits((units * BigInt(Math.round(durationS))) / 3600n);
}

/** Sum of two amounts, exact. */
export function addEnergy(a: Energy, b: Energy): Energy {
  if (a.restE20Kwh === 0 && b.restE20Kwh === 0) return { milliWh: a.milliWh + b.milliWh, restE20Kwh: 0 };
  return fromUnits(toUnits(a) + toUnits(b));
}

export function subtractEnergy(a: Energy, b: Energy): Energy {
  return addEnergy(a, negateEnergy(b));
}

/**
 * The amount times ten to `exponent`, exact; digits beyond the twentieth decimal of a kWh are cut.
 * For values read with `parseEnergy(text, 0)` before their unit is known.
 */
export function scaleEnergy(energy: Energy, exponent: number): Energy {
  if (exponent >= 0 && exponent <= REST_DIGITS) {
    const restUnit = 10 ** (REST_DIGITS - exponent);
    const milliWh = energy.milliWh * 10 ** exponent + energy.restE20Kwh / restUnit;
    if (energy.restE20Kwh % restUnit === 0 && Number.isSafeInteger(milliWh))
      return { milliWh, restE20Kwh: 0 };
  }
  const units = toUnits(energy);
  return fromUnits(exponent >= 0 ? units * 10n ** BigInt(exponent) : units / 10n ** BigInt(-exponent));
}

export function negateEnergy(energy: Energy): Energy {
  return { milliWh: 0 - energy.milliWh, restE20Kwh: 0 - energy.restE20Kwh };
}

/** Shortest exact decimal text in kWh, as `1234.5` or `-0.01`: no exponent, no float noise. */
export function kwhText(energy: Energy): string {
  const units = toUnits(energy);
  const digits = (units < 0n ? -units : units).toString().padStart(21, '0');
  const fraction = digits.slice(-20).replace(/0+$/, '');
  const whole = digits.slice(0, -20);
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

function toUnits(energy: Energy): bigint {
  return BigInt(energy.milliWh) * BIG_REST + BigInt(energy.restE20Kwh);
}

function fromUnits(units: bigint): Energy {
  return { milliWh: Number(units / BIG_REST), restE20Kwh: Number(units % BIG_REST) };
}

/** Digits with at most one point, whole in mWh and within a float's integers: nearly every cell. */
function quickDecimal(text: string, exponent: number): Energy | undefined {
  const length = text.length;
  if (length === 0 || length > 15) return undefined;
  let at = text.charCodeAt(0) === 45 ? 1 : 0;
  let value = 0;
  let decimals = -1;
  let digits = 0;
  for (; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 46 && decimals < 0) decimals = 0;
    else if (code >= 48 && code <= 57) {
      value = value * 10 + (code - 48);
      digits += 1;
      if (decimals >= 0) decimals += 1;
    } else return undefined;
  }
  if (digits === 0) return undefined;
  const sign = text.charCodeAt(0) === 45 ? -1 : 1;
  const shift = exponent - Math.max(decimals, 0);
  if (shift > 12 || shift < -REST_DIGITS) return undefined;
  if (shift < 0) {
    const below = value % 10 ** -shift;
    return signed(sign, (value - below) / 10 ** -shift, below * 10 ** (REST_DIGITS + shift));
  }
  const milliWh = value * 10 ** shift;
  return milliWh > Number.MAX_SAFE_INTEGER ? undefined : signed(sign, milliWh, 0);
}

function signed(sign: number, milliWh: number, restE20Kwh: number): Energy {
  // Adding zero turns -0 into 0.
  return { milliWh: sign * milliWh + 0, restE20Kwh: sign * restE20Kwh + 0 };
}

function decimalUnits(text: string, exponent: number): bigint | undefined {
  const parts = NUMBER.exec(text);
  if (parts === null || text.length > MAX_DIGITS) return undefined;
  const whole = parts[2] ?? '';
  const fraction = parts[3] ?? '';
  if (whole === '' && fraction === '') return undefined;
  const shift = exponent + Number(parts[4] ?? '0') - fraction.length;
  if (shift > MAX_EXPONENT) return /^0*$/.test(whole + fraction) ? 0n : undefined;
  const digits = BigInt(whole + fraction);
  const units = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(Math.min(-shift, 200));
  if (units / BIG_REST > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  return parts[1] === '-' ? -units : units;
}
