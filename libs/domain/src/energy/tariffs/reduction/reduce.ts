import { billedMilliW } from '../billed-demand.js';
import type { LocalDay } from '../calendar/calendar.js';
import type { Flow } from '../model/charge.js';
import type { Cycle } from '../calendar/cycles.js';
import { roundToMicros } from '../exact.js';
import { ladderOf } from '../ladder.js';
import { hasFlow } from '../model/load.js';
import type { Load } from '../model/load.js';
import { areByDay } from '../model/peaks.js';
import { roundedReadings } from '../model/readings.js';
import type { ReadingRounding } from '../model/rounding.js';
import { heldDays } from '../calendar/held-days.js';
import { dayInCycle } from '../calendar/true-up.js';
import { inForce, isAlwaysInForce } from '../calendar/validity.js';
import { beginsContractMonth, daysInForce, daysOf, inForceAtStart } from './cycle-days.js';
import { dayBlocks, laddersOf } from './day-blocks.js';
import { gridOf } from './grid.js';
import type { Grid } from './grid.js';
import { totalsOfGrid } from './grid-totals.js';
import { selectionOf } from './measure.js';
import type { BlockPool, Measure, Selection } from './measure.js';
import { orderedBlocks } from './ordered-blocks.js';
import { byCycle, rowEnergy, rowSpans } from './row-energy.js';
import { cyclePeaks, intervalPeaks, windowPeaks, windowsFit } from './row-peaks.js';
import { walkPast, walkedBlocks, walkedEnergy, walkedPeak } from './walk.js';
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
  return new HomeReduction(load, cycles, contractStart ?? cycles[0]?.start ?? '1970-01-01');
}

type Blocks = readonly (readonly ArrayLike<number>[])[];

class HomeReduction implements Reduction {
  readonly totals: Home['totals'];
  private readonly grids = new Map<string, Grid>();
  private readonly flows = new Map<Flow, boolean>();
  private readonly pools = new WeakMap<BlockPool, Blocks>();
  private readonly days: readonly (readonly LocalDay[])[];
  private lengthsS: readonly [shortest: number, longest: number] | undefined;

  constructor(
    readonly load: Load,
    readonly cycles: readonly Cycle[],
    readonly contractStart: string,
  ) {
    this.totals = totalsOfGrid(this.grid(load.zone), cycles.length);
    this.days = daysOf(cycles);
  }

  measure(measure: Measure): ArrayLike<number> {
    switch (measure.kind) {
      case 'energy':
        return this.energy(measure);
      case 'peak':
        return this.peak(measure);
      case 'days':
        if (measure.flow !== undefined && !this.hasFlow(measure.flow)) return this.days.map(() => 0);
        return daysInForce(this.days, measure.dates, this.contractStart);
      case 'at-start':
        return inForceAtStart(this.days, measure.dates, this.contractStart);
      case 'once': {
        const active = inForceAtStart(this.days, measure.dates, this.contractStart);
        const begins = beginsContractMonth(this.cycles, measure.contractMonth, this.contractStart);
        return begins.map((each, cycle) => each * (active[cycle] ?? 0));
      }
      case 'each-year': {
        const active = inForce(measure.dates, this.contractStart);
        return this.cycles.map((cycle) => {
          const day = dayInCycle(cycle, measure.monthDay);
          return day !== undefined && active(day) ? 1 : 0;
        });
      }
      case 'held': {
        const held = heldDays(measure.members, this.cycles, this.contractStart);
        return this.cycles.map(({ days }, at) => held?.ofCycle(at) ?? days);
      }
      case 'blocks':
        return this.blocks(measure.pool)[measure.member]?.[measure.tier] ?? [];
      case 'series-micros': {
        const { charge, rounding, zone } = measure;
        const cost = walkPast(this, [{ ...charge, rounding }], zone).series.get(0)?.cost ?? [];
        return cost.map((each) => roundToMicros(each, rounding));
      }
    }
  }

  private hasFlow(flow: Flow): boolean {
    const known = this.flows.get(flow) ?? hasFlow(this.load, flow);
    this.flows.set(flow, known);
    return known;
  }

