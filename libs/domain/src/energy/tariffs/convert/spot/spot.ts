import { Decimal } from 'decimal.js';
import { DomainError } from '#domain/shared/domain-error';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { ConvertContext, Converted } from '../convert.js';
import { decimalText, plain } from '../decimal-text.js';
import { clip, UnpricedNotes } from '../notes.js';
import type { PriceDocument } from './price-rows.js';
import { priceRows } from './price-rows.js';
import type { TimedPrice, TimedRows } from './stamps.js';
import { timed } from './stamps.js';

const DEFAULT_STEP_S = 3600;

/**
 * Reads a series of spot prices (day-ahead market), CSV or JSON, into one tariff: the price of each
 * interval plus a margin per kWh and a monthly fee, both from `context.series` or the document's
 * `margin` and `monthlyFee`. Prices per MWh are divided by 1,000. Intervals without a price end the
 * series or are noted; nothing is filled.
 */
export function convertSpot(source: string, context: ConvertContext): Converted {
  const document = priceRows(source);
  const stated = statedBy(document, context);
  const rows = timed(document.rows, stated.zone);
  const notes = new UnpricedNotes();
  for (const { where, text } of document.unread)
    notes.add(where, text, 'Another column or field of figures; one price is read.');
  const prices = unbroken(rows, notes);
  const [first] = prices;
  const last = prices.at(-1);
  if (first === undefined || last === undefined) {
    throw new DomainError('tariffs.not-spot', 'The series holds no price.');
  }
  const perKwh = priceScale(document, prices);
  const charges = [seriesCharge(rows, prices, perKwh), ...addedCharges(stated)];
  const day = new Date(last.startUtc * 1000).toISOString().slice(0, 10);
  return {
    tariffs: [tariffOf({ charges, notes, currency: stated.currency, zone: rows.zone, day }, context)],
    refused: [],
  };
}

interface Stated {
  readonly zone: string | undefined;
  readonly currency: string;
  readonly margin: string | undefined;
  readonly monthlyFee: string | undefined;
}

/** What the caller says goes before what the document says. */
function statedBy({ fields, unitWords }: PriceDocument, { series = {} }: ConvertContext): Stated {
  const text = (name: string): string | undefined => {
    const value = fields[name];
    return typeof value === 'string' ? value : undefined;
  };
  const named = /\b(EUR|USD|GBP|AUD|CAD|NOK|SEK|DKK|PLN|CHF)\b/i.exec(
    `${text('currency') ?? ''} ${unitWords}`,
  )?.[1];
  return {
    zone: series.zone ?? text('zone') ?? text('timezone'),
    currency: series.currency ?? named?.toUpperCase() ?? 'EUR',
    margin: series.marginPerKwh ?? decimalText(fields['margin']) ?? decimalText(fields['marginPerKwh']),
    monthlyFee: series.monthlyFee ?? decimalText(fields['monthlyFee']),
  };
}

/** The prices up to the first longer hole at the end; holes inside are an error of the series. */
function unbroken(rows: TimedRows, notes: UnpricedNotes): readonly TimedPrice[] {
  const { prices, empty } = rows;
  const step = stepOf(prices);
  const firstBreak = prices.findIndex(
    (each, i) => i > 0 && each.startUtc - (prices[i - 1]?.startUtc ?? 0) > step,
  );
  if (empty.length > 0)
    notes.add(
      'prices',
      `${empty.length} rows without a price, the first at ${iso(empty[0] ?? 0)}`,
      'Nothing is filled.',
    );
  if (firstBreak === -1) return prices;
  const at = prices[firstBreak - 1]?.startUtc ?? 0;
  notes.add(
    'prices',
    `No price after ${iso(at)} until ${iso(prices[firstBreak]?.startUtc ?? 0)}`,
    'The series ends at its first hole.',
  );
  return prices.slice(0, firstBreak);
}

/** The commonest distance of two prices. */
function stepOf(prices: readonly TimedPrice[]): number {
  const counts = new Map<number, number>();
  for (const [i, { startUtc }] of prices.entries()) {
    const gap = startUtc - (prices[i - 1]?.startUtc ?? startUtc);
    if (gap > 0) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? DEFAULT_STEP_S;
}

/** Divides by 1,000 what is per MWh and by 100 what is in cents: said by the unit, else seen from the size. */
function priceScale({ unitWords }: PriceDocument, prices: readonly TimedPrice[]): Decimal {
  if (/mwh/i.test(unitWords)) return new Decimal(1000);
  if (/kwh/i.test(unitWords))
    return new Decimal(/\bc(?:t|ents?)?\b|¢|pence|\bp\//i.test(unitWords) ? 100 : 1);
  const sizes = prices.map(({ price }) => Math.abs(Number(price))).sort((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
  return new Decimal(median > 5 ? 1000 : 1);
}

function seriesCharge(rows: TimedRows, prices: readonly TimedPrice[], perKwh: Decimal): Charge {
  return {
    id: 'spot',
    label: 'Energy at the spot price',
    scope: 'supply',
    kind: 'per-kwh',
    flow: 'import',
    price: {
      type: 'series',
      starts: prices.map(({ startUtc }) => startUtc),
      end: (prices.at(-1)?.startUtc ?? 0) + stepOf(rows.prices),
      prices: prices.map(({ price }) => plain(new Decimal(price).dividedBy(perKwh)) ?? '0'),
    },
  };
}

function addedCharges({ margin, monthlyFee }: Stated): readonly Charge[] {
  const energy: Charge[] =
    margin === undefined
      ? []
      : [
          {
            id: 'margin',
            label: "Supplier's margin",
            scope: 'supply',
            kind: 'per-kwh',
            flow: 'import',
            price: { type: 'constant', price: margin },
          },
        ];
  const fee: Charge[] =
    monthlyFee === undefined
      ? []
      : [{ id: 'monthly-fee', label: 'Monthly fee', scope: 'supply', kind: 'per-month', amount: monthlyFee }];
  return [...energy, ...fee];
}

interface Parts {
  readonly charges: readonly Charge[];
  readonly notes: UnpricedNotes;
  readonly currency: string;
  readonly zone: string;
  readonly day: string;
}

function tariffOf({ charges, notes, currency, zone, day }: Parts, context: ConvertContext): Tariff {
  const id = clip(`spot-${context.source.split('/').at(-1) ?? ''}`, 200);
  return {
    id,
    name: 'Spot price',
    currency,
    ...(zone !== 'UTC' && { zone }),
    charges: [...charges],
    unpriced: notes.list(),
    priceBasis: 'spot',
    terminationFee: { kind: 'none' },
    eligibility: [],
    discounts: [],
    exportRule: { kind: 'charges' },
    rounding: { decimals: 2, mode: 'half-up' },
    provenance: { source: clip(`Spot prices, ${context.source}`, 500), asOf: day, id },
  };
}

const iso = (utcS: number): string => new Date(utcS * 1000).toISOString();
