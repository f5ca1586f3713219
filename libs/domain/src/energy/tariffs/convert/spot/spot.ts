import { Decimal } from 'decimal.js';
import { DomainError } from '#domain/shared/domain-error';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { ConvertContext, Converted } from '../convert.js';
import { decimalText, plain } from '../decimal-text.js';
import { clip, UnpricedNotes } from '../notes.js';
import { chosenSeries, settledUnit } from './choose.js';
import type { SettledUnit } from './choose.js';
import { priceDocument } from './price-rows.js';
import type { PriceDocument } from './price-document.js';
import { unbroken } from './series.js';
import type { UnbrokenPrices } from './series.js';
import { timed } from './stamps.js';

/** What stands beside prices and is paid by nobody. */
const NO_PRICE =
  /^(?:(?:buy|sell|total)?[ _-]?volumes?(?:[ _(\[].*)?|turnover.*|exr|exchange[ _-]?rate|percentage|(?:year|month|week|day|hour|quarter|period|position|row|index|id|hour ?ending|total|limit|offset|count|version|intervaltype)|temperature.*|load(?:[ _(\[].*)?|(?:wind|solar)(?:[ _(\[].*)?|co2(?:[ _(\[].*)?)$/i;

/**
 * Reads a series of spot prices (day-ahead market), CSV, JSON or XML, into one tariff: the price of each
 * interval plus a margin per kWh and a monthly fee, both from `context.series` or the document's
 * `margin` and `monthlyFee`. Unit, currency and area are those that the document states or the caller
 * says; what neither tells is asked (throws `OpenQuestion`), never guessed from the size of the prices.
 * Intervals without a price end the series or are noted; nothing is filled.
 */
export function convertSpot(source: string, context: ConvertContext): Converted {
  const document = priceDocument(source);
  const stated = statedBy(document, context);
  const series = chosenSeries(document, context.series ?? {});
  const unit = settledUnit(series, { ...stated, unit: context.series?.unit });
  const rows = timed(series.rows, stated.zone ?? document.zone ?? zoneOfHeader(source));
  const notes = new UnpricedNotes();
  for (const { where, text } of document.unread)
    if (NO_PRICE.test(where.trim())) notes.remark(where, text, 'A column or field that is no price.');
    else notes.add(where, text, 'Another column or field of figures; one price is read.');
  if (unit.guess !== undefined)
    notes.add('unit', unit.guess, 'Nothing says what the prices are in; their size alone tells the unit.');
  const prices = unbroken(rows, notes);
  const last = prices.prices.at(-1);
  if (last === undefined) throw new DomainError('tariffs.not-spot', 'The series holds no price.');
  const charges = [seriesCharge(prices, unit), ...addedCharges(stated)];
  const day = new Date(last.startUtc * 1000).toISOString().slice(0, 10);
  return {
    tariffs: [tariffOf({ charges, notes, currency: unit.currency, zone: rows.zone, day }, context)],
    refused: [],
  };
}

interface Stated {
  readonly zone: string | undefined;
  readonly currency: string | undefined;
  readonly margin: string | undefined;
  readonly monthlyFee: string | undefined;
}

/** What the caller says goes before what the document says. */
function statedBy({ fields }: PriceDocument, { series = {} }: ConvertContext): Stated {
  const text = (name: string): string | undefined => {
    const value = fields[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    zone: series.zone ?? text('zone') ?? text('timezone'),
    currency: series.currency,
    margin: series.marginPerKwh ?? decimalText(fields['margin']) ?? decimalText(fields['marginPerKwh']),
    monthlyFee: series.monthlyFee ?? decimalText(fields['monthlyFee']),
  };
}

/** ENTSO-E names the clock in the header of its table: `MTU (UTC)`, `MTU (CET/CEST)`. */
const HEADER_CLOCKS: ReadonlyMap<string, string> = new Map([
  ['UTC', 'UTC'],
  ['CET/CEST', 'Europe/Brussels'],
  ['EET/EEST', 'Europe/Helsinki'],
  ['WET/WEST', 'Europe/Lisbon'],
]);

function zoneOfHeader(source: string): string | undefined {
  return HEADER_CLOCKS.get(/^\W*MTU \(([A-Z/]+)\)/i.exec(source)?.[1]?.toUpperCase() ?? '');
}

function seriesCharge({ prices, endUtc }: UnbrokenPrices, { perKwh }: SettledUnit): Charge {
  return {
    id: 'spot',
    label: 'Energy at the spot price',
    scope: 'supply',
    kind: 'per-kwh',
    flow: 'import',
    price: {
      type: 'series',
      starts: prices.map(({ startUtc }) => startUtc),
      end: endUtc,
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
    ...notes.remarks(),
    priceBasis: 'spot',
    terminationFee: { kind: 'none' },
    eligibility: [],
    discounts: [],
    exportRule: { kind: 'charges' },
    rounding: { decimals: 2, mode: 'half-up' },
    provenance: { source: clip(`Spot prices, ${context.source}`, 500), asOf: day, id },
  };
}