  private energy(selection: Selection): ArrayLike<number> {
    const { flow, schedule, dates, readings } = selection;
    if (schedule === undefined && readings === undefined && isAlwaysInForce(dates))
      return this.totals.milliWh[flow];
    const grid = this.grid(selection.zone, readings);
    const spans = rowSpans(grid, selection, this.contractStart);
    if (spans === undefined) return walkedEnergy(this, selection);
    return byCycle(rowEnergy(grid.before[flow], spans), grid.cycles, this.cycles.length);
  }

  private peak(measure: Extract<Measure, { kind: 'peak' }>): ArrayLike<number> {
    const { billedDemand } = measure;
    const milliW = this.ownPeak(measure);
    return billedDemand === undefined ? milliW : billedMilliW(billedDemand, this.cycles, milliW);
  }

  private ownPeak(measure: Extract<Measure, { kind: 'peak' }>): ArrayLike<number> {
    const grid = this.grid(measure.zone);
    const cycles = this.cycles.length;
    const peaks = grid.peak[measure.flow];
    const before = grid.before[measure.flow];
    if (peaks === undefined || before === undefined) return new Float64Array(cycles);
    const spans = rowSpans(grid, measure, this.contractStart);
    const needsIntervals = measure.peaks !== undefined && !areByDay(measure.peaks);
    if (spans === undefined || measure.weights !== undefined || needsIntervals)
      return walkedPeak(this, measure);
    const windowS = (measure.windowMinutes ?? 0) * 60;
    const [shortestS, longestS] = (this.lengthsS ??= lengthsOf(this.load.durationS));
    if (windowS <= shortestS) return cyclePeaks(grid, intervalPeaks(peaks, spans), measure.peaks, cycles);
    if (windowS > longestS && windowsFit(windowS))
      return cyclePeaks(grid, windowPeaks(before, spans, windowS), measure.peaks, cycles);
    return walkedPeak(this, measure);
  }

  private blocks(pool: BlockPool): Blocks {
    let known = this.pools.get(pool);
    if (known === undefined) {
      known = this.griddedBlocks(pool) ?? walkedBlocks(this, pool);
      this.pools.set(pool, known);
    }
    return known;
  }

  /** Blocks from sums by quarter hour; undefined when only a walk over the intervals can tell. */
  private griddedBlocks(pool: BlockPool): Blocks | undefined {
    const [first] = pool.members;
    const ladder = first === undefined ? undefined : ladderOf(first.price);
    if (first === undefined || ladder === undefined || ladder.reset === 'interval') return undefined;
    const selections = pool.members.map((member) => selectionOf(member, pool.zone));
    const [{ zone, readings } = {}] = selections;
    if (selections.some((each) => each.zone !== zone || !sameRule(each.readings, readings))) return undefined;
    const grid = this.grid(zone, readings);
    const spans = selections.flatMap((each) => {
      const ofRows = rowSpans(grid, each, this.contractStart);
      return ofRows === undefined ? [] : [ofRows];
    });
    if (spans.length < selections.length) return undefined;
    const before = selections.map(({ flow }) => grid.before[flow]);
    const common = {
      grid,
      reset: ladder.reset,
      ...laddersOf(pool.members, this),
    };
    if (ladder.scope === 'pooled-chronological') return orderedBlocks({ ...common, spans, before }, this);
    const milliWh = spans.map((ofRows, member) => rowEnergy(before[member], ofRows));
    return dayBlocks({ ...common, milliWh }, this);
  }

  private grid(zone: string = this.load.zone, readings?: ReadingRounding): Grid {
    const key = readings === undefined ? zone : `${zone} ${JSON.stringify(readings)}`;
    let grid = this.grids.get(key);
    if (grid === undefined) {
      grid = gridOf(roundedReadings(this.load, readings), this.cycles, zone);
      this.grids.set(key, grid);
    }
    return grid;
  }
}

const sameRule = (one: ReadingRounding | undefined, other: ReadingRounding | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The shortest and the longest interval in seconds. */
function lengthsOf(durationS: Float64Array): readonly [shortest: number, longest: number] {
  let shortest = Number.POSITIVE_INFINITY;
  let longest = 0;
  for (const each of durationS) {
    if (each < shortest) shortest = each;
    if (each > longest) longest = each;
  }
  return [shortest, longest];
}
