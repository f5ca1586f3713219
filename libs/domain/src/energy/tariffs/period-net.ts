import type { Cycle } from './calendar/cycles.js';
import { settlesIn } from './calendar/true-up.js';
import type { ExportRule } from './model/tariff.js';

type PeriodRule = Extract<ExportRule, { kind: 'period-netting' }>;

/** What one cycle adds, whole mWh: below zero where it takes back what earlier cycles added. */
export interface AddedNet {
  readonly use: number;
  readonly surplus: number;
}

/** Net use of one import charge over a period. Cycles come in order. */
export class PeriodNet {
  private netMilliWh = 0;

  constructor(private readonly rule: PeriodRule) {}

  /** Counts a cycle in; a period that it settles ends with it. */
  add(cycle: Cycle, importedMilliWh: number, exportedMilliWh: number): AddedNet {
    const before = this.netMilliWh;
    const after = before + importedMilliWh - exportedMilliWh;
    this.netMilliWh = settlesIn(cycle, this.rule.trueUpMonth) ? 0 : after;
    return {
      use: Math.max(after, 0) - Math.max(before, 0),
      surplus: Math.max(0 - after, 0) - Math.max(0 - before, 0),
    };
  }
}
