import type { Flow, PerKwCharge, PerKwhCharge } from '../charge.js';
import type { Cycle } from '../cycles.js';
import { roundToMicros } from '../exact.js';
import { ladderOf } from '../ladder.js';
import type { Load } from '../load.js';
import { totalsOf } from '../reference/totals.js';
import { inForce } from '../validity.js';
import { beginsContractMonth, daysInForce, inForceAtStart } from './cycle-days.js';
import { dayBlocks, laddersOf } from './day-blocks.js';
import { GRID_WIDTH, SLOT_MINUTES, gridOf } from './grid.js';
import type { Grid } from './grid.js';
import { selectionOf } from './measure.js';
import type { BlockPool, Measure, Selection } from './measure.js';
import { scheduleSpans } from './schedule-spans.js';
import type { Spans } from './schedule-spans.js';
import { walkPast } from './walk.js';
import type { Home } from './walk.js';

/**
 * A home's load, laid out once so that every measure of every plan is a few sums. Good for any number
 * of plans priced with the same cycles and contract start.
 */
export interface Reduction extends Home {
  /** One number for each cycle: whole mWh, whole mW, days, or micros for a price series. */
  measure(measure: Measure): ArrayLike<number>;
}

/** Reduces a load over billing cycles; `contractStart` defaults to the first day of the first cycle. */
export function reduce(load: Load, cycles: readonly Cycle[], contractStart?: string): Reduction {
  const totals = totalsOf({ load, cycles });
  const home = { load, cycles, totals, contractStart: contractStart ?? cycles[0]?.start ?? '1970-01-01' };
  return new HomeReduction(home);
}

class HomeReduction implements Reduction {
  readonly load: Load;
  readonly cycles: readonly Cycle[];
  readonly contractStart: string;
  readonly totals: Home['totals'];
  private readonly grids = new Map<string, Grid>();
  private readonly pools = new WeakMap<BlockPool, readonly (readonly ArrayLike<number>[])[]>();
  private readonly shortestS: number;

  constructor(private readonly home: Home) {
    ({ load: this.load, cycles: this.cycles, contractStart: this.contractStart, totals: this.totals } = home);
    this.shortestS = home.load.durationS.reduce(
      (least, each) => Math.min(least, each),
      Number.POSITIVE_INFINITY,
    );
  }

  measure(measure: Measure): ArrayLike<number> {
    switch (measure.kind) {
      case 'energy':
        return this.energy(measure);
      case 'peak':
        return this.peak(measure);
      case 'days':
        return daysInForce(this.cycles, measure.dates, this.contractStart);
      case 'at-start':
        return inForceAtStart(this.cycles, measure.dates, this.contractStart);
      case 'once': {
        const active = inForceAtStart(this.cycles, measure.dates, this.contractStart);
        const begins = beginsContractMonth(this.cycles, measure.contractMonth, this.contractStart);
        return begins.map((each, cycle) => each * (active[cycle] ?? 0));
      }
      case 'blocks':
        return this.blocks(measure.pool)[measure.member]?.[measure.tier] ?? [];
      case 'series-micros': {
        const cost = walkPast(this.home, [measure.charge], measure.zone).series.get(0)?.cost ?? [];
        return cost.map((each) => roundToMicros(each, measure.rounding));
      }
    }
  }

  private energy(selection: Selection): ArrayLike<number> {
    const { flow, schedule, dates } = selection;
    const always =
      dates.validFrom === undefined && dates.validTo === undefined && dates.contractMonths === undefined;
    if (schedule === undefined && always) return this.totals.milliWh[flow];
    const sums = new Float64Array(this.cycles.length);
    const rows = this.rowEnergy(selection);
    if (rows === undefined) return walkedEnergy(this.home, selection);
    const { cycles } = this.grid(selection.zone);
    for (let row = 0; row < rows.length; row += 1) {
      const cycle = cycles[row] ?? 0;
      sums[cycle] = (sums[cycle] ?? 0) + (rows[row] ?? 0);
    }
    return sums;
  }

  /** Whole mWh of each row of the grid; undefined when the schedule's minutes do not fit its slots. */
  private rowEnergy({ flow, schedule, zone, dates }: Selection): Float64Array | undefined {
    const grid = this.grid(zone);
    const result = new Float64Array(grid.days.length);
    const before = grid.before[flow];
    if (before === undefined) return result;
    const spansOf = scheduleSpans(schedule);
    const active = inForce(dates, this.contractStart);
    for (let row = 0; row < result.length; row += 1) {
      const day = grid.days[row];
      if (day === undefined || !active(day)) continue;
      const spans = spansOf(day);
      if (!fitsSlots(spans)) return undefined;
      const base = row * GRID_WIDTH;
      let sum = 0;
      for (let at = 0; at < spans.length; at += 2) {
        sum +=
          (before[base + (spans[at + 1] ?? 0) / SLOT_MINUTES] ?? 0) -
          (before[base + (spans[at] ?? 0) / SLOT_MINUTES] ?? 0);
      }
      result[row] = sum;
    }
    return result;
  }

