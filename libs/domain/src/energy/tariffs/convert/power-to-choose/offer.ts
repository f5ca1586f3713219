import Papa from 'papaparse';
import { DomainError } from '#domain/shared/domain-error';
import { decimalText } from '../decimal-text.js';
import { holdsFigure } from '../known-fields.js';

/** One row of a Power to Choose listing, by what its columns mean; absent columns are empty texts. */
export interface Offer {
  readonly id: string;
  readonly utility: string;
  readonly retailer: string;
  readonly product: string;
  /** Dollars per kWh as published. */
  readonly at500: string;
  readonly at1000: string;
  readonly at2000: string;
  readonly feesAndCredits: string;
  readonly specialTerms: string;
  readonly promotion: string;
  readonly rateType: string;
  readonly timeOfUse: string;
  readonly prepaid: string;
  readonly minimumUsage: string;
  readonly termMonths: string;
  readonly cancelFee: string;
  readonly cancelFeePerMonth: string;
  readonly baseCharge: string;
  readonly renewable: string;
  readonly rating: string;
  readonly newCustomer: string;
  /** Marks that a copy of the listing gives a plan, e.g. `TIME_OF_USE`. */
  readonly reasonCodes: string;
  /** Columns that this format is not known to have and that hold a figure. */
  readonly unknown: readonly { readonly column: string; readonly text: string }[];
}

/** Names of each column over the years, without case, brackets and punctuation. */
const names: Readonly<Record<Exclude<keyof Offer, 'unknown'>, readonly string[]>> = {
  id: ['idkey', 'planid', 'id'],
  utility: ['tducompanyname', 'tdu', 'companytduname', 'tduname'],
  retailer: ['repcompany', 'rep', 'companyname', 'repcompanyname'],
  product: ['product', 'planname', 'productname'],
  at500: ['kwh500', 'rate500', 'pricekwh500', 'price500'],
  at1000: ['kwh1000', 'rate1000', 'pricekwh1000', 'price1000'],
  at2000: ['kwh2000', 'rate2000', 'pricekwh2000', 'price2000'],
  feesAndCredits: ['feescredits'],
  specialTerms: ['specialterms'],
  promotion: ['promotiondesc', 'promotions'],
  rateType: ['ratetype', 'plantype'],
  timeOfUse: ['timeofuse'],
  prepaid: ['prepaid'],
  minimumUsage: ['minusagefeescredits', 'minimumusage'],
  termMonths: ['termvalue', 'termmonths', 'term'],
  cancelFee: ['cancelfeeraw', 'cancelfee', 'pricingdetails'],
  cancelFeePerMonth: ['cancelfeepermonth'],
  baseCharge: ['basecharge'],
  renewable: ['renewable', 'renewableenergydescription', 'renewableenergyid'],
  rating: ['rating'],
  newCustomer: ['newcustomer'],
  reasonCodes: ['reasoncodes'],
};

/** Columns that hold no price of their own: addresses, flags, and what follows from the averages. */
const priceless = new Set(
  `fixed website termsurl promotion factsurl enrollurl prepaidurl enrollphone language eflurl eflverified eflstatus
  bill500 bill1000 bill2000 bills zipcode companyid companylogo companylogoname companytduid pricekwh factsheet
  termsofservice yracurl gotoplan cancelfeeeffective islinear detailkwh500 detailkwh1000 detailkwh2000
  slug generatedat counts`.split(/\s+/),
);

const known = new Set([...Object.values(names).flat(), ...priceless]);

/** The rows of a listing: CSV with a header, or JSON as the site's interface and its copies give it. */
export function offersOf(source: string): readonly Offer[] {
  const text = source.replace(/^\uFEFF/, '').trimStart();
  const rows = (isJson(text) ? jsonRows(text) : csvRows(text)).map(indexed);
  if (!rows.some((row) => pick(row, names.at500) !== '' && pick(row, names.product) !== '')) {
    throw new DomainError(
      'tariffs.not-power-to-choose',
      'This is no Power to Choose listing: no row has a product and an average at 500 kWh. Export the list as CSV or JSON and try again.',
    );
  }
  return rows.map(offerOf);
}

type Row = Readonly<Record<string, string>>;

/** A row with its cells by the columns' normal names. */
interface IndexedRow {
  readonly row: Row;
  readonly cells: ReadonlyMap<string, string>;
}

const indexed = (row: Row): IndexedRow => ({
  row,
  cells: new Map(Object.entries(row).map(([column, cell]) => [normal(column), cell.trim()])),
});

