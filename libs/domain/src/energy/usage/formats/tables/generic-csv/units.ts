import { MILLI_WH_EXPONENT } from '#domain/shared/units';

/** A unit of energy or of mean power: powers of ten to mWh or mW. */
export interface ColumnUnit {
  readonly exponent: number;
  readonly power: boolean;
}

/** What a header or unit cell says: a unit, something that is no electricity, or nothing. */
export type UnitWord = ColumnUnit | 'gas' | 'other' | 'none';

const UNITS: readonly (readonly [RegExp, ColumnUnit])[] = [
  [
    /\bk\.?wh?r?s?\b(?<!\bkw)|\bkwh|kwhusage|kilowatt[ -]?hours?/i,
    { exponent: MILLI_WH_EXPONENT.kWh, power: false },
  ],
  [/\bmwhs?\b|megawatt[ -]?hours?/i, { exponent: MILLI_WH_EXPONENT.MWh, power: false }],
  [/\bwhs?\b|(?<!kilo|mega)watt[ -]?hours?/i, { exponent: MILLI_WH_EXPONENT.Wh, power: false }],
  [/\bkws?\b(?!h)|kilowatts?\b/i, { exponent: 6, power: true }],
  [/\bw\b|\bwatts?\b/i, { exponent: 3, power: true }],
];

/** Reads a unit out of a header such as `Usage (kWh)`, `Power [W]`, `consumption_kwh`. */
export function unitOf(text: string): UnitWord {
  const words = text.replace(/[_\-[\]()/]/g, ' ');
  if (
    /\b(therms?|ccf|mcf|btus?|m3|m³|gallons?|gal|litres?|liters?|ft3)\b/i.test(words) ||
    /\b(gas|water)\b/i.test(words)
  )
    return 'gas';
  if (/\b(kvarh?|kvah?|volts?|amps?|%|percent)\b/i.test(words)) return 'other';
  for (const [pattern, unit] of UNITS) if (pattern.test(words)) return unit;
  return 'none';
}

const TITLE_UNIT =
  /^(?:(?:units?|uom|einheit|unite|unité|eenheid|unidad) ?[:=]? ?)?([km]?wh?)$|(?:\bin |[[(])([km]?wh?)(?:\b|[\])])/i;

/** The one unit that the lines above a table name (`Einheit;kW`, `Load profile in kWh`); `none` where they differ. */
export function titleUnit(cells: readonly string[]): ColumnUnit | 'none' {
  const words = cells.flatMap((cell) => {
    const found = TITLE_UNIT.exec(cell.trim());
    const unit = found === null ? 'none' : unitOf(found[1] ?? found[2] ?? '');
    return typeof unit === 'object' ? [unit] : [];
  });
  const [first] = words;
  return first !== undefined && words.every((word) => word === first) ? first : 'none';
}
