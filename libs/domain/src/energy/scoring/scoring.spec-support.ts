import { MICROS } from '#domain/shared/money';
import type { Wishes } from '../households/households.events.js';
import type { Tariff } from '../tariffs/model/tariff.js';
import type { CandidatePlan, ScoringInput } from './scoring-input.js';
import type { HomeUsage } from './home-usage.js';
import { compilePlans } from './pricing/compile-plans.js';
import type { PreparedHome } from './pricing/prepared-home.js';
import { prepareHome } from './pricing/prepared-home.js';
import type { Weighing } from './ranking/weigh-plans.js';
import { weighPlans } from './ranking/weigh-plans.js';
import { scorePlans } from './score-plans.js';
import type { Scoring } from './scoring.js';
import type { Contract } from './staying/leaving-fee.js';

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
    timing: 'metered',
    drawnYears: uncertainty === 0 ? [] : spreadYears(uncertainty),
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

/** Forty years in which whole years and single months stray. */
function spreadYears(uncertainty: number): readonly (readonly number[])[] {
  return Array.from({ length: 40 }, (_, year) =>
    Array.from(
      { length: 12 },
      (_unused, month) => 1 + (uncertainty * (Math.sin(year * 12 + month) + Math.sin(year * 2.4))) / 2,
    ),
  );
}

const EVEN_USAGE = plainUsage(new Array<number>(12).fill(1000));
export const NO_WISHES: Wishes = {
  renewableCentsPerKwh: '0',
  starPerYear: '0',
  freedomPerYear: '0',
  fixedPricePerYear: '0',
  leavingFeePercent: 0,
};
export const NO_CONTRACT: Contract = { end: null, fee: { kind: 'none' }, waivedLastDays: 0, waivedWhy: null };

/** A home of 1,000 kWh a month at 12 cents, no contract, cost alone counts. */
export function plainInput(changes: Partial<ScoringInput> = {}): ScoringInput {
  return {
    today: '2026-01-01',
    currency: 'USD',
    usage: EVEN_USAGE,
    plans: [],
    present: { kind: 'ownRate', plan: plainPlan({ planId: 'own-rate', cents: 12, rating: null }) },
    contract: NO_CONTRACT,
    wishes: NO_WISHES,
    limits: {},
    caution: 'expected',
    afterContract: { kind: 'market' },
    afterTerm: { kind: 'market' },
    customerOf: null,
    choice: 'supplier',
    nothingToChoose: false,
    devices: [],
    agreedToCost: null,
    ...changes,
  };
}

const homes = new WeakMap<HomeUsage, PreparedHome>();

/** Scores with the real engine; a home used again is laid out once. */
export function rankPlain(input: ScoringInput): Scoring {
  return scorePlans(input, { home: homeOf(input) });
}

/** The same run before it is put into words. */
export function weighPlain(input: ScoringInput): Weighing {
  const home = homeOf(input);
  return weighPlans(input, home, home.pricerOf(compilePlans(input.plans, input.today)));
}

function homeOf({ usage }: ScoringInput): PreparedHome {
  const home = homes.get(usage) ?? prepareHome(usage);
  homes.set(usage, home);
  return home;
}

/** A contract until a day with a flat fee in dollars, due until the last day but `waivedLastDays`. */
export function flatFee(end: string | null, dollars: number, waivedLastDays = 0): Contract {
  const fee = { kind: 'flat', amountMicros: dollars * MICROS } as const;
  return { end, fee, waivedLastDays, waivedWhy: null };
}

/** All ranked plans of a run in rank order. */
export function inRankOrder({ top, others }: Scoring): Scoring['others'] {
  return [...top, ...others].sort((a, b) => a.rank - b.rank);
}
