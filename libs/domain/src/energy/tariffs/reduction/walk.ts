import type { Charge } from '../charge.js';
import type { Cycle } from '../cycles.js';
import type { Load } from '../load.js';
import { meter } from '../reference/meter.js';
import type { Metered } from '../reference/meter.js';
import type { Totals } from '../reference/totals.js';

/** A home and its cycles, as far as counting goes. */
export interface Home {
  readonly load: Load;
  readonly cycles: readonly Cycle[];
  readonly contractStart: string;
  readonly totals: Totals;
}

/**
 * Counts charges interval by interval, as the reference path does. For what sums by day and quarter
 * hour cannot tell: odd minutes, blocks in the order of time, peaks of longer windows, price series.
 */
export function walkPast(home: Home, charges: readonly Charge[], zone: string | undefined): Metered {
  const setting = {
    load: home.load,
    cycles: home.cycles,
    contractStart: home.contractStart,
    charges,
    zone: zone ?? home.load.zone,
    exportRule: { kind: 'charges' as const },
    rounding: { decimals: 6 as const, mode: 'half-up' as const },
  };
  return meter(setting, home.totals);
}
