import Papa from 'papaparse';
import { DomainError } from '#domain/shared/domain-error';
import { decimalText } from '../decimal-text.js';
import { holdsFigure } from '../known-fields.js';

/** One price of a series as the document writes it. */
export interface PriceRow {
  /** Stamp text, or epoch seconds. */
  readonly start: string | number;
  /** Decimal text; undefined when the row has none. */
  readonly price: string | undefined;
  /** 1-based row or element. */
  readonly row: number;
}

/** A document's prices with what it says about them. */
export interface PriceDocument {
  readonly rows: readonly PriceRow[];
  /** Words that name the unit: a column's header or a unit field. */
  readonly unitWords: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Columns and fields beside stamp and price, with the figures they hold. */
  readonly unread: readonly { readonly where: string; readonly text: string }[];
}

const MAX_ROWS = 600_000;
const MAX_WORDS = 500;
const startNames =
  /^(?:time|start|starts?_?at|start_?timestamp|date|datetime|timestamp|hour|from|valid_?from|interval_?start.*|mtu.*|delivery.*start.*)/i;
/** Columns and fields that say what the prices are and are none themselves. */
const besides =
  /^(?:ends?|end_?(?:at|time|timestamp|date)|until|to|valid_?to|unit|currency|area|zone|timezone|resolution|level|margin|margin_?per_?kwh|monthly_?fee|license_info|deprecated|object|url|success|unix_seconds|starts)$/i;
const priceNames = /price|^lmp$|^total$|^value|cost|eur|usd|gbp/i;

/** Reads CSV with a header, or JSON: a list of objects, `{prices|data|results: [...]}`, or two parallel lists. */
export function priceRows(source: string): PriceDocument {
  const text = source.replace(/^\uFEFF/, '').trim();
  const document = /^[[{]/.test(text) ? fromJson(text) : fromCsv(text);
  if (document.rows.length === 0) {
    throw new DomainError(
      'tariffs.not-spot',
      'No prices are found: give columns (or fields) for the start of each hour and its price.',
    );
  }
  if (document.rows.length > MAX_ROWS) {
    throw new DomainError(
      'tariffs.series-too-long',
      `The series has more than ${MAX_ROWS} prices; split it.`,
    );
  }
  const stray = Object.entries(document.fields)
    .filter(([name, value]) => !besides.test(name) && figureIn(value))
    .map(([name, value]) => ({ where: name, text: `${name}: ${wordsOf(value)}` }));
  return { ...document, unread: [...document.unread, ...stray] };
}

function fromCsv(text: string): PriceDocument {
  const { data, meta } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: 'greedy' });
  return fromRecords(data, meta.fields ?? [], {});
}

function fromRecords(
  records: readonly Record<string, unknown>[],
  columns: readonly string[],
  fields: Readonly<Record<string, unknown>>,
): PriceDocument {
  const start = columns.find((name) => startNames.test(name.trim())) ?? columns[0] ?? '';
  const price =
    columns.find((name) => name !== start && priceNames.test(name.trim())) ??
    (columns.length === 2 ? columns[1] : undefined);
  if (price === undefined) return { rows: [], unitWords: '', fields, unread: [] };
  const unread = columns.flatMap((name) => {
    if (name === start || name === price || besides.test(name.trim())) return [];
    const row = records.findIndex((record) => figureIn(record[name]));
    if (row < 0) return [];
    return [{ where: name, text: `${name}: ${wordsOf(records[row]?.[name])} in row ${row + 1}` }];
  });
  return {
    rows: records.map((record, i) => ({
      start: stampOf(record[start]),
      price: decimalText(record[price]),
      row: i + 1,
    })),
    unitWords: `${price} ${textOf(records[0]?.['unit'] ?? records[0]?.['currency'])} ${textOf(fields['unit'])}`,
    fields,
    unread,
  };
}

/** Whether a cell or field, or anything in it, may be a price. */
function figureIn(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return holdsFigure(value);
  return Object.values(value).some(figureIn);
}

const wordsOf = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, MAX_WORDS);

const stampOf = (value: unknown): string | number => (typeof value === 'number' ? value : textOf(value));

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function fromJson(text: string): PriceDocument {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new DomainError('tariffs.not-json', 'The file starts like JSON but is not.');
  }
  if (Array.isArray(value)) return fromList(value, {});
  if (!isRecord(value)) return { rows: [], unitWords: '', fields: {}, unread: [] };
  const stamps = value['unix_seconds'] ?? value['starts'];
  const parallel = value['price'] ?? value['prices'];
  if (Array.isArray(stamps) && Array.isArray(parallel)) {
    const rows = parallel.map((price: unknown, i) => ({
      start: stampOf(stamps[i]),
      price: decimalText(price),
      row: i + 1,
    }));
    const { unix_seconds: _stamps, starts: _starts, price: _price, prices: _prices, ...fields } = value;
    return { rows, unitWords: textOf(value['unit']), fields, unread: [] };
  }
  const listed = Object.entries(value).find(([, inner]) => Array.isArray(inner) && inner.some(isRecord));
  if (listed !== undefined) return fromList(listed[1], without(value, listed[0]));
  for (const [name, inner] of Object.entries(value)) {
    const list = isRecord(inner) ? Object.entries(inner).find(([, each]) => Array.isArray(each)) : undefined;
    if (list !== undefined && isRecord(inner))
      return fromList(list[1], { ...value, [name]: without(inner, list[0]) });
  }
  return fromList([], value);
}

/** The fields of an object but one. */
function without(value: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name));
}

function fromList(list: unknown, fields: Readonly<Record<string, unknown>>): PriceDocument {
  const records = Array.isArray(list) ? list.filter(isRecord) : [];
  return fromRecords(records, [...new Set(records.flatMap((record) => Object.keys(record)))], fields);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
