import { z } from 'zod';
import { DomainError } from '#domain/shared/domain-error';
import type { Scope } from '#domain/energy/tariffs/model/charge';
import { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { Unpriced } from '#domain/energy/tariffs/model/tariff';
import type { ConvertContext, Converted, Converter, RefusedPlan } from '../convert.js';
import { demandCharges } from './demand.js';
import { energyCharges } from './energy.js';
import { exportReading } from './export-rule.js';
import { unpricedFields } from './fields.js';
import { fixedCharges } from './fixed.js';
import { holidaysOf } from './holidays.js';
import { UrdbRate } from './rate.js';
import { fromRatebook } from './ratebook-shape.js';
import { refusalOf } from './refusals.js';
import { fromUtilityrate5 } from './utilityrate5-shape.js';

const MAX_RATES = 100_000;

/**
 * OpenEI U.S. Utility Rate Database, JSON versions 7 and 8 (`{items: [...]}`, a list, or one rate),
 * the CC0 documents that restate it, and the inputs of NREL ssc's utilityrate5. Lines stay unrounded to micro-dollars; months are the
 * billing cycles; URDB knows no holidays.
 */
export const convertUrdb: Converter = (source, context) => {
  const converted = ratesOf(source, context).map((rate, at) => convertRate(rate, at, context));
  return {
    tariffs: converted.flatMap((each) => ('tariff' in each ? [each.tariff] : [])),
    refused: converted.flatMap((each) => ('refused' in each ? [each.refused] : [])),
  } satisfies Converted;
};

type ConvertedRate = { readonly tariff: Tariff } | { readonly refused: RefusedPlan };

function ratesOf(source: string, { source: name }: ConvertContext): readonly unknown[] {
  let document: unknown;
  try {
    document = JSON.parse(source);
  } catch {
    throw new DomainError(
      'tariffs.urdb-not-json',
      `${name} is not JSON; give the JSON that OpenEI's utility_rates API answers.`,
    );
  }
  const wrapped = z.looseObject({ items: z.array(z.unknown()).max(MAX_RATES) }).safeParse(document);
  if (wrapped.success) {
    const { items, ...beside } = wrapped.data;
    return items.map((rate) => withFigures(rate, beside));
  }
  return Array.isArray(document) ? document.slice(0, MAX_RATES) : [outOfReopt(document)];
}

const Reopt = z.looseObject({
  ElectricTariff: z.looseObject({ urdb_response: z.looseObject({}) }),
});

/** The rate inside the inputs of NREL's REopt, which wrap it; whatever else prices energy there goes with it. */
function outOfReopt(document: unknown): unknown {
  const parsed = Reopt.safeParse(document);
  if (!parsed.success) return document;
  const { urdb_response: rate, ...beside } = parsed.data.ElectricTariff;
  return withFigures(rate, beside);
}

function convertRate(document: unknown, at: number, context: ConvertContext): ConvertedRate {
  const id = labelOf(fromUtilityrate5(document) ?? document) ?? `rate ${at + 1}`;
  const parsed = UrdbRate.safeParse(
    fromRatebook(document) ?? fromUtilityrate5(document) ?? lowerCased(document),
  );
  if (!parsed.success) return { refused: { id, reason: z.prettifyError(parsed.error).slice(0, 500) } };
  const rate = parsed.data;
  const { kind } = exportReading(rate).rule;
  const reason = refusalOf(rate, kind === 'kwh-rollover' || kind === 'dollar-credit');
  if (reason !== undefined) return { refused: { id, reason } };
  const tariff = Tariff.safeParse(tariffOf(rate, id, context));
  return tariff.success
    ? { tariff: tariff.data }
    : { refused: { id, reason: z.prettifyError(tariff.error).slice(0, 500) } };
}

/** The tariff of a rate, whose figures may still be beyond what a tariff can hold. */
function tariffOf(rate: UrdbRate, id: string, context: ConvertContext): z.input<typeof Tariff> {
  const scope = scopeOf(rate.servicetype);
  const { rule, chronological } = exportReading(rate);
  const energy = energyCharges(rate, { scope, exportRule: rule, chronological, holidays: holidaysOf(rate) });
  const demand = demandCharges(rate, scope);
  const fixed = fixedCharges(rate, scope);
  const unpriced: Unpriced[] = [
    ...energy.unpriced,
    ...demand.unpriced,
    ...fixed.unpriced,
    ...unpricedFields(rate),
  ];
  return {
    id: `urdb:${id}`,
    name:
      [rate.utility, rate.name]
        .filter((part) => part != null && part !== '')
        .join(': ')
        .slice(0, 300) || id,
    currency: 'USD',
    charges: [...energy.charges, ...demand.charges, ...fixed.charges],
    unpriced,
    priceBasis: 'fixed',
    terminationFee: { kind: 'none' },
    eligibility: [],
    discounts: [],
    exportRule: rule,
    rounding: { decimals: 6, mode: 'half-up' },
    provenance: { source: (rate.source ?? rate.uri ?? context.source).slice(0, 500), asOf: context.asOf, id },
  };
}

function scopeOf(serviceType: string | null | undefined): Scope {
  const words = (serviceType ?? '').toLowerCase();
  if (words === 'energy') return 'supply';
  return words === 'delivery' ? 'delivery' : 'bundled';
}

/** What the wrapping says beside the rates holds for each of them; counts and the like hold no price. */
function withFigures(rate: unknown, beside: Readonly<Record<string, unknown>>): unknown {
  const figures = Object.entries(beside).filter(
    ([name]) => !/^(?:count|total|limit|offset|page|version|errors?|status)$/i.test(name),
  );
  return typeof rate === 'object' && rate !== null && figures.length > 0
    ? { ...Object.fromEntries(figures), ...rate }
    : rate;
}

function labelOf(document: unknown): string | undefined {
  const parsed = z.object({ label: z.string().min(1).max(150) }).safeParse(document);
  return parsed.success ? parsed.data.label : undefined;
}

/** Field names differ in case between versions and tools. */
function lowerCased(document: unknown): unknown {
  const parsed = z.record(z.string(), z.unknown()).safeParse(document);
  if (!parsed.success) return document;
  return Object.fromEntries(Object.entries(parsed.data).map(([name, value]) => [name.toLowerCase(), value]));
}
