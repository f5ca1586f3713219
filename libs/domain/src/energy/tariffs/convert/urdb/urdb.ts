import { z } from 'zod';
import { DomainError } from '#domain/shared/domain-error';
import type { Scope } from '../../charge.js';
import { Tariff } from '../../tariff.js';
import type { Unpriced } from '../../tariff.js';
import type { ConvertContext, Converted, Converter, RefusedPlan } from '../convert.js';
import { demandCharges } from './demand.js';
import { energyCharges } from './energy.js';
import { exportReading } from './export-rule.js';
import { unpricedFields } from './fields.js';
import { fixedCharges } from './fixed.js';
import { holidaysOf } from './holidays.js';
import { UrdbRate } from './rate.js';
import { fromRatebook } from './ratebook-shape.js';

const MAX_RATES = 100_000;

/**
 * OpenEI U.S. Utility Rate Database, JSON versions 7 and 8 (`{items: [...]}`, a list, or one rate),
 * and the CC0 documents that restate it. Lines stay unrounded to micro-dollars; months are the
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
  const items = z.object({ items: z.array(z.unknown()).max(MAX_RATES) }).safeParse(document);
  if (items.success) return items.data.items;
  return Array.isArray(document) ? document.slice(0, MAX_RATES) : [document];
}

function convertRate(document: unknown, at: number, context: ConvertContext): ConvertedRate {
  const id = labelOf(document) ?? `rate ${at + 1}`;
  const parsed = UrdbRate.safeParse(fromRatebook(document) ?? lowerCased(document));
  if (!parsed.success) return { refused: { id, reason: z.prettifyError(parsed.error).slice(0, 500) } };
  const rate = parsed.data;
  if (
    rate.energyratestructure == null &&
    rate.fixedchargefirstmeter == null &&
    rate.fixedmonthlycharge == null
  )
    return {
      refused: { id, reason: 'It has no energy rates and no fixed charge: not a rate that can be priced.' },
    };
  const missing = missingPeriod(rate);
  if (missing !== undefined) return { refused: { id, reason: missing } };
  return { tariff: tariffOf(rate, id, context) };
}

function tariffOf(rate: UrdbRate, id: string, context: ConvertContext): Tariff {
  const scope = scopeOf(rate.servicetype);
  const { rule, chronological } = exportReading(rate);
  const energy = energyCharges(rate, { scope, exportRule: rule, chronological, holidays: holidaysOf(rate) });
  const demand = demandCharges(rate, scope);
  const fixed = fixedCharges(rate, scope);
  const unpriced: readonly Unpriced[] = [
    ...energy.unpriced,
    ...demand.unpriced,
    ...fixed.unpriced,
    ...unpricedFields(rate),
  ];
  return Tariff.parse({
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
  });
}

function scopeOf(serviceType: string | null | undefined): Scope {
  const words = (serviceType ?? '').toLowerCase();
  if (words === 'energy') return 'supply';
  return words === 'delivery' ? 'delivery' : 'bundled';
}

/** A schedule that names a period which the structure does not have cannot be priced. */
function missingPeriod(rate: UrdbRate): string | undefined {
  const checks = [
    ['energy', rate.energyratestructure, [rate.energyweekdayschedule, rate.energyweekendschedule]],
    ['demand', rate.demandratestructure, [rate.demandweekdayschedule, rate.demandweekendschedule]],
    [
      'flat demand',
      rate.flatdemandstructure,
      [rate.flatdemandmonths == null ? null : [rate.flatdemandmonths]],
    ],
  ] as const;
  for (const [what, structure, matrices] of checks) {
    const highest = Math.max(-1, ...matrices.flatMap((matrix) => (matrix ?? []).flat()));
    if (structure != null && highest >= structure.length)
      return `The ${what} schedule names period ${highest}, but there are only ${structure.length}.`;
  }
  return undefined;
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
