import { Decimal } from 'decimal.js';
import { z } from 'zod';
import type { PriceOverTime } from '#domain/energy/tariffs/ladder';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { ConvertContext, Converted, RefusedPlan } from '../convert.js';
import { decimalText, plain } from '../decimal-text.js';
import type { Known } from '../known-fields.js';
import { fields, noteUnknownFields } from '../known-fields.js';
import { clip, UnpricedNotes } from '../notes.js';
import { namesExport } from './several-prices.js';
import { BRITISH_ZONE, unitCharge } from './unit-charge.js';

const Rate = z.looseObject({
  value_inc_vat: z.union([z.number(), z.string()]),
  valid_from: z.string().nullish(),
  valid_to: z.string().nullish(),
  payment_method: z.string().nullish(),
});
type Rate = z.infer<typeof Rate>;

/** A series of unit rates (`standard-unit-rates`): pence per kWh from instant to instant, newest first. */
export const UnitRates = z.looseObject({
  results: z.array(Rate).min(1).max(600_000),
  next: z.string().nullish(),
  previous: z.string().nullish(),
});
type UnitRates = z.infer<typeof UnitRates>;

const known: Known = {
  ...fields('count next previous'),
  results: fields('value_exc_vat value_inc_vat valid_from valid_to payment_method'),
};

/** A rate without an end holds for ten years; prices change long before. */
const OPEN_END_S = 10 * 365 * 86_400;

/**
 * One tariff for each way of paying. The standing charge is in another document and is noted. Rates are
 * those of an export product when the document's addresses or its name say so.
 */
export function convertSeries(series: UnitRates, document: unknown, context: ConvertContext): Converted {
  const payments = [...new Set(series.results.map((rate) => rate.payment_method ?? ''))];
  const results = payments.map((payment) => {
    const rates = series.results.filter((rate) => (rate.payment_method ?? '') === payment);
    return tariffOf({ series, document, payment, rates }, context);
  });
  return {
    tariffs: results.flatMap((result) => ('reason' in result ? [] : [result])),
    refused: results.flatMap((result) => ('reason' in result ? [result] : [])),
  };
}

interface Paid {
  readonly series: UnitRates;
  readonly document: unknown;
  readonly payment: string;
  readonly rates: readonly Rate[];
}

function tariffOf({ series, document, payment, rates }: Paid, context: ConvertContext): Tariff | RefusedPlan {
  const id = clip(`octopus-unit-rates${payment === '' ? '' : `-${payment.toLowerCase()}`}`, 200);
  const price = priceOf(rates);
  if (typeof price === 'string') return { id, reason: price };
  const notes = new UnpricedNotes();
  const isExport = [series.next, series.previous, context.source].some((words) => namesExport(words ?? ''));
  const flow = isExport ? 'export' : 'import';
  if (!isExport) notes.add('standing-charges', 'Standing charge', 'A series of unit rates does not hold it.');
  if (series.next != null) notes.add('next', series.next, 'The series has more pages than this document.');
  noteUnknownFields(document, known, '', notes);
  return {
    id,
    name: clip(`Octopus Energy unit rates ${payment}`.trim(), 300),
    currency: 'GBP',
    zone: BRITISH_ZONE,
    charges: [unitCharge({ id: 'unit-rate', label: isExport ? 'Export rate' : 'Unit rate' }, flow, price)],
    unpriced: notes.list(),
    priceBasis: price.type === 'series' ? 'spot' : 'variable',
    terminationFee: { kind: 'none' },
    eligibility: payment === '' ? [] : [`Pays by ${payment.toLowerCase().replaceAll('_', ' ')}`],
    discounts: [],
    exportRule: { kind: 'charges' },
    rounding: { decimals: 2, mode: 'half-up' },
    provenance: { source: clip(`Octopus Energy unit rates, ${context.source}`, 500), asOf: context.asOf, id },
  };
}

/** The price in time order; one rate without end is a constant. A text says why it cannot be read. */
export function priceOf(rates: readonly Rate[]): PriceOverTime | string {
  const spans = [];
  for (const { value_inc_vat: value, valid_from: from, valid_to: to } of rates) {
    const pence = decimalText(value);
    const price = pence === undefined ? undefined : plain(new Decimal(pence).dividedBy(100));
    const start = from == null ? 0 : Date.parse(from) / 1000;
    const end = to == null ? undefined : Date.parse(to) / 1000;
    if (price === undefined || !Number.isInteger(start) || (end !== undefined && !Number.isInteger(end))) {
      return `results: the rate from ${from ?? 'the beginning'} cannot be read`;
    }
    spans.push({ start, end, price });
  }
  spans.sort((a, b) => a.start - b.start);
  const [first] = spans;
  if (first === undefined) return 'there is none';
  if (spans.length === 1 && first.end === undefined) return { type: 'constant', price: first.price };
  for (const [i, span] of spans.entries()) {
    const next = spans[i + 1];
    if (next && span.end !== undefined && span.end !== next.start) {
      return `results: the rates leave a gap or overlap at ${new Date(span.end * 1000).toISOString()}`;
    }
  }
  const last = spans.at(-1);
  return {
    type: 'series',
    starts: spans.map((span) => span.start),
    end: last?.end ?? (last?.start ?? 0) + OPEN_END_S,
    prices: spans.map((span) => span.price),
  };
}
