import type { ChargeKind, Scope } from './charge.js';
import type { Cycle } from '../calendar/cycles.js';

/** Unit of a quantity. `%` lines have the percent as price and the base amount as quantity. */
export type QuantityUnit = 'kWh' | 'kW' | 'kW day' | 'day' | 'month' | 'year' | 'once' | '%' | 'credit';

/** One line of a bill. Amounts are integer micros (1,000,000 = 1 unit of currency), rounded once by the plan's rule. */
export interface BillLine {
  /** Start day of its cycle. */
  readonly cycle: string;
  /** Id of the charge. */
  readonly charge: string;
  readonly label: string;
  readonly scope: Scope;
  readonly kind: ChargeKind | 'credit-carried' | 'credit-paid' | 'rounding';
  /** Plain decimal. */
  readonly quantity: string;
  readonly unit: QuantityUnit;
  /** Plain decimal, currency per unit, tax included. */
  readonly price: string;
  readonly amountMicros: number;
  /** Label of the time window, when the charge has one. */
  readonly window?: string;
  /** 1-based block, when the price is a ladder. */
  readonly tier?: number;
}

/** The bill of one cycle; `totalMicros` is exactly the sum of the lines. */
export interface Bill {
  readonly cycle: Cycle;
  readonly lines: readonly BillLine[];
  readonly totalMicros: number;
}
