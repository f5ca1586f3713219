import type { Cycle } from '../cycles.js';
import { ExportCredit } from '../export-credit.js';
import type { Reduction } from '../reduction/reduce.js';
import { takerOf } from '../rollover.js';
import type { ExportRule } from '../tariff.js';
import { settlesIn } from '../true-up.js';
import type { ExportPlan } from './program.js';

/** Writes net use and surplus of each netted charge into the values, cycle after cycle. */
export function netOf({ rule, netted }: ExportPlan, cycles: readonly Cycle[], values: Float64Array): void {
  const charges = netted.map(({ charge }) => charge);
  const count = cycles.length;
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
      const taker = takerOf(charges, each.charge, { cycle, next });
      if (taker >= 0) handedOn[taker] = (handedOn[taker] ?? 0) - net;
    });
    carried = handedOn;
  });
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
  rule: ExportRule,
  { cycles, totals }: Reduction,
  energy: readonly number[],
  exports: readonly number[],
): Settlement {
  const credit = new ExportCredit(rule);
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
