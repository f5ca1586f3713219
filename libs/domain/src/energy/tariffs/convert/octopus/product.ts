import { Decimal } from 'decimal.js';
import { DomainError } from '#domain/shared/domain-error';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { PriceOverTime } from '#domain/energy/tariffs/ladder';
import type { Schedule } from '#domain/energy/tariffs/model/time-window';
import type { Tariff, TerminationFee } from '#domain/energy/tariffs/model/tariff';
import type { ConvertContext, Converted, RefusedPlan } from '../convert.js';
import { decimalText, plain } from '../decimal-text.js';
import { noteUnknownFields } from '../known-fields.js';
import { supplyAreaLettered } from '../supply-areas.js';
import { clip, UnpricedNotes } from '../notes.js';
import { knownProduct, knownRegister } from './known.js';
import { BRITISH_ZONE, unitCharge } from './unit-charge.js';
import { Product, registersOf } from './product-document.js';
import type { Register } from './product-document.js';
import { namesExport, severalPrices } from './several-prices.js';

/**
 * One tariff for each region and way of paying (of the region that the caller names with `area`); gas is
 * refused. Prices include VAT, as a home pays them. `ratesFor` gives the price of the product's own list of unit
 * rates: without it a product of several prices keeps no energy price, and is flagged.
 */
