import { Decimal } from 'decimal.js';
import { DomainError } from '#domain/shared/domain-error';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { ConvertContext, Converted, RefusedPlan } from '../convert.js';
import { decimalText, plain } from '../decimal-text.js';
import { noteUnknownFields } from '../known-fields.js';
import { clip, UnpricedNotes } from '../notes.js';
import type { CapPeriod } from './cap-document.js';
import { CapDocument, CapPrices, KNOWN_AROUND, KNOWN_PERIOD, KNOWN_REGION } from './cap-document.js';
import { supplyArea } from '../supply-areas.js';

/**
 * Reads Ofgem's price cap (unit rate and standing charge with VAT, by supply area and period). The
 * period in force on `context.asOf` becomes one tariff for each area; when the document ends before
 * that day, its last period does, flagged. The other periods are refused by name.
 */
export function convertOfgem(source: string, context: ConvertContext): Converted {
  const document = parse(source);
  const period = periodOf(document, context.asOf);
  const tariffs: Tariff[] = [];
  const refused: RefusedPlan[] = document.quarters
    .filter((each) => each !== period)
    .map(({ period_from: from, period_to: to }) => ({
      id: `cap-${from}`,
      reason: `The cap of ${from} to ${to} was not in force on ${context.asOf}; name a day of it with --as-of.`,
    }));
  for (const [key, region] of Object.entries(period.regions)) {
    const name = document._meta.regions[key];
    const area = name === undefined ? undefined : supplyArea(name);
    const prices = CapPrices.safeParse(region.electricity);
    const charges = prices.success ? chargesOf(prices.data) : undefined;
    if (area === undefined)
      refused.push({ id: clip(key, 200), reason: `The region "${name ?? key}" is not known.` });
    else if (charges === undefined)
      refused.push({
        id: clip(key, 200),
        reason: 'It states no unit rate and standing charge for electricity.',
      });
    else tariffs.push(tariffOf({ document, period, region, area, charges }, context));
  }
  return { tariffs, refused };
}

interface Capped {
  readonly document: CapDocument;
  readonly period: CapPeriod;
  readonly region: unknown;
  readonly area: { readonly letter: string; readonly name: string };
  readonly charges: readonly Charge[];
}

function tariffOf({ document, period, region, area, charges }: Capped, context: ConvertContext): Tariff {
  const notes = new UnpricedNotes();
  const { period_from: from, period_to: to } = period;
  const payment = document._meta.payment_method.replaceAll('_', ' ');
  const id = `ofgem-cap-uk-${area.letter}-${from}`;
  if (context.asOf > to)
    notes.add(
      'quarters',
      `The cap of ${from} to ${to}`,
      `It ended before ${context.asOf}; the later cap is not in this document.`,
    );
  noteUnknownFields(document, KNOWN_AROUND, '', notes);
  noteUnknownFields(period, KNOWN_PERIOD, '', notes);
  noteUnknownFields(region, KNOWN_REGION, 'region', notes);
  return {
    id,
    name: `Default tariff at the price cap, ${area.name}, ${from} to ${to}`,
    networks: [area.name],
    currency: 'GBP',
    zone: 'Europe/London',
    charges: [...charges],
    unpriced: notes.list(),
    priceBasis: 'variable',
    terminationFee: { kind: 'none' },
    eligibility: [`Pays by ${clip(payment, 100)}`],
    discounts: [],
    exportRule: { kind: 'charges' },
    rounding: { decimals: 2, mode: 'half-up' },
    provenance: { source: clip(`Ofgem price cap, ${context.source}`, 500), asOf: from, id },
  };
}

/** The period in force on a day, or the last one before it. Throws `tariffs.prices-unknown` for an earlier day. */
function periodOf({ quarters }: CapDocument, day: string): CapPeriod {
  const begun = quarters.filter(({ period_from: from }) => from <= day);
  const [latest] = begun.toSorted((a, b) => (a.period_from < b.period_from ? 1 : -1));
  if (latest !== undefined) return latest;
  throw new DomainError(
    'tariffs.prices-unknown',
    `The document has no price cap in force on ${day}; name a later day with --as-of.`,
    { day },
  );
}

function chargesOf(prices: {
  unit_rate_inc_vat: unknown;
  standing_charge_inc_vat: unknown;
}): readonly Charge[] | undefined {
  const unit = pounds(prices.unit_rate_inc_vat);
  const standing = pounds(prices.standing_charge_inc_vat);
  if (unit === undefined || standing === undefined) return undefined;
  const scope = 'bundled' as const;
  return [
    { id: 'standing', label: 'Standing charge', scope, kind: 'per-day', amount: standing },
    {
      ...{ id: 'unit-rate', label: 'Unit rate', scope, kind: 'per-kwh', flow: 'import' },
      price: { type: 'constant', price: unit },
    },
  ];
}

/** Pence to pounds. */
function pounds(pence: unknown): string | undefined {
  const text = decimalText(pence);
  return text === undefined ? undefined : plain(new Decimal(text).dividedBy(100));
}

function parse(source: string): CapDocument {
  let document: unknown;
  try {
    document = JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch {
    throw new DomainError('tariffs.not-json', 'The file is not JSON. Give the price cap as JSON.');
  }
  const parsed = CapDocument.safeParse(document);
  if (parsed.success) return parsed.data;
  throw new DomainError(
    'tariffs.not-ofgem',
    'The JSON is no price cap: it needs "_meta" with the names of the regions and "quarters" with periods.',
  );
}
