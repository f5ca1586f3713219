import type { Charge, PerKwCharge, PerKwhCharge } from '../model/charge.js';
import type { Cycle } from '../calendar/cycles.js';
import type { Load } from '../model/load.js';
import { meter } from '../reference/meter.js';
import type { Metered } from '../reference/meter.js';
import type { Totals } from '../reference/totals.js';
import type { BlockPool, Measure, Selection } from './measure.js';

/** A home and its cycles, as far as counting goes. */
export interface Home {
  readonly load: Load;
  readonly cycles: readonly Cycle[];
  readonly contractStart: string;
  readonly totals: Totals;
}

/**
 * Counts charges interval by interval, as the reference path does. For what sums by day and quarter
 * hour cannot tell: odd minutes, overlapping blocks in the order of time, odd windows, price series.
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

/** Energy of a selection, `[cycle]` whole mWh. */
export function walkedEnergy(home: Home, selection: Selection): ArrayLike<number> {
  const charge: PerKwhCharge = {
    ...walked(selection),
    kind: 'per-kwh',
    price: { type: 'constant', price: '0' },
  };
  const [pool] = walkPast(home, [charge], selection.zone).pools;
  return pool?.byCycle(0) ?? [];
}

/** Peaks of a selection, `[cycle]` whole mW. */
export function walkedPeak(home: Home, measure: Extract<Measure, { kind: 'peak' }>): ArrayLike<number> {
  const charge: PerKwCharge = {
    ...walked(measure),
    kind: 'per-kw',
    per: 'cycle',
    price: { type: 'constant', price: '0' },
    ...(measure.windowMinutes === undefined ? {} : { windowMinutes: measure.windowMinutes }),
    ...(measure.peaks === undefined ? {} : { peaks: measure.peaks }),
    ...(measure.weights === undefined ? {} : { weights: [...measure.weights] }),
  };
  return walkPast(home, [charge], measure.zone).peaks.get(0) ?? [];
}

/** Blocks of a pool, `[member][tier][cycle]` whole mWh. */
export function walkedBlocks(
  home: Home,
  { members, zone }: BlockPool,
): readonly (readonly ArrayLike<number>[])[] {
  const [pool] = walkPast(home, members, zone).pools;
  return (pool?.blocks() ?? []).map((byCycle) =>
    Array.from({ length: byCycle[0]?.length ?? 0 }, (_, tier) => byCycle.map((tiers) => tiers[tier] ?? 0)),
  );
}

function walked({ flow, dates, schedule, readings }: Selection): Omit<PerKwhCharge, 'kind' | 'price'> {
  return {
    id: 'measured',
    label: 'Measured',
    scope: 'bundled',
    flow,
    ...dates,
    ...(schedule === undefined ? {} : { schedule }),
    ...(readings === undefined ? {} : { readings }),
  };
}
