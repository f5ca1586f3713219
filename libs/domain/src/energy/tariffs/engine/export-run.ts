import type { Cycle } from '../calendar/cycles.js';
import { ExportCredit } from '../export-credit.js';
import type { Reduction } from '../reduction/reduce.js';
import { takerOf } from '../calendar/rollover.js';
import { settlesIn } from '../calendar/true-up.js';
import { PeriodNet } from '../period-net.js';
import type { ExportPlan } from './program.js';

/** Who takes over whose surplus depends on plan and cycles alone: found once for both. */
const takersOf = new WeakMap<ExportPlan, WeakMap<readonly Cycle[], Int32Array>>();

/** Writes net use and surplus of each netted charge into the values, cycle after cycle. */
export function netOf(plan: ExportPlan, cycles: readonly Cycle[], values: Float64Array): void {
  const { rule, netted } = plan;
  const count = cycles.length;
  if (rule.kind === 'period-netting') {
    netPeriods(rule, netted, cycles, values);
    return;
  }
  const takers = knownTakers(plan, cycles);
  let carried = netted.map(() => 0);
  cycles.forEach((cycle, at) => {
    const next = cycles[at + 1];
    const handedOn = netted.map(() => 0);
    netted.forEach((each, index) => {
      const imported = values[each.importMeasure * count + at] ?? 0;
      const exported = values[each.exportMeasure * count + at] ?? 0;
      const net = imported - exported - (carried[index] ?? 0);
      values[each.useMeasure * count + at] = Math.max(net, 0);
      values[each.surplusMeasure * count + at] = Math.max(-net, 0);
      if (
        net >= 0 ||
        rule.kind !== 'kwh-rollover' ||
        next === undefined ||
        settlesIn(cycle, rule.trueUpMonth)
      )
        return;
      const taker = takerAt(plan, takers, { index, at, cycles });
      if (taker >= 0) handedOn[taker] = (handedOn[taker] ?? 0) - net;
    });
    carried = handedOn;
  });
}

/** The same where exports are taken off over whole periods. */
function netPeriods(
  rule: Extract<ExportPlan['rule'], { kind: 'period-netting' }>,
  netted: ExportPlan['netted'],
  cycles: readonly Cycle[],
  values: Float64Array,
): void {
  const count = cycles.length;
  for (const each of netted) {
    const net = new PeriodNet(rule);
    cycles.forEach((cycle, at) => {
      const imported = values[each.importMeasure * count + at] ?? 0;
      const { use, surplus } = net.add(cycle, imported, values[each.exportMeasure * count + at] ?? 0);
      values[each.useMeasure * count + at] = use;
      values[each.surplusMeasure * count + at] = surplus;
    });
  }
}

const UNKNOWN = -2;

function knownTakers(plan: ExportPlan, cycles: readonly Cycle[]): Int32Array {
  const byCycles = takersOf.get(plan) ?? new WeakMap<readonly Cycle[], Int32Array>();
  takersOf.set(plan, byCycles);
  const takers = byCycles.get(cycles) ?? new Int32Array(plan.netted.length * cycles.length).fill(UNKNOWN);
  byCycles.set(cycles, takers);
  return takers;
}

interface SurplusPlace {
  readonly index: number;
  readonly at: number;
  readonly cycles: readonly Cycle[];
}

/** Which netted charge takes a surplus into the next cycle, or -1. */
function takerAt({ netted }: ExportPlan, takers: Int32Array, { index, at, cycles }: SurplusPlace): number {
  const place = index * cycles.length + at;
  const known = takers[place] ?? UNKNOWN;
  const cycle = cycles[at];
  const next = cycles[at + 1];
  const from = netted[index];
  if (known !== UNKNOWN || cycle === undefined || next === undefined || from === undefined)
    return Math.max(known, -1);
  const taker = takerOf(
    netted.map(({ charge }) => charge),
    from.charge,
    { cycle, next },
  );
  takers[place] = taker;
  return taker;
}

/** Micros by cycle. */
export interface Settlement {
  /** What the export credit adds to a bill (carried forward) or takes off it (used). */
  readonly carried: readonly number[];
  /** What true-up pays out. */
  readonly paid: readonly number[];
}

/** Runs the export account over all cycles; `energy` and `exports` are sums of lines, whole micros. */
export function settled(
  { rule, rounding }: Pick<ExportPlan, 'rule' | 'rounding'>,
  { cycles, totals }: Pick<Reduction, 'cycles' | 'totals'>,
  energy: readonly number[],
  exports: readonly number[],
): Settlement {
  const credit = new ExportCredit(rule, rounding);
  const earned = exports.map((micros) => Math.max(0 - micros, 0));
  const uses = cycles.map((cycle, at) => {
    const netExport = (totals.milliWh.export[at] ?? 0) - (totals.milliWh.import[at] ?? 0);
    return credit.settle(cycle, { energyMicros: energy[at] ?? 0, earnedMicros: earned[at] ?? 0 }, netExport);
  });
  return {
    carried: uses.map(({ appliedMicros }, at) => (earned[at] ?? 0) - appliedMicros),
    paid: uses.map(({ paidMicros }) => paidMicros),
  };
}
