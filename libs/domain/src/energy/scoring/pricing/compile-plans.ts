import { compileCatalogue } from '#domain/energy/tariffs/engine/compile';
import type { CompiledCatalogue } from '#domain/energy/tariffs/engine/program';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { CandidatePlan } from '../scoring-input.js';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import { microsOf, roundTo } from '../amounts.js';

/** Indexes of one plan's stages among the compiled tariffs. */
export interface CompiledPlan {
  readonly stages: readonly { readonly fromContractMonth: number; readonly index: number }[];
  readonly once: readonly OnceFee[];
}

/** Plans compiled for pricing on any home, at the prices in force on one day. */
export interface CompiledPlans {
  readonly today: string;
  readonly tariffs: CompiledCatalogue;
  readonly byPlanId: ReadonlyMap<string, CompiledPlan>;
}

/**
 * Compiles plans for any number of scoring runs on `today` (`YYYY-MM-DD`); of two plans with the same id, the
 * first. Worth caching by catalogue revision, set of plans and day.
 */
export function compilePlans(plans: readonly CandidatePlan[], today: string): CompiledPlans {
  const tariffs: Tariff[] = [];
  const byPlanId = new Map<string, CompiledPlan>();
  for (const { planId, tariff } of plans) {
    if (byPlanId.has(planId)) continue;
    const { stages, once } = stagesOf(tariff, today);
    const placed = stages.map((stage) => ({
      fromContractMonth: stage.fromContractMonth,
      index: tariffs.push(stage.tariff) - 1,
    }));
    byPlanId.set(planId, { stages: placed, once });
  }
  return { today, tariffs: compileCatalogue(tariffs), byPlanId };
}

/** A tariff from one month of the contract until the next stage, without dates and one-off charges. */
export interface TariffStage {
  readonly fromContractMonth: number;
  readonly tariff: Tariff;
}

/** A one-off charge, tax included, rounded by the plan's rule. */
export interface OnceFee {
  readonly charge: Extract<Charge, { kind: 'once' }>;
  readonly contractMonth: number;
  readonly amountMicros: number;
}

/** A tariff split by the age of the contract. */
export interface TariffStages {
  readonly stages: readonly TariffStage[];
  readonly once: readonly OnceFee[];
}

const MOST_STAGES = 24;

/**
 * Splits a tariff into the stages of its contract, at the prices in force on `today`: a year metered in the past
 * is priced at the prices on offer now. The 24th stage also stands for any later ones.
 */
export function stagesOf(tariff: Tariff, today: string): TariffStages {
  const current = mapCharges(tariff, (charge) => (inForceOn(charge, today) ? undated(charge) : null));
  const all = [...current.charges, ...current.discounts.map(({ charge }) => charge)];
  const starts = new Set([1]);
  for (const { contractMonths } of all) {
    if (contractMonths === undefined) continue;
    starts.add(contractMonths.from);
    if (contractMonths.to !== undefined) starts.add(contractMonths.to + 1);
  }
  const stages = [...starts]
    .sort((a, b) => a - b)
    .slice(0, MOST_STAGES)
    .map((fromContractMonth) => ({ fromContractMonth, tariff: stageOf(current, fromContractMonth) }));
  const unitMicros = 10 ** (6 - tariff.rounding.decimals);
  const once = current.charges
    .filter((charge) => charge.kind === 'once')
    .map((charge) => ({
      charge,
      contractMonth: charge.contractMonth,
      amountMicros: roundTo(microsOf(charge.amount) * (1 + Number(charge.taxPercent ?? 0) / 100), unitMicros),
    }));
  return { stages, once };
}

function stageOf(tariff: Tariff, contractMonth: number): Tariff {
  return mapCharges(tariff, (charge) => {
    if (charge.kind === 'once') return null;
    const { contractMonths, ...rest } = charge;
    const applies =
      contractMonths === undefined ||
      (contractMonths.from <= contractMonth && contractMonth <= (contractMonths.to ?? contractMonth));
    return applies ? rest : null;
  });
}

function mapCharges(tariff: Tariff, change: (charge: Charge) => Charge | null): Tariff {
  return {
    ...tariff,
    charges: tariff.charges.map(change).filter((charge) => charge !== null),
    discounts: tariff.discounts.flatMap((discount) => {
      const charge = change(discount.charge);
      return charge === null ? [] : [{ ...discount, charge }];
    }),
  };
}

function inForceOn({ validFrom, validTo }: Charge, today: string): boolean {
  return (validFrom === undefined || validFrom <= today) && (validTo === undefined || today < validTo);
}

function undated(charge: Charge): Charge {
  const rest = { ...charge };
  delete rest.validFrom;
  delete rest.validTo;
  return rest;
}
