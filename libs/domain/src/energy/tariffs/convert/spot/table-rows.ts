import Papa from 'papaparse';
import { DomainError } from '#domain/shared/domain-error';
import { decimalText } from '../decimal-text.js';
import { holdsFigure } from '../known-fields.js';
import { isRecord, recordsOf, stampOf, textOf } from './price-document.js';
import type { PriceDocument, PriceSeriesRows } from './price-document.js';
import { unitIn } from './units.js';

type Record_ = Readonly<Record<string, unknown>>;

const MAX_WORDS = 500;
const startNames =
  /^(?:time|start|starts?_?at|start_?timestamp|date|datetime|timestamp|hour|from|valid_?from|interval_?start.*|mtu.*|delivery.*start.*)/i;
const endNames = /^(?:ends?|end_?(?:at|time|timestamp|date)|until|to|valid_?to|delivery_?end)$/i;
/** Columns and fields that say what the prices are and are none themselves. */
const besides =
  /^(?:ends?|end_?(?:at|time|timestamp|date)|until|to|valid_?to|unit|currency|price_?unit|area|bidding_?zone|price_?area|sequence|zone|timezone|resolution|level|margin|margin_?per_?kwh|monthly_?fee|license_info|deprecated|object|url|success|unix_seconds|starts|intraday period.*)$/i;
const priceNames =
  /price|^lmp$|^total$|^value|cost|eur|usd|gbp|nok|sek|dkk|pln|kwh|mwh|^(?:se[1-4]|no[1-5]|dk[12]|fi|ee|lv|lt|pl|de-?lu|at|be|nl|fr|es|pt|gb)$/i;
/** Columns whose texts tell one series from another. */
const labelNames = /^(?:area|bidding_?zone|price_?area|map ?code|sequence|node|region|location|pnode.*)$/i;

/** Reads CSV with a header. */
export function tableRows(text: string): PriceDocument {
  const { data, meta } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: 'greedy' });
  return fromRecords(data, meta.fields ?? [], {});
}

/** Reads JSON: a list of objects, `{prices|data|results: [...]}`, or two parallel lists. */
export function listedRows(value: unknown): PriceDocument {
  if (Array.isArray(value)) return fromList(value, {});
  if (!isRecord(value)) return { series: [], fields: {}, unread: [] };
  const stamps = value['unix_seconds'] ?? value['starts'];
  const parallel = value['price'] ?? value['prices'];
  if (Array.isArray(stamps) && Array.isArray(parallel)) {
    const rows = parallel.map((price: unknown, i) => ({
      start: stampOf(stamps[i]),
      price: decimalText(price),
      row: i + 1,
    }));
    const { unix_seconds: _stamps, starts: _starts, price: _price, prices: _prices, ...fields } = value;
    const unit = unitIn(`${textOf(value['unit'])} ${textOf(value['currency'])}`);
    return { series: [{ name: '', unit, rows }], fields, unread: [] };
  }
  const listed = Object.entries(value).find(([, inner]) => Array.isArray(inner) && inner.some(isRecord));
  if (listed !== undefined) return fromList(listed[1], without(value, listed[0]));
  for (const [name, inner] of Object.entries(value)) {
    if (!isRecord(inner)) continue;
    const lists = Object.entries(inner).filter(([, each]) => recordsOf(each).length > 0);
    if (lists.length > 0) {
      const beside = {
        ...value,
        [name]: lists.reduce<Record_>((rest, [list]) => without(rest, list), inner),
      };
      return fromAreas(lists, beside);
    }
  }
  return fromList([], value);
}

/** Several lists side by side are several areas. */
function fromAreas(
  lists: readonly (readonly [name: string, list: unknown])[],
  fields: Record_,
): PriceDocument {
  const documents = lists.map(([name, list]) => ({ name, ...fromList(list, fields) }));
  return {
    fields,
    unread: documents.flatMap(({ unread }) => unread),
    series: documents.flatMap(({ name, series }) =>
      series.map((each) =>
        lists.length > 1 ? { ...each, name: wordsOf(`${name} ${each.name}`.trim()) } : each,
      ),
    ),
  };
}

function fromList(list: unknown, fields: Record_): PriceDocument {
  const records = recordsOf(list);
  return fromRecords(records, [...new Set(records.flatMap((record) => Object.keys(record)))], fields);
}