export function convertProduct(
  document: Record<string, unknown>,
  context: ConvertContext,
  ratesFor?: (payment: string) => PriceOverTime,
): Converted {
  const read = Product.safeParse(document);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new DomainError(
      'tariffs.not-octopus',
      `The product cannot be read: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
    );
  }
  const tariffs: Tariff[] = [];
  const refused: RefusedPlan[] = Object.keys(read.data.single_register_gas_tariffs ?? {}).map((region) => ({
    id: clip(`${read.data.code}${region}-gas`, 200),
    reason: 'It is a gas tariff.',
  }));
  const { registers, strays } = registersOf(read.data);
  const area = context.series?.area;
  for (const { region, payment, priced } of registers) {
    if (area !== undefined && !isRegion(region, area)) continue;
    const rates = ratesFor?.(payment);
    const result = tariffOf(
      { product: read.data, document, region, payment, priced, strays, rates },
      context,
    );
    if ('reason' in result) refused.push(result);
    else tariffs.push(result);
  }
  return { tariffs, refused };
}

/** A region by its letter or by the name of its supply area. */
function isRegion(region: string, area: string): boolean {
  const wanted = area.replace('_', '').toLowerCase();
  return (
    region.replace('_', '').toLowerCase() === wanted || supplyAreaLettered(region)?.toLowerCase() === wanted
  );
}

function basisOf(of: Product, rates: PriceOverTime | undefined): Tariff['priceBasis'] {
  if (rates?.type === 'series') return 'spot';
  if (of.is_tracker === true) return 'indexed';
  return of.is_variable === true ? 'variable' : 'fixed';
}

interface Priced {
  readonly product: Product;
  readonly document: Record<string, unknown>;
  readonly region: string;
  readonly payment: string;
  readonly priced: Register;
  readonly strays: Readonly<Record<string, unknown>>;
  /** From the product's own list of rates, when it was given. */
  readonly rates: PriceOverTime | undefined;
}

function tariffOf(
  { product: of, document, region, payment, priced, strays, rates }: Priced,
  context: ConvertContext,
): Tariff | RefusedPlan {
  const notes = new UnpricedNotes();
  const id = clip(`${priced.code ?? `${of.code}${region}`}-${payment}`, 200);
  const charges = chargesOf({ product: of, document, region, payment, priced, strays, rates }, notes);
  if (!charges) return { id, reason: 'It states no unit rate.' };
  noteUnknownFields(document, knownProduct, '', notes);
  noteUnknownFields(strays, {}, '', notes);
  noteUnknownFields(priced, knownRegister, `${region}.${payment}`, notes);
  const term = of.term ?? 0;
  const area = supplyAreaLettered(region);
  return {
    id,
    name: clip(
      `${of.full_name ?? of.display_name ?? of.code} (region ${region.replace('_', '')}, ${payment.replaceAll('_', ' ')})`,
      300,
    ),
    retailer: 'Octopus Energy',
    ...(area !== undefined && { networks: [area] }),
    currency: 'GBP',
    zone: BRITISH_ZONE,
    charges: [...charges],
    unpriced: notes.list(),
    priceBasis: basisOf(of, rates),
    ...(Number.isInteger(term) && term >= 1 && term <= 240 && { termMonths: term }),
    terminationFee: exitFee(priced),
    ...(of.is_green === true && { renewablePercent: '100' }),
    eligibility: [
      `Pays by ${payment.replaceAll('_', ' ')}`,
      ...(of.is_prepay === true ? ['Prepayment meter'] : []),
      ...(of.is_business === true ? ['Businesses'] : []),
      ...(of.is_restricted === true ? ['Restricted: not open to every home'] : []),
    ],
    discounts: [],
    exportRule: { kind: 'charges' },
    rounding: { decimals: 2, mode: 'half-up' },
    provenance: {
      source: clip(`Octopus Energy product ${of.code}, ${context.source}`, 500),
      asOf: /^\d{4}-\d{2}-\d{2}/.exec(of.tariffs_active_at ?? '')?.[0] ?? context.asOf,
      id,
    },
  };
}

/** Export products pay for what is sent out; they have no standing charge of their own to speak of. */
function isExport({ code, description, direction }: Product): boolean {
  if (direction != null) return /^export$/i.test(direction);
  return namesExport(code) || /export (?:tariff|guarantee)|outgoing/i.test(description ?? '');
}

function chargesOf(
  { product: of, priced, rates }: Priced,
  notes: UnpricedNotes,
): readonly Charge[] | undefined {
  const standing = pounds(priced.standing_charge_inc_vat);
  const standard = pounds(priced.standard_unit_rate_inc_vat);
  const daily: Charge[] =
    standing === undefined || Number(standing) === 0
      ? []
      : [{ id: 'standing', label: 'Standing charge', scope: 'bundled', kind: 'per-day', amount: standing }];
  const stated = priced.standing_charge_inc_vat;
  if (standing === undefined && stated != null)
    notes.add('standing_charge_inc_vat', String(stated), 'The standing charge is no number.');
  const flow = isExport(of) ? 'export' : 'import';
  if (rates !== undefined)
    return [...daily, unitCharge({ id: 'unit-rate', label: 'Unit rate' }, flow, rates)];
  if (standard !== undefined) {
    const several = severalPrices(of);
    if (several === undefined)
      return [...daily, unitCharge({ id: 'unit-rate', label: 'Unit rate' }, flow, constant(standard))];
    notes.add('standard_unit_rate_inc_vat', of.description ?? of.code, several);
    return daily;
  }
  const [day, night] = [pounds(priced.day_unit_rate_inc_vat), pounds(priced.night_unit_rate_inc_vat)];
  if (day === undefined || night === undefined) return undefined;
  notes.add(
    'night_unit_rate',
    `${day} by day, ${night} by night, pounds per kWh`,
    'The hours of the night rate are those of the meter; 00:30 to 07:30 is assumed.',
  );
  const hours = (label: string, from: number, to: number): Schedule => ({
    label,
    windows: [{ minutes: [{ from, to }] }],
    zone: BRITISH_ZONE,
  });
  return [
    ...daily,
    unitCharge({ id: 'day', label: 'Day rate', schedule: hours('Day rate', 450, 30) }, flow, constant(day)),
    unitCharge(
      { id: 'night', label: 'Night rate', schedule: hours('Night rate', 30, 450) },
      flow,
      constant(night),
    ),
  ];
}

const constant = (price: string): PriceOverTime => ({ type: 'constant', price });

/** Suppliers may not charge it in the last 49 days (supply licence condition 24). */
function exitFee(priced: Register): TerminationFee {
  const fee = pounds(priced.exit_fees_inc_vat ?? 0);
  if (fee === undefined) return { kind: 'unknown' };
  return Number(fee) === 0 ? { kind: 'none' } : { kind: 'flat', amount: fee, waivedLastDays: 49 };
}

/** Pence to pounds. */
function pounds(pence: string | number | null | undefined): string | undefined {
  const text = decimalText(pence);
  return text === undefined ? undefined : plain(new Decimal(text).dividedBy(100));
}
