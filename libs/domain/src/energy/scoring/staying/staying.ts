import type { MonthTable } from '../draws/month-table.js';
import type { UsageLevels } from '../draws/usage-levels.js';
import { evenTable } from '../pricing/market.js';
import type { Pricer } from '../pricing/prepared-home.js';
import type { ScoringInput } from '../scoring-input.js';
import type { Stay } from '../timeline/stay.js';
import { priceAfterContract, stayOf } from '../timeline/stay.js';

/** The costs of staying, at both prices and over the horizon. */
export interface StayingCosts {
  /** The present price. */
  readonly table: MonthTable;
  /** The price that follows the contract. */
  readonly after: MonthTable;
  readonly stay: Stay;
}

/** What pricing the stay needs. */
interface Means {
  readonly levels: UsageLevels;
  readonly price: Pricer;
  /** The middle of today's market, null without a plan. */
  readonly market: MonthTable | null;
}

/**
 * Costs of staying at the steady price of the present plan. Null if the present plan is unknown or its tariff
 * cannot be priced on this home.
 */
export function stayingCosts(
  { present, contract, today, usage, afterContract }: ScoringInput,
  { levels, price, market }: Means,
): StayingCosts | null {
  if (present.kind === 'unknown') return null;
  const priced = present.kind === 'annualCost' ? null : price(present.plan);
  if (priced !== null && 'notPriced' in priced) return null;
  const table =
    present.kind === 'annualCost'
      ? evenTable(present.annualCostMicros, usage, levels)
      : priced?.stages.at(-1)?.table;
  if (table === undefined) return null;
  const after = priceAfterContract(table, afterContract, market);
  return { table, after, stay: stayOf({ today, contract, table, after }) };
}