function fromRecords(
  records: readonly Record_[],
  columns: readonly string[],
  fields: Record_,
): PriceDocument {
  const start = columns.find((name) => startNames.test(name.trim())) ?? columns[0] ?? '';
  const end = columns.find((name) => endNames.test(name.trim()));
  const labels = columns.filter((name) => name !== start && labelNames.test(name.trim()));
  const others = columns.filter(
    (name) => name !== start && !labels.includes(name) && !besides.test(name.trim()),
  );
  const named = others.filter(
    (name) => priceNames.test(name.trim()) && records.some((each) => figureIn(each[name])),
  );
  const [only] = others;
  const prices = named.length > 0 ? named : columns.length === 2 && only !== undefined ? [only] : [];
  const sameKind = pricesOfOneKind(prices);
  const unread = others.flatMap((name) => {
    if (sameKind.includes(name)) return [];
    const row = records.findIndex((record) => figureIn(record[name]));
    return row < 0
      ? []
      : [{ where: name, text: `${name}: ${wordsOf(records[row]?.[name])} in row ${row + 1}` }];
  });
  const groups = grouped(records, labels);
  const series = sameKind.flatMap((column) =>
    groups.map(({ name, rows }): PriceSeriesRows => {
      const figure = figureReader(rows.map(({ record }) => record[column]));
      return {
        name: [sameKind.length > 1 ? column.trim() : '', name].filter(Boolean).join(' '),
        unit: unitOf(column, rows[0]?.record, fields),
        rows: rows.map(({ record, row }) => ({
          start: stampOf(record[start]),
          ...(end !== undefined && textOf(record[end]) !== '' && { end: stampOf(record[end]) }),
          price: figure(record[column]),
          row,
        })),
      };
    }),
  );
  return { series, fields, unread };
}

/** The first price column and those that differ from it in the name of an area alone. */
function pricesOfOneKind(columns: readonly string[]): readonly string[] {
  const kindOf = (name: string): string =>
    name
      .toLowerCase()
      .replace(/\b(?:[a-z]{2}[1-5]?|de-?lu)\b/g, '')
      .replace(/[^a-z/]/g, '');
  const [first] = columns;
  return first === undefined ? [] : columns.filter((name) => kindOf(name) === kindOf(first));
}

function unitOf(column: string, record: Record_ | undefined, fields: Record_): PriceSeriesRows['unit'] {
  const beside = ['unit', 'currency', 'price_unit', 'priceUnit'].map((name) =>
    [textOf(record?.[name]), textOf(fields[name])].join(' '),
  );
  return { ...unitIn(beside.join(' ')), ...unitIn(column) };
}

interface Group {
  readonly name: string;
  readonly rows: readonly { readonly record: Record_; readonly row: number }[];
}

/** Rows by the texts of their label columns; a column with one text tells nothing apart. */
function grouped(records: readonly Record_[], labels: readonly string[]): readonly Group[] {
  const telling = labels.filter((label) => new Set(records.map((record) => textOf(record[label]))).size > 1);
  const groups = new Map<string, { record: Record_; row: number }[]>();
  records.forEach((record, at) => {
    const name = telling.map((label) => textOf(record[label])).join(' ');
    const rows = groups.get(name) ?? [];
    rows.push({ record, row: at + 1 });
    groups.set(name, rows);
  });
  return [...groups].map(([name, rows]) => ({ name, rows }));
}

/** How a column writes its figures: a comma stands before decimals, or between thousands. */
function figureReader(cells: readonly unknown[]): (cell: unknown) => string | undefined {
  const texts = cells.flatMap((cell) =>
    typeof cell === 'string' && cell.trim() !== '' ? [cell.trim()] : [],
  );
  if (!commaIsDecimal(texts)) return decimalText;
  return (cell) => decimalText(typeof cell === 'string' ? cell.replaceAll('.', '').replace(',', '.') : cell);
}

/** Throws `tariffs.spot-figures` for a column in which `1,234` may be one and a bit or a thousand. */
function commaIsDecimal(texts: readonly string[]): boolean {
  const withComma = texts.filter((text) => text.includes(','));
  if (withComma.length === 0) return false;
  const both = withComma.find((text) => text.includes('.'));
  if (both !== undefined) return both.lastIndexOf(',') > both.lastIndexOf('.');
  const like = /^[+-]?[1-9]\d{0,2},\d{3}$/;
  if (withComma.some((text) => !like.test(text)) || withComma.length === texts.length) return true;
  if (texts.some((text) => text.includes('.'))) return false;
  throw new DomainError(
    'tariffs.spot-figures',
    `"${withComma[0] ?? ''}" stands beside figures without a comma: write decimals with a point.`,
  );
}

/** Whether a cell or field, or anything in it, may be a price. */
export function figureIn(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return holdsFigure(value);
  return Object.values(value).some(figureIn);
}

/** Fields of the document that no one reads and that hold figures. */
export function strayFields(fields: Record_): PriceDocument['unread'] {
  return Object.entries(fields)
    .filter(([name, value]) => !besides.test(name) && figureIn(value))
    .map(([name, value]) => ({ where: name, text: `${name}: ${wordsOf(value)}` }));
}

const wordsOf = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, MAX_WORDS);

/** The fields of an object but one. */
function without(value: Record_, name: string): Record_ {
  return Object.fromEntries(Object.entries(value).filter(([each]) => each !== name));
}
