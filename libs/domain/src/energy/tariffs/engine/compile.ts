import { DomainError } from '#domain/shared/domain-error';
import { netsEnergy } from '../export-credit.js';
import type { Charge, PerKwhCharge } from '../model/charge.js';
import { isPlainlyBounded, poolNameOf } from '../ladder.js';
import { pricedCharges } from '../model/pricing-options.js';
import type { PricingOptions } from '../model/pricing-options.js';
import type { BlockPool } from '../reduction/measure.js';
import type { Tariff } from '../model/tariff.js';
import { CatalogueBuilder } from './builder.js';
import { PlanCompiler } from './plan-compiler.js';
import type { CompiledCatalogue } from './program.js';
import { localDayOf } from '../calendar/calendar.js';
import { localSeconds } from '#domain/shared/zone';
import { scheduleSpans } from '../reduction/schedule-spans.js';

const DAY_S = 86_400;
/** Two years hold every weekday of every season, and a leap day. */
const FIRST_DAY = localSeconds(2023, 7, 1) / DAY_S;
const DAYS = 731;

/** Options that change what is compiled; the contract's start belongs to the reduction. */
export type CompileOptions = Pick<PricingOptions, 'conditionalDiscounts' | 'contractedKw'>;

/**
 * Compiles tariffs once, for any number of homes. A tariff that cannot be priced becomes a failure
 * of its own and stops no other. Order is kept.
 */
export function compileCatalogue(
  tariffs: readonly Tariff[],
  options: CompileOptions = {},
): CompiledCatalogue {
  const builder = new CatalogueBuilder();
  const pools = new Map<string, BlockPool>();
  for (const tariff of tariffs) {
    try {
      const charges = pricedCharges(tariff, options);
      if (
        tariff.nettingMinutes !== undefined ||
        needsOrderWithinIntervals(tariff, charges) ||
        netsUneven(tariff, charges)
      )
        builder.byReference({ tariff, options });
      else builder.plan(new PlanCompiler(builder, pools, tariff, charges).rows(), tariff.rounding);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      builder.failed(error);
    }
  }
  return builder.catalogue();
}

/** Whether exports are taken off blocks whose bounds are more than figures times one number. */
function netsUneven({ exportRule }: Tariff, charges: readonly Charge[]): boolean {
  if (!netsEnergy(exportRule)) return false;
  return charges.some(
    (charge) => charge.kind === 'per-kwh' && charge.price.type === 'tiers' && !isPlainlyBounded(charge.price),
  );
}

/** Whether charges of one pool apply together and fill its blocks in the order of time. */
function needsOrderWithinIntervals(tariff: Tariff, charges: readonly Charge[]): boolean {
  const pools = new Map<string, PerKwhCharge[]>();
  for (const charge of charges) {
    if (
      charge.kind !== 'per-kwh' ||
      charge.price.type !== 'tiers' ||
      charge.price.scope !== 'pooled-chronological'
    )
      continue;
    const name = poolNameOf(charge) ?? '';
    pools.set(name, [...(pools.get(name) ?? []), charge]);
  }
  return [...pools.values()].some((members) => canOverlap(members, tariff.zone));
}

/**
 * Whether two charges can apply at the same instant. Blocks that such charges fill in the order of
 * time depend on the order within an interval, which only the reference path knows.
 */
function canOverlap(charges: readonly PerKwhCharge[], zone: string | undefined): boolean {
  if (charges.length < 2) return false;
  if (charges.some(({ schedule }) => schedule?.announced !== undefined)) return true;
  const zones = new Set(charges.map(({ schedule }) => schedule?.zone ?? zone));
  if (zones.size > 1) return true;
  const spansOf = charges.map(({ schedule }) => scheduleSpans(schedule));
  for (let dayNumber = FIRST_DAY; dayNumber < FIRST_DAY + DAYS; dayNumber += 1) {
    const day = localDayOf(dayNumber * DAY_S);
    const edges = spansOf.flatMap((each) => pairs(each(day))).sort((a, b) => a.from - b.from);
    if (edges.some(({ from }, at) => from < (edges[at - 1]?.to ?? 0))) return true;
  }
  return false;
}

function pairs(spans: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  return spans.flatMap((from, at) => (at % 2 === 0 ? [{ from, to: spans[at + 1] ?? from }] : []));
}
