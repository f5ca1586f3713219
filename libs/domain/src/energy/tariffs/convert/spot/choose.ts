import { Decimal } from 'decimal.js';
import { DomainError } from '#domain/shared/domain-error';
import type { SeriesContext } from '../convert.js';
import { plain } from '../decimal-text.js';
import { OpenQuestion } from '../open-question.js';
import type { PriceDocument, PriceSeriesRows } from './price-document.js';
import { unitIn } from './units.js';
import type { StatedUnit } from './units.js';

/** What each price of a series counts, and why where it was worked out. */
export interface SettledUnit {
  /** Present when the size of the prices alone told the unit: the plan is flagged. */
  readonly guess?: string;
  readonly currency: string;
  /** Prices divided by this are in whole currency per kWh. */
  readonly perKwh: number;
}

const PREVIEWED = 3;
/** Words of the units that prices may be in, by what makes them currency per kWh. */
const WORDS: ReadonlyMap<number, string> = new Map([
  [1000, 'per MWh'],
  [1, 'per kWh'],
  [100, 'cents per kWh'],
]);
/** Prices of most of a year. */
const LONG = 7000;
/** A year's middle price of electricity in any market and currency of ours lies between these, per kWh. */
const LEAST_MEDIAN = 0.01;
const MOST_MEDIAN = 0.6;
const MAX_PROPOSALS = 40;

/**
 * The one series that is meant: of the area the caller names, in the currency he names, else the first
 * when all agree. Throws `OpenQuestion` when several areas or sequences differ, and
 * `tariffs.spot-no-area` for a name that is none of them.
 */
export function chosenSeries({ series }: PriceDocument, { area, currency }: SeriesContext): PriceSeriesRows {
  const filled = series.filter(({ rows }) => rows.some(({ price }) => price !== undefined));
  const inCurrency = filled.filter(({ unit }) => currency === undefined || unit.currency === currency);
  const candidates = inCurrency.length > 0 ? inCurrency : filled;
  const wanted = area === undefined ? candidates : candidates.filter(({ name }) => isNamed(name, area));
  const [first, ...others] = wanted;
  const names = [...new Set(candidates.map(({ name }) => name))].slice(0, MAX_PROPOSALS);
  if (first === undefined)
    throw new DomainError(
      'tariffs.spot-no-area',
      area === undefined
        ? 'The series holds no price.'
        : `The document has no prices of "${area}"; it has ${names.join(', ')}.`,
      { areas: names },
    );
  const open = others.filter(
    ({ name, rows }) => name !== first.name && pricesOf(rows) !== pricesOf(first.rows),
  );
  if (open.length === 0) return first;
  throw new OpenQuestion(
    'needs-area',
    'The document holds the prices of several areas, sequences or columns. Which one is meant? Say it with --area.',
    names.map((answer) => ({
      answer,
      preview: firstOf(candidates.find(({ name }) => name === answer)?.rows ?? []),
    })),
  );
}

/** `SE3` names `BZN|SE3` too, and `Sequence 1` names `BZN|DE-LU Sequence Sequence 1`. */
function isNamed(name: string, area: string): boolean {
  const [has, wanted] = [name, area].map((text) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  );
  return has === wanted || ` ${has ?? ''} `.includes(` ${wanted ?? ''} `);
}

/**
 * What the prices count. Throws `OpenQuestion` when document and caller leave the unit or the currency
 * open, and `tariffs.spot-unit` for a unit of the caller's that is none.
 */
export function settledUnit(
  series: PriceSeriesRows,
  said: { readonly currency: string | undefined; readonly unit: string | undefined },
): SettledUnit {
  const given: StatedUnit = said.unit === undefined ? {} : unitIn(said.unit);
  if (said.unit !== undefined && given.perKwh === undefined)
    throw new DomainError(
      'tariffs.spot-unit',
      `"${said.unit}" is not a price unit; write it as EUR/MWh or ct/kWh.`,
    );
  const currency = said.currency ?? given.currency ?? series.unit.currency;
  const perKwh = given.perKwh ?? series.unit.perKwh;
  const prices = firstOf(series.rows);
  if (perKwh === undefined) {
    const money = currency ?? 'EUR';
    const sized = unitBySize(series.rows);
    if (sized !== undefined)
      return { currency: money, perKwh: sized, guess: `${money}, ${WORDS.get(sized) ?? ''}` };
    throw new OpenQuestion(
      'needs-unit',
      `Nothing says what the prices (${prices.join(', ')} ...) are in. Say it with --unit.`,
      [...WORDS].map(([divisor, words]) => ({
        answer: `${money} ${words}`,
        preview: scaled(prices, divisor, money),
      })),
    );
  }
  if (currency === undefined) {
    throw new OpenQuestion(
      'needs-currency',
      'Nothing says which currency the prices are in. Say it with --currency.',
      ['EUR', 'NOK', 'SEK', 'DKK', 'GBP', 'USD'].map((answer) => ({
        answer,
        preview: scaled(prices, perKwh, answer),
      })),
    );
  }
  return { currency, perKwh };
}

function scaled(prices: readonly string[], divisor: number, money: string): readonly string[] {
  return prices.map((price) => `${plain(new Decimal(price).dividedBy(divisor)) ?? '0'} ${money} per kWh`);
}

function firstOf(rows: PriceSeriesRows['rows']): readonly string[] {
  return rows.flatMap(({ price }) => price ?? []).slice(0, PREVIEWED);
}

const pricesOf = (rows: PriceSeriesRows['rows']): string =>
  rows.map(({ price, start }) => `${start} ${Number(price)}`).join();

/** The unit in which a year of prices has a believable middle, when it is one alone. */
function unitBySize(rows: PriceSeriesRows['rows']): number | undefined {
  const sizes = rows
    .flatMap(({ price }) => (price === undefined ? [] : [Number(price)]))
    .sort((a, b) => a - b);
  if (sizes.length < LONG) return undefined;
  const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const fitting = [...WORDS.keys()].filter(
    (divisor) => median / divisor >= LEAST_MEDIAN && median / divisor <= MOST_MEDIAN,
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}
