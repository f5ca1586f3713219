import type { Cycle } from '../cycles.js';
import type { Reduction } from '../reduction/reduce.js';
import { exactProduct, roundExactly, roundSurely } from './fast-rounding.js';
import type { CompiledCatalogue } from './program.js';

/** What rows of a program work on: the home's measures in, amounts of the plan at hand out. */
export interface Machine {
  readonly catalogue: CompiledCatalogue;
  readonly cycles: readonly Cycle[];
  readonly count: number;
  /** `measure * count + cycle` */
  readonly values: Float64Array;
  /** Amounts of the plan at hand, `row * count + cycle`, whole micros. */
  readonly amounts: Float64Array;
  readonly days: Float64Array;
  readonly totals: Reduction['totals'];
  /** Rounding of the plan at hand. */
  stepMicros: number;
  evenHalves: boolean;
  /** What true-up of the plan at hand pays out, by cycle. */
  paid: readonly number[];
}

/** A machine for one catalogue and one measured home. */
export function machineFor(catalogue: CompiledCatalogue, home: Reduction, values: Float64Array): Machine {
  const count = home.cycles.length;
  return {
    catalogue,
    cycles: home.cycles,
    count,
    values,
    amounts: new Float64Array(catalogue.mostRows * count),
    days: Float64Array.from(home.cycles, ({ days }) => days),
    totals: home.totals,
    stepMicros: 1,
    evenHalves: false,
    paid: [],
  };
}

/** Quantity times price number `price`, rounded once; halves go by the plan's rule. */
export function pricedMicros(machine: Machine, quantity: number, price: number): number {
  const { catalogue, stepMicros, evenHalves } = machine;
  const micros = quantity * (catalogue.prices[price] ?? 0);
  const sure = roundSurely(micros, stepMicros);
  if (!Number.isNaN(sure) || Number.isNaN(micros)) return sure;
  const exact = exactProduct(quantity, catalogue.priceTexts[price] ?? '0');
  return roundExactly(exact, { micros: stepMicros, evenHalves });
}
