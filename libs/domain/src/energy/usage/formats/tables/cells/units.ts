import { MILLI_WH_EXPONENT } from '#domain/shared/units';

/** A unit of energy or of mean power: powers of ten to mWh or mW. */
export interface ColumnUnit {
  readonly exponent: number;
  readonly power: boolean;
}

/** What a header or unit cell says: a unit, a price or weight for each kWh, something that is no electricity, or nothing. */
export type UnitWord = ColumnUnit | 'rate' | 'gas' | 'other' | 'none';

const UNITS: readonly (readonly [RegExp, ColumnUnit])[] = [
  [
    /\bk\.? ?wh?r?s?\b(?<!\bk ?ws?)|kwh|kilowatt[ -]?hours?/i,
    { exponent: MILLI_WH_EXPONENT.kWh, power: false },
  ],
  [/\bmwhs?\b|megawatt[ -]?hours?/i, { exponent: MILLI_WH_EXPONENT.MWh, power: false }],
  [/\bwhs?\b|(?<!kilo|mega)watt[ -]?hours?/i, { exponent: MILLI_WH_EXPONENT.Wh, power: false }],
  [/\bk ?ws?\b(?!h)|kilowatts?\b/i, { exponent: 6, power: true }],
  [/\bmw\b|megawatts?\b/i, { exponent: 9, power: true }],
  [/\bw\b|\bwatts?\b/i, { exponent: 3, power: true }],
];
/** Millions of watts and thousandths of a watt-hour are told apart by nothing but their case. */
const MILLI = /(?:^|[^A-Za-z])mWh?(?:$|[^A-Za-z])/;
const RATE =
  /(?:\/|\bper|\bpro|\bpr\.?|\bpar|\bpor|\bza) ?[\[(]?(?:k|m)?wh\b|k?wh? ?\/ ?(?:m2|m²|day|h\b|kwp)/i;

/** Reads a unit out of a header such as `Usage (kWh)`, `Power [W]`, `consumption_kwh`, `ct/kWh`. */
export function unitOf(text: string): UnitWord {
  const spaced = text.replace(/([a-jlno-z])(?=(?:K[Ww]h?|Wh)\b)/g, '$1 ').replaceAll('_', ' ');
  if (RATE.test(spaced)) return 'rate';
  const words = spaced.replace(/[-[\]()/,;:]/g, ' ');
  if (
    /\b(therms?|ccf|mcf|btus?|m3|gallons?|gal|litres?|liters?|ft3|gj|mj|nm3)\b|m³/i.test(words) ||
    /\b(gas|water)\b(?! heat)/i.test(words)
  )
    return 'gas';
  if (/\b(kvarh?|varh?|kvah?|volts?|amps?|percent)\b|%|°/i.test(words)) return 'other';
  if (MILLI.test(words)) return 'other';
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

/** The name without its unit, so that what is left says what was counted. */
export function withoutUnit(words: string): string {
  return words
    .replace(/[([]? ?\b(?:in |en )?(?:k ?wh?|mwh?|wh?|kilowatt[ -]?hours?|watt[ -]?hours?)\b ?[)\]]?/g, ' ')
    .replace(/[()[\]]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
