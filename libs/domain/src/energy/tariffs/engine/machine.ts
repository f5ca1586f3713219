import type { Cycle } from '../calendar/cycles.js';
import type { Reduction } from '../reduction/reduce.js';
import { exactProduct, ROUND, roundExactly, roundSurely, roundWhole } from './fast-rounding.js';
import type { Step } from './fast-rounding.js';
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
  /** Amounts of the shared lines, `line * count + cycle`, whole micros. */
  readonly lineMicros: Float64Array;
  /** The same of their sums, `sum * count + cycle`. */
  readonly sumMicros: Float64Array;
  readonly days: Float64Array;
  readonly totals: Reduction['totals'];
  /** Rounding of the row at hand. */
  step: Step;
  /** What true-up of the plan at hand pays out, by cycle. */
  paid: readonly number[];
}

/** A machine for one catalogue and one measured home. */
export function machineFor(catalogue: CompiledCatalogue, home: Reduction, values: Float64Array): Machine {
  const count = home.cycles.length;
  const machine: Machine = {
    catalogue,
    cycles: home.cycles,
    count,
    values,
    amounts: new Float64Array(catalogue.mostRows * count),
    lineMicros: new Float64Array(catalogue.lines.measure.length * count),
    sumMicros: new Float64Array(catalogue.lines.sums.length * count),
    days: Float64Array.from(home.cycles, ({ days }) => days),
    totals: home.totals,
    step: { micros: 1, mode: ROUND.halfUp },
    paid: [],
  };
  priceLines(machine);
  addLines(machine);
  return machine;
}

/** Prices every shared line once. */
function priceLines(machine: Machine): void {
  const { count, values, lineMicros } = machine;
  const { measure, price, steps } = machine.catalogue.lines;
  for (let line = 0; line < measure.length; line += 1) {
    machine.step = steps[line] ?? machine.step;
    const from = (measure[line] ?? 0) * count;
    for (let cycle = 0; cycle < count; cycle += 1)
      lineMicros[line * count + cycle] = pricedMicros(machine, values[from + cycle] ?? 0, price[line] ?? 0);
  }
}

/** Adds up every sum of lines once. */
function addLines({ catalogue, count, lineMicros, sumMicros }: Machine): void {
  catalogue.lines.sums.forEach((lines, sum) => {
    for (const line of lines)
      for (let cycle = 0; cycle < count; cycle += 1) {
        const at = sum * count + cycle;
        sumMicros[at] = (sumMicros[at] ?? 0) + (lineMicros[line * count + cycle] ?? 0);
      }
  });
}

/** Quantity times price number `price`, rounded once; halves go by the plan's rule. */
export function pricedMicros(machine: Machine, quantity: number, price: number): number {
  if (quantity === 0) return 0;
  const { catalogue, step } = machine;
  const micros = quantity * (catalogue.prices[price] ?? 0);
  const sure = roundSurely(micros, step);
  if (!Number.isNaN(sure) || Number.isNaN(micros)) return sure;
  const scale = catalogue.priceScales[price] ?? 1;
  const whole = quantity * (catalogue.wholePrices[price] ?? 0);
  if (Number.isSafeInteger(whole) && Number.isSafeInteger(step.micros * scale))
    return roundWhole(whole, { micros: step.micros * scale, mode: step.mode }) / scale;
  const exact = exactProduct(quantity, catalogue.priceTexts[price] ?? '0');
  return roundExactly(exact, step);
}