function offerOf(indexedRow: IndexedRow): Offer {
  const unknown = Object.entries(indexedRow.row)
    .filter(([column, text]) => !known.has(normal(column)) && holdsFigure(text))
    .map(([column, text]) => ({ column, text }));
  const field = (key: keyof typeof names): string => pick(indexedRow, names[key]);
  return {
    id: field('id'),
    utility: field('utility'),
    retailer: field('retailer'),
    product: field('product'),
    at500: field('at500'),
    at1000: field('at1000'),
    at2000: field('at2000'),
    feesAndCredits: field('feesAndCredits'),
    specialTerms: field('specialTerms'),
    promotion: field('promotion'),
    rateType: field('rateType'),
    timeOfUse: field('timeOfUse'),
    prepaid: field('prepaid'),
    minimumUsage: field('minimumUsage'),
    termMonths: field('termMonths'),
    cancelFee: field('cancelFee'),
    cancelFeePerMonth: field('cancelFeePerMonth'),
    baseCharge: field('baseCharge'),
    renewable: field('renewable'),
    rating: field('rating'),
    newCustomer: field('newCustomer'),
    reasonCodes: field('reasonCodes'),
    unknown,
  };
}

function pick({ cells }: IndexedRow, columns: readonly string[]): string {
  for (const column of columns) {
    const cell = cells.get(column);
    if (cell) return cell;
  }
  return '';
}

const normal = (column: string): string => column.toLowerCase().replace(/[^a-z0-9]/g, '');

/** A CSV may start with a bracket too: its columns are called `[idKey]` and so on. */
const isJson = (text: string): boolean => /^(?:\{|\[\s*[[{\]])/.test(text);

function csvRows(text: string): readonly Row[] {
  const { data } = Papa.parse<Record<string, unknown>>(text, { header: true, skipEmptyLines: 'greedy' });
  return data.map(textRow).filter((row) => !isEndMark(row));
}

/** The site ends its file with one line `END OF FILE`. */
function isEndMark(row: Row): boolean {
  const filled = Object.values(row).filter((cell) => cell.trim() !== '');
  return filled.length === 1 && /^end of file$/i.test(filled[0]?.trim() ?? '');
}

function jsonRows(text: string): readonly Row[] {
  return rowsOf(parsed(text)).map(textRow);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DomainError('tariffs.not-json', `The file starts like JSON but is not: ${String(error)}.`);
  }
}

/**
 * Lists as such; `{data: [...]}` of the interface; else the plans of an object of lists or of objects by
 * id. What stands beside them holds for every plan.
 */
function rowsOf(value: unknown): readonly Record<string, unknown>[] {
  if (Array.isArray(value)) return value.filter(isObject);
  if (!isObject(value)) return [];
  const parts = Object.entries(value).filter(([key]) => key !== 'rankings');
  const shared = Object.fromEntries(
    parts.flatMap(([key, inner]) =>
      plansOf(inner).length === 0
        ? [[key, inner] as const]
        : Object.entries(isObject(inner) ? inner : {}).flatMap(([name, each]) =>
            isObject(each) && !Array.isArray(each) ? [] : [[`${key}.${name}`, each] as const],
          ),
    ),
  );
  return parts.flatMap(([, inner]) => plansOf(inner)).map((row) => ({ ...shared, ...row, ...ratesOf(row) }));
}

/** The plans of a list, or of an object by id; none in what is neither. */
function plansOf(part: unknown): readonly Record<string, unknown>[] {
  const inner = isObject(part) && !Array.isArray(part) ? Object.values(part) : [part].flat();
  return inner.flatMap((each) => (isObject(each) && !Array.isArray(each) ? [each] : []));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Some copies keep the averages in `rates`, or as an all-in line `cost` = base + rate x kWh. */
function ratesOf(row: Record<string, unknown>): Record<string, unknown> {
  const { rates, cost } = row;
  if (isObject(rates)) {
    const { 500: at500, 1000: at1000, 2000: at2000, ...others } = rates;
    return { rate500: at500, rate1000: at1000, rate2000: at2000, rates: unlessEmpty(others) };
  }
  if (!isObject(cost)) return {};
  const { base_charge, rate_per_kwh, is_linear: _linear, max_residual: _residual, ...others } = cost;
  const base = Number(decimalText(base_charge));
  const perKwh = Number(decimalText(rate_per_kwh));
  if (!Number.isFinite(base + perKwh)) return {};
  const average = (kwh: number): string => ((base + perKwh * kwh) / kwh).toFixed(6);
  return {
    rate500: average(500),
    rate1000: average(1000),
    rate2000: average(2000),
    cost: unlessEmpty(others),
  };
}

/** Fields that are left over, null when there is none. */
function unlessEmpty(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | null {
  return Object.keys(fields).length === 0 ? null : fields;
}

function textRow(row: Record<string, unknown>): Row {
  return Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, cellText(cell)]));
}

function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  return cell === null || cell === undefined ? '' : JSON.stringify(cell);
}
