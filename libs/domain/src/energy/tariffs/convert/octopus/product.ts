import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { DomainError } from '#domain/shared/domain-error';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Tariff, TerminationFee } from '#domain/energy/tariffs/model/tariff';
import type { ConvertContext, Converted, RefusedPlan } from '../convert.js';
import { decimalText, plain } from '../decimal-text.js';
import type { Known } from '../known-fields.js';
import { fields, noteUnknownFields } from '../known-fields.js';
import { supplyAreaLettered } from '../supply-areas.js';
import { clip, UnpricedNotes } from '../notes.js';

export const BRITISH_ZONE = 'Europe/London';

const Figure = z.union([z.number(), z.string()]).nullish();

const Register = z.looseObject({
  code: z.string().nullish(),
  standing_charge_inc_vat: Figure,
  standard_unit_rate_inc_vat: Figure,
  day_unit_rate_inc_vat: Figure,
  night_unit_rate_inc_vat: Figure,
  exit_fees_inc_vat: Figure,
});
type Register = z.infer<typeof Register>;

/** Region letter (`_A`) to way of paying to tariff; what is none of these is kept for a note. */
const Regions = z.record(z.string(), z.unknown());
const Payments = z.record(z.string(), z.unknown());

const Product = z.looseObject({
  code: z.string(),
  full_name: z.string().nullish(),
  display_name: z.string().nullish(),
  description: z.string().nullish(),
  is_variable: z.boolean().nullish(),
  is_green: z.boolean().nullish(),
  is_tracker: z.boolean().nullish(),
  is_prepay: z.boolean().nullish(),
  is_business: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  term: z.number().nullish(),
  direction: z.string().nullish(),
  tariffs_active_at: z.string().nullish(),
  single_register_electricity_tariffs: Regions.nullish(),
  dual_register_electricity_tariffs: Regions.nullish(),
  single_register_gas_tariffs: z.record(z.string(), z.unknown()).nullish(),
});
type Product = z.infer<typeof Product>;

const register: Known = {
  ...fields(
    `code standing_charge_exc_vat standing_charge_inc_vat standard_unit_rate_exc_vat standard_unit_rate_inc_vat
    day_unit_rate_exc_vat day_unit_rate_inc_vat night_unit_rate_exc_vat night_unit_rate_inc_vat
    exit_fees_exc_vat exit_fees_inc_vat exit_fees_type`,
  ),
  links: fields('href method rel'),
};

const product: Known = {
  ...fields(
    `code full_name display_name description is_variable is_green is_tracker is_prepay is_business is_restricted
    term available_from available_to tariffs_active_at brand direction`,
  ),
  single_register_electricity_tariffs: 'aside',
  dual_register_electricity_tariffs: 'aside',
  single_register_gas_tariffs: 'aside',
  /** By region, way of paying and kind of meter. */
  sample_quotes: { '*': { '*': { '*': fields('annual_cost_inc_vat annual_cost_exc_vat') } } },
  sample_consumption: {
    '*': fields('electricity_standard electricity_day electricity_night gas_standard'),
  },
  links: fields('href method rel'),
};

/** One tariff for each region and way of paying; gas is refused. Prices include VAT, as a home pays them. */
export function convertProduct(document: Record<string, unknown>, context: ConvertContext): Converted {
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
  for (const { region, payment, priced } of registers) {
    const result = tariffOf({ product: read.data, document, region, payment, priced, strays }, context);
    if ('reason' in result) refused.push(result);
    else tariffs.push(result);
  }
  return { tariffs, refused };
}

interface Found {
  readonly region: string;
  readonly payment: string;
  readonly priced: Register;
}

/** The tariffs of all regions; what stands among them and is none. */
function registersOf(of: Product): {
  readonly registers: readonly Found[];
  readonly strays: Readonly<Record<string, unknown>>;
} {
  const registers: Found[] = [];
  const strays: Record<string, unknown> = {};
  for (const regions of [of.single_register_electricity_tariffs, of.dual_register_electricity_tariffs]) {
    for (const [region, value] of Object.entries(regions ?? {})) {
      const payments = Payments.safeParse(value);
      if (!payments.success) strays[region] = value;
      for (const [payment, inner] of Object.entries(payments.data ?? {})) {
        const priced = Register.safeParse(inner);
        if (priced.success) registers.push({ region, payment, priced: priced.data });
        else strays[`${region}.${payment}`] = inner;
      }
    }
  }
  return { registers, strays };
}

interface Priced {
  readonly product: Product;
  readonly document: Record<string, unknown>;
  readonly region: string;
  readonly payment: string;
  readonly priced: Register;
  readonly strays: Readonly<Record<string, unknown>>;
}

function tariffOf(
  { product: of, document, region, payment, priced, strays }: Priced,
  context: ConvertContext,
): Tariff | RefusedPlan {
  const notes = new UnpricedNotes();
  const id = clip(`${priced.code ?? `${of.code}${region}`}-${payment}`, 200);
  const charges = chargesOf(of, priced, notes);
  if (!charges) return { id, reason: 'It states no unit rate.' };
  noteUnknownFields(document, product, '', notes);
  noteUnknownFields(strays, {}, '', notes);
  noteUnknownFields(priced, register, `${region}.${payment}`, notes);
  if (of.is_tracker === true)
    notes.add(
      'is_tracker',
      of.description ?? 'tracker',
      'The price follows the market every day; the published rate is that of one day.',
    );
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
    priceBasis: of.is_tracker === true ? 'indexed' : of.is_variable === true ? 'variable' : 'fixed',
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
  return (
    /(?:^|-)(?:SEG|OUTGOING|EXPORT)(?:-|$)/i.test(code) ||
    /export (?:tariff|guarantee)|outgoing/i.test(description ?? '')
  );
}

function chargesOf(of: Product, priced: Register, notes: UnpricedNotes): readonly Charge[] | undefined {
  const isPaid = isExport(of);
  const standing = pounds(priced.standing_charge_inc_vat);
  const standard = pounds(priced.standard_unit_rate_inc_vat);
  const [day, night] = [pounds(priced.day_unit_rate_inc_vat), pounds(priced.night_unit_rate_inc_vat)];
  const daily: Charge[] =
    standing === undefined || Number(standing) === 0
      ? []
      : [{ id: 'standing', label: 'Standing charge', scope: 'bundled', kind: 'per-day', amount: standing }];
  const unit = (
    id: string,
    label: string,
    price: string,
    minutes?: { from: number; to: number },
  ): Charge => ({
    id,
    label,
    scope: 'bundled',
    kind: 'per-kwh',
    flow: isPaid ? 'export' : 'import',
    ...(minutes && { schedule: { label, windows: [{ minutes: [minutes] }], zone: BRITISH_ZONE } }),
    price: { type: 'constant', price: isPaid ? new Decimal(price).negated().toFixed() : price },
  });
  if (standard !== undefined) return [...daily, unit('unit-rate', 'Unit rate', standard)];
  if (day === undefined || night === undefined) return undefined;
  notes.add(
    'night_unit_rate',
    `${day} by day, ${night} by night, pounds per kWh`,
    'The hours of the night rate are those of the meter; 00:30 to 07:30 is assumed.',
  );
  return [
    ...daily,
    unit('day', 'Day rate', day, { from: 450, to: 30 }),
    unit('night', 'Night rate', night, { from: 30, to: 450 }),
  ];
}

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
