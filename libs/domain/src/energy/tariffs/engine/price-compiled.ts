import { DomainError } from '#domain/shared/domain-error';
import { price } from '../reference/price.js';
import type { Reduction } from '../reduction/reduce.js';
import { netOf } from './export-run.js';
import { machineFor } from './machine.js';
import type { Machine } from './machine.js';
import type { MeasuredHome } from './measured-home.js';
import { OP } from './program.js';
import type { CompiledCatalogue, SharedLines } from './program.js';
import { runRow } from './run-row.js';

/** Bills of every plan for one home. */
export interface PricedCatalogue {
  /** Whole micros, `plan * cycles + cycle`; NaN for a plan among the failures. */
  readonly cycleMicros: Float64Array;
  /** Whole micros of all cycles, by plan; NaN for a plan among the failures. */
  readonly totalMicros: Float64Array;
  readonly failures: ReadonlyMap<number, DomainError>;
}

/**
 * Prices a compiled catalogue on a home that was measured for it; equal to the reference path for every plan
 * and cycle.
 */
export function priceMeasured(
  catalogue: CompiledCatalogue,
  reduction: Reduction,
  home: MeasuredHome,
): PricedCatalogue {
  const machine = machineFor(catalogue, reduction, home.values);
  const { count } = machine;
  const cycleMicros = new Float64Array(catalogue.plans * count);
  const totalMicros = new Float64Array(catalogue.plans);
  const failures = new Map(catalogue.failures);
  for (let plan = 0; plan < catalogue.plans; plan += 1) {
    const total = catalogue.byReference.has(plan)
      ? runByReference({ catalogue, reduction, failures }, plan, cycleMicros)
      : runPlan(machine, plan, cycleMicros);
    totalMicros[plan] = total;
    if (!Number.isNaN(total) && !failures.has(plan)) continue;
    if (!failures.has(plan)) failures.set(plan, failureOf(catalogue, plan, home.failures));
    cycleMicros.fill(Number.NaN, plan * count, (plan + 1) * count);
    totalMicros[plan] = Number.NaN;
  }
  return { cycleMicros, totalMicros, failures };
}

/** Runs the rows of a plan, each over all cycles; adds them to its bills and answers their sum. */
function runPlan(machine: Machine, plan: number, cycleMicros: Float64Array): number {
  const { catalogue, count, amounts, sumMicros } = machine;
  const first = catalogue.rowAt[plan] ?? 0;
  const end = catalogue.rowAt[plan + 1] ?? 0;
  const bills = plan * count;
  const exports = catalogue.exports[catalogue.exportOf[plan] ?? -1];
  if (exports !== undefined) netOf(exports, machine.cycles, machine.values);
  for (let row = first; row < end; row += 1) {
    if (catalogue.op[row] === OP.sharedSum) {
      const sum = (catalogue.a[row] ?? 0) * count;
      for (let cycle = 0; cycle < count; cycle += 1)
        cycleMicros[bills + cycle] = (cycleMicros[bills + cycle] ?? 0) + (sumMicros[sum + cycle] ?? 0);
      continue;
    }
    const at = (row - first) * count;
    machine.step = catalogue.steps[catalogue.stepOf[row] ?? 0] ?? machine.step;
    runRow(machine, row, at);
    for (let cycle = 0; cycle < count; cycle += 1)
      cycleMicros[bills + cycle] = (cycleMicros[bills + cycle] ?? 0) + (amounts[at + cycle] ?? 0);
  }
  let total = 0;
  for (let cycle = 0; cycle < count; cycle += 1) total += cycleMicros[bills + cycle] ?? 0;
  return total;
}

interface ReferenceRun {
  readonly catalogue: CompiledCatalogue;
  readonly reduction: Reduction;
  readonly failures: Map<number, DomainError>;
}

/** Prices one plan interval by interval; answers its sum, NaN when it cannot be priced. */
function runByReference(
  { catalogue, reduction, failures }: ReferenceRun,
  plan: number,
  cycleMicros: Float64Array,
): number {
  const found = catalogue.byReference.get(plan);
  if (found === undefined) return Number.NaN;
  const { load, cycles, contractStart } = reduction;
  try {
    const bills = price(found.tariff, load, cycles, { ...found.options, contractStart });
    cycleMicros.set(
      bills.map(({ totalMicros }) => totalMicros),
      plan * cycles.length,
    );
    return bills.reduce((sum, { totalMicros }) => sum + totalMicros, 0);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    failures.set(plan, error);
    return Number.NaN;
  }
}

function failureOf(
  { rowAt, a, d, op, exports, lines }: CompiledCatalogue,
  plan: number,
  failures: ReadonlyMap<number, DomainError>,
): DomainError {
  for (let row = rowAt[plan] ?? 0; row < (rowAt[plan + 1] ?? 0); row += 1) {
    const netted = op[row] === OP.settle ? (exports[d[row] ?? -1]?.netted ?? []) : [];
    const measures = [
      ...measuresOf(op[row] ?? -1, a[row] ?? -1, lines),
      ...netted.flatMap(({ importMeasure, exportMeasure }) => [importMeasure, exportMeasure]),
    ];
    const found = measures.map((measure) => failures.get(measure)).find((each) => each !== undefined);
    if (found !== undefined) return found;
  }
  return new DomainError('tariffs.not-priced', 'The plan could not be priced on this home.');
}

/** The measures that a row reads first: its own, or those of its lines. */
function measuresOf(op: number, a: number, { measure, sums }: SharedLines): readonly number[] {
  if (op === OP.sharedSum) return (sums[a] ?? []).map((line) => measure[line] ?? -1);
  return [op === OP.shared ? (measure[a] ?? -1) : a];
}