  private peak(measure: Extract<Measure, { kind: 'peak' }>): ArrayLike<number> {
    const grid = this.grid(measure.zone);
    const peaks = grid.peak[measure.flow];
    const highest = new Float64Array(this.cycles.length);
    if (peaks === undefined) return highest;
    if ((measure.windowMinutes ?? 0) * 60 > this.shortestS) return walkedPeak(this.home, measure);
    const spansOf = scheduleSpans(measure.schedule);
    const active = inForce(measure.dates, this.contractStart);
    for (let row = 0; row < grid.days.length; row += 1) {
      const day = grid.days[row];
      if (day === undefined || !active(day)) continue;
      const spans = spansOf(day);
      if (!fitsSlots(spans)) return walkedPeak(this.home, measure);
      const cycle = grid.cycles[row] ?? 0;
      highest[cycle] = Math.max(highest[cycle] ?? 0, highestIn(peaks, row * GRID_WIDTH, spans));
    }
    return highest;
  }

  private blocks(pool: BlockPool): readonly (readonly ArrayLike<number>[])[] {
    let known = this.pools.get(pool);
    if (known === undefined) {
      known = this.fillBlocks(pool);
      this.pools.set(pool, known);
    }
    return known;
  }

  private fillBlocks(pool: BlockPool): readonly (readonly ArrayLike<number>[])[] {
    const [first] = pool.members;
    const ladder = first === undefined ? undefined : ladderOf(first.price);
    if (ladder === undefined || ladder.reset === 'interval' || ladder.scope === 'pooled-chronological')
      return this.walkedBlocks(pool);
    const zone = first?.schedule?.zone ?? pool.zone;
    if (pool.members.some((member) => (member.schedule?.zone ?? pool.zone) !== zone))
      return this.walkedBlocks(pool);
    const milliWh: Float64Array[] = [];
    for (const member of pool.members) {
      const rows = this.rowEnergy(selectionOf(member, pool.zone));
      if (rows === undefined) return this.walkedBlocks(pool);
      milliWh.push(rows);
    }
    const prices = pool.members.map(({ price }) => price);
    return dayBlocks(
      { grid: this.grid(zone), reset: ladder.reset, milliWh, ...laddersOf(prices) },
      this.home,
    );
  }

  private walkedBlocks({ members, zone }: BlockPool): readonly (readonly ArrayLike<number>[])[] {
    const [pool] = walkPast(this.home, members, zone).pools;
    return (pool?.blocks() ?? []).map((byCycle) =>
      Array.from({ length: byCycle[0]?.length ?? 0 }, (_, tier) => byCycle.map((tiers) => tiers[tier] ?? 0)),
    );
  }

  private grid(zone: string = this.load.zone): Grid {
    let grid = this.grids.get(zone);
    if (grid === undefined) {
      grid = gridOf(this.load, this.cycles, zone);
      this.grids.set(zone, grid);
    }
    return grid;
  }
}

function highestIn(peaks: Float64Array, base: number, spans: Spans): number {
  let highest = 0;
  for (let at = 0; at < spans.length; at += 2) {
    const to = base + (spans[at + 1] ?? 0) / SLOT_MINUTES;
    for (let slot = base + (spans[at] ?? 0) / SLOT_MINUTES; slot < to; slot += 1)
      highest = Math.max(highest, peaks[slot] ?? 0);
  }
  return highest;
}

function fitsSlots(spans: Spans): boolean {
  for (let at = 0; at < spans.length; at += 1) if ((spans[at] ?? 0) % SLOT_MINUTES !== 0) return false;
  return true;
}

function walkedEnergy(home: Home, { flow, schedule, zone, dates }: Selection): ArrayLike<number> {
  const charge: PerKwhCharge = {
    ...walked(flow, dates, schedule),
    kind: 'per-kwh',
    price: { type: 'constant', price: '0' },
  };
  const [pool] = walkPast(home, [charge], zone).pools;
  return pool?.byCycle(0) ?? [];
}

function walkedPeak(
  home: Home,
  { flow, schedule, zone, dates, windowMinutes }: Extract<Measure, { kind: 'peak' }>,
): ArrayLike<number> {
  const charge: PerKwCharge = {
    ...walked(flow, dates, schedule),
    kind: 'per-kw',
    per: 'cycle',
    price: { type: 'constant', price: '0' },
    ...(windowMinutes === undefined ? {} : { windowMinutes }),
  };
  return walkPast(home, [charge], zone).peaks.get(0) ?? [];
}

function walked(
  flow: Flow,
  dates: Selection['dates'],
  schedule: Selection['schedule'],
): Omit<PerKwhCharge, 'kind' | 'price'> {
  return {
    id: 'measured',
    label: 'Measured',
    scope: 'bundled',
    flow,
    ...dates,
    ...(schedule === undefined ? {} : { schedule }),
  };
}
