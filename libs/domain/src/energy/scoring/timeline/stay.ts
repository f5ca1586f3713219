import type { PriceAssumption } from '#domain/energy/households/households.events';
import { addMonths } from '#domain/shared/day';
import type { MonthTable } from '../draws/month-table.js';
import { timesPrice } from '../draws/month-table.js';
import { spanCost, sum } from '../pricing/plan-costs.js';
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
  /** Today first. */
  readonly departures: readonly Departure[];
}

/** What the home has today: its prices, its contract, and the prices that follow it. */
export interface Holding {
  readonly today: string;
  readonly contract: Contract;
  readonly table: MonthTable;
  readonly after: MonthTable;
}

/** Computes the stay: the present price to the end of the contract, then the price that follows. */
export function stayOf({ today, contract, table, after }: Holding): Stay {
  const end = addMonths(today, HORIZON_MONTHS);
  const runsOut = contract.end !== null && !hasEnded(contract, today) ? dayAfter(contract.end) : null;
  const spans = [{ from: today, table }, ...(runsOut === null ? [] : [{ from: runsOut, table: after }])];
  return {
    ...{ today, end, spans, contract },
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

/** The price after the present contract: today's market, but never below the present price, or a percentage more. */
export function priceAfterContract(
  table: MonthTable,
  assumption: PriceAssumption,
  market: MonthTable | null,
): MonthTable {
  if (assumption.kind === 'percentMore') return timesPrice(table, 1 + assumption.percent / 100);
  return market !== null && sum(market.expected) > sum(table.expected) ? market : table;
}
