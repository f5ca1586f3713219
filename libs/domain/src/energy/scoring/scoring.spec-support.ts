import { MICROS } from '#domain/shared/money';
import type { Tariff } from '../tariffs/model/tariff.js';
import type { CandidatePlan } from './candidate.js';
import type { HomeUsage, UsageMonth } from './home-usage.js';
import { calendarMonths } from './home-usage.js';
import type { LeavingRule } from './staying/leaving-fee.js';
import type { PlanCosts } from './pricing/plan-costs.js';
import type { Pricer } from './pricing/priced-plan.js';
import { rankPlans } from './rank-plans.js';
import type { ScoringInput } from './scoring-input.js';
import type { Scoring } from './scoring.js';
import { levelsOf } from './pricing/usage-levels.js';

/** A flat plan for tests: cents per kWh, a monthly fee, and what else the test is about. */
export interface PlainPlan {
  readonly planId: string;
  readonly cents: number;
  readonly monthly?: number;
  readonly rating?: number | null;
  readonly retailer?: string;
  readonly tariff?: Partial<Tariff>;
}

export function plainPlan({
  planId,
  cents,
  monthly = 0,
  rating = 3,
  retailer = 'Acorn Power',
  tariff,
}: PlainPlan): CandidatePlan {
  return {
    planId,
    name: `Plan ${planId}`,
    retailer,
    rating,
    tariff: {
      id: planId,
      name: `Plan ${planId}`,
      currency: 'USD',
      charges: [
        { id: 'base', label: 'Base charge', scope: 'bundled', kind: 'per-month', amount: String(monthly) },
        {
          id: 'energy',
          label: 'Energy',
          scope: 'bundled',
          kind: 'per-kwh',
          flow: 'import',
          price: { type: 'constant', price: (cents / 100).toFixed(6) },
        },
      ],
      unpriced: [],
      priceBasis: 'fixed',
      termMonths: 12,
      terminationFee: { kind: 'none' },
      renewablePercent: '20',
      eligibility: [],
      discounts: [],
      exportRule: { kind: 'charges' },
      rounding: { decimals: 2, mode: 'half-up' },
      provenance: { source: 'Made up for a test', asOf: '2026-11-01', id: planId },
      ...tariff,
    },
  };
}

/** A year from January of so many kWh a month, surely known unless `uncertainty` (0 to 1) says otherwise. */
export function plainUsage(monthKwh: readonly number[], uncertainty = 0): HomeUsage {
  const milliWh = monthKwh.map((kwh) => Math.round(kwh * MICROS));
  const annual = milliWh.reduce((a, b) => a + b, 0);
  return {
    load: hourlyLoad(milliWh),
    months: milliWh.map((use, month) => ({
      month: `2025-${String(month + 1).padStart(2, '0')}`,
      milliWh: use,
      lowMilliWh: Math.round(use * (1 - uncertainty)),
      highMilliWh: Math.round(use * (1 + uncertainty)),
    })),
    lowMilliWh: Math.round(annual * (1 - uncertainty)),
    highMilliWh: Math.round(annual * (1 + uncertainty)),
    meteredShare: 1 - uncertainty,
    resampledYears: uncertainty === 0 ? [] : spreadYears(uncertainty),
  };
}

/** Each month's energy spread evenly over its hours of 2025 in UTC; the last hour takes the rest. */
function hourlyLoad(milliWh: readonly number[]): HomeUsage['load'] {
  const startS = Date.UTC(2025, 0, 1) / 1000;
  const importMilliWh = milliWh.flatMap((use, month) => {
    const hours = new Date(Date.UTC(2025, month + 1, 0)).getUTCDate() * 24;
    const even = Math.floor(use / hours);
    return Array.from({ length: hours }, (_, hour) => (hour < hours - 1 ? even : use - even * (hours - 1)));
  });
  return {
    zone: 'UTC',
    startUtc: Float64Array.from(importMilliWh, (_, hour) => startS + hour * 3600),
    durationS: new Float64Array(importMilliWh.length).fill(3600),
    importMilliWh: Float64Array.from(importMilliWh),
  };
}

function spreadYears(uncertainty: number): readonly (readonly number[])[] {
  return Array.from({ length: 40 }, (_, year) =>
    Array.from({ length: 12 }, (_unused, month) => 1 + uncertainty * Math.sin(year * 12 + month)),
  );
}

/** Prices flat plans in one line: cents times kWh plus the monthly fee. */
export function plainPricer(usage: HomeUsage): Pricer {
  const levels = levelsOf(usage);
  const places = calendarMonths(usage);
  return ({ tariff }) => {
    const rate = tariff.charges.find((charge) => charge.kind === 'per-kwh')?.price;
    const base = tariff.charges.find((charge) => charge.kind === 'per-month')?.amount ?? '0';
    if (rate?.type !== 'constant') return { notPriced: 'It has no energy price.' };
    const cost = (milliWh: number): number =>
      Math.round(Number(rate.price) * milliWh) + Math.round(Number(base) * MICROS);
    const inYear = (use: (month: UsageMonth) => number): PlanCosts => {
      const costs = new Array<number>(12).fill(0);
      usage.months.forEach((month, index) => (costs[places[index] ?? 0] = cost(use(month))));
      return { bands: [{ fromContractMonth: 1, costs }], once: [] };
    };
    return {
      costs: inYear(({ milliWh }) => milliWh),
      low: inYear(({ lowMilliWh }) => lowMilliWh),
      high: inYear(({ highMilliWh }) => highMilliWh),
      levelCosts: Float64Array.from(
        levels.factors.flatMap((factor) => usage.months.map(({ milliWh }) => cost(milliWh * factor))),
      ),
    };
  };
}

const EVEN_USAGE = plainUsage(new Array<number>(12).fill(1000));

/** A home of 1,000 kWh a month at 12 cents, no contract, cost alone counts. */
export function plainInput(changes: Partial<ScoringInput> = {}): ScoringInput {
  return {
    today: '2026-01-01',
    currency: 'USD',
    usage: EVEN_USAGE,
    plans: [],
    present: { kind: 'ownRate', plan: plainPlan({ planId: 'own-rate', cents: 12, rating: null }) },
    contract: { end: null, fee: { kind: 'none' } },
    weights: { cost: 1, flexibility: 0, renewable: 0, rating: 0 },
    limits: {},
    ...changes,
  };
}

/** Ranks flat plans. */
export function rankPlain(input: ScoringInput): Scoring {
  return rankPlans(input, levelsOf(input.usage), plainPricer(input.usage));
}

/** A flat fee in dollars, due until the last day but `waivedLastDays`. */
export function flatFee(dollars: number, waivedLastDays = 0): LeavingRule {
  return { kind: 'flat', amountMicros: dollars * MICROS, waivedLastDays };
}

/** All ranked plans of a run in rank order. */
export function inRankOrder({ top, others }: Scoring): Scoring['others'] {
  return [...top, ...others].sort((a, b) => a.rank - b.rank);
}
