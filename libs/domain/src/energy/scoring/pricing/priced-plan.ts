import type { MonthTable } from '../draws/month-table.js';
import type { CandidatePlan } from '../candidate.js';
import type { OnceCost, PlanCosts } from './plan-costs.js';

/** Month table from one month of the contract (1-based) until the next stage. */
export interface PricedStage {
  readonly fromContractMonth: number;
  readonly table: MonthTable;
}

/** One plan priced on this home, stage by stage of its contract. The first starts at month 1. */
export interface PricedPlan {
  readonly stages: readonly PricedStage[];
  readonly once: readonly OnceCost[];
}

/** Why a plan cannot be priced on this home. */
export interface NotPriced {
  readonly notPriced: string;
}

/** Prices plans on one home. */
export type Pricer = (plan: CandidatePlan) => PricedPlan | NotPriced;

/** The plan's costs for the usage year itself, or on average over the drawn years. */
export function costsOf({ stages, once }: PricedPlan, year: 'asItStands' | 'expected'): PlanCosts {
  return {
    bands: stages.map(({ fromContractMonth, table }) => ({ fromContractMonth, costs: table[year] })),
    once,
  };
}
