import { compileCatalogue } from '#domain/energy/tariffs/engine/compile';
import type { CompiledCatalogue } from '#domain/energy/tariffs/engine/program';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { CandidatePlan } from '../candidate.js';
import type { OnceFee } from './price-bands.js';
import { stagesOf } from './price-bands.js';

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
