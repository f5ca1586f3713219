import { addMonths } from '#domain/shared/day';
import type { Path } from '../draws/drawn-costs.js';
import type { MonthTable } from '../draws/month-table.js';
import { evenTable } from '../draws/month-table.js';
import { compilePlans } from '../pricing/compile-plans.js';
import { priceAfter } from '../pricing/market.js';
import { spanCost, sum } from '../pricing/plan-costs.js';
import type { PreparedHome } from '../pricing/prepared-home.js';
import type { CandidatePlan, ScoringInput } from '../scoring-input.js';
import type { Contract } from '../staying/leaving-fee.js';
import { dayAfter, feeOn, hasEnded, switchDays } from '../staying/leaving-fee.js';

/** Staying and switching are compared over whole years, so that no season counts twice. */
export const HORIZON_MONTHS = 24;

/** Prices of staying from a day on, until the next span. */
export interface StaySpan {
  readonly from: string;
  readonly table: MonthTable;
}

/** A day on which the home may leave its present plan. Integer micros, on average over the drawn years. */
export interface Departure {
  readonly on: string;
  readonly feeMicros: number;
  /** Cost of staying from today until then. */
  readonly stayedMicros: number;
}

/** Staying over the horizon, and the days on which to leave. */
export interface Stay {
  readonly today: string;
  /** First day after the horizon. */
  readonly end: string;
  /** The first begins today. */
  readonly spans: readonly StaySpan[];
  readonly stayMicros: number;
  readonly contract: Contract;
  /** The present price, and the price that follows the contract. */
  readonly table: MonthTable;
  readonly after: MonthTable;
  /** Today first. */
  readonly departures: readonly Departure[];
}

/** What the home has today: its prices, its contract, and the prices that follow it. */
export type Holding = Pick<Stay, 'today' | 'contract' | 'table' | 'after'>;

/**
 * The stay at the steady price of the present plan. Null if the present plan is unknown or its tariff cannot be
 * priced on this home.
 */
export function presentStay(
  { present, contract, today, afterContract }: ScoringInput,
  home: PreparedHome,
  market: MonthTable | null,
): Stay | null {
  if (present.kind === 'unknown') return null;
  const table =
    present.kind === 'annualCost'
      ? evenTable(present.annualCostMicros, home.usage, home.draws.levels)
      : presentTable(present.plan, home, today);
  if (table === null) return null;
  return stayOf({ today, contract, table, after: priceAfter(table, afterContract, market) });
}

function presentTable(plan: CandidatePlan, home: PreparedHome, today: string): MonthTable | null {
  const priced = home.pricerOf(compilePlans([plan], today))(plan);
  return 'notPriced' in priced ? null : (priced.stages.at(-1)?.table ?? null);
}

/** Computes the stay: the present price to the end of the contract, then the price that follows. */
export function stayOf({ today, contract, table, after }: Holding): Stay {
  const end = addMonths(today, HORIZON_MONTHS);
  const runsOut = contract.end !== null && !hasEnded(contract, today) ? dayAfter(contract.end) : null;
  const spans = [{ from: today, table }, ...(runsOut === null ? [] : [{ from: runsOut, table: after }])];
  return {
    ...{ today, end, spans, contract, table, after },
    stayMicros: stayCost(spans, today, end),
    departures: switchDays(contract, today).map((on) => ({
      on,
      feeMicros: feeOn(contract, on),
      stayedMicros: stayCost(spans, today, on),
    })),
  };
}

/** Cost in micros of staying from a day until a later one (exclusive), on average over the drawn years. */
export function stayCost(spans: readonly StaySpan[], from: string, until: string): number {
  return sum(
    spans.map(({ from: begins, table }, index) => {
      const ends = spans[index + 1]?.from ?? until;
      return spanCost(table.expected, begins < from ? from : begins, ends < until ? ends : until);
    }),
  );
}

/** Staying from today until a day, and the fee for leaving then. */
export function stayPath({ spans }: Pick<Stay, 'spans'>, until: string, feeMicros = 0): Path {
  const stretches = spans.map(({ from, table }, index) => {
    const next = spans[index + 1]?.from ?? until;
    return { table, from, until: next < until ? next : until };
  });
  return { stretches, onceMicros: feeMicros };
}
