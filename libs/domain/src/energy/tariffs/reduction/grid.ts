import { zoneOf } from '#domain/shared/zone';
import type { Zone } from '#domain/shared/zone';
import { localDayOf } from '../calendar/calendar.js';
import type { LocalDay } from '../calendar/calendar.js';
import type { Flow } from '../model/charge.js';
import type { Cycle } from '../calendar/cycles.js';
import { energyBefore, flowColumn, meanMilliW } from '../model/load.js';
import type { Load } from '../model/load.js';

/** Minutes of one cell. Schedules with other minutes are counted interval by interval. */
export const SLOT_MINUTES = 15;
const SLOT_S = SLOT_MINUTES * 60;
const SLOTS = 1440 / SLOT_MINUTES;
/** Cells of a row of running sums: one more than slots. */
export const GRID_WIDTH = SLOTS + 1;
const DAY_S = 86_400;

/**
 * A home's load on one zone's wall clock: a row for each local day of each cycle, a cell a quarter
 * hour. A day on which the clock changes has two rows, so that cells of a row are in the order of time.
 */
export interface Grid {
  /** One entry a row: the local day and the index of the cycle. */
  readonly days: readonly LocalDay[];
  readonly cycles: Int32Array;
  /** Running sums of whole mWh, `row * GRID_WIDTH + slot`: what was used before the slot began. */
  readonly before: Readonly<Record<Flow, Float64Array | undefined>>;
  /** Highest mean power in whole mW of an interval that touches the slot, `row * GRID_WIDTH + slot`. */
  readonly peak: Readonly<Record<Flow, Float64Array | undefined>>;
}

/** Lays a load out on the wall clock of a zone. */
export function gridOf(load: Load, cycles: readonly Cycle[], zoneName: string): Grid {
  const builder = new GridBuilder(load, cycles, zoneOf(zoneName));
  const { startUtc, durationS } = load;
  let first = 0;
  for (let interval = 0; interval < startUtc.length; interval += 1) {
    const start = startUtc[interval] ?? 0;
    const end = start + (durationS[interval] ?? 0);
    while (first < cycles.length && (cycles[first]?.endUtc ?? 0) <= start) first += 1;
    for (let cycle = first; cycle < cycles.length; cycle += 1) {
      const span = cycles[cycle];
      if (span === undefined || span.startUtc >= end) break;
      if (start >= span.startUtc && end <= span.endUtc) builder.addWhole(interval, cycle, start, end);
      else builder.addSpan(interval, cycle, Math.max(start, span.startUtc), Math.min(end, span.endUtc));
    }
  }
  return builder.grid();
}

interface Column {
  readonly flow: Flow;
  readonly source: Float64Array;
  readonly cells: Float64Array;
  readonly peaks: Float64Array;
}

/** Stands for an interval that is not within one cell. */
const SPREAD = -1;

class GridBuilder {
  private readonly days: LocalDay[] = [];
  private readonly rowCycles: number[] = [];
  private readonly columns: readonly Column[];
  /** The cell that holds all of an interval, or that there is none. */
  private readonly cellOf: Int32Array;
  private dayNumber = Number.NaN;
  private cycle = -1;
  private offsetS = Number.NaN;
  /** Until this instant the row at hand goes on, as long as the cycle does. */
  private rowUntilUtc = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly load: Load,
    cycles: readonly Cycle[],
    private readonly zone: Zone,
  ) {
    const days = cycles.reduce((sum, cycle) => sum + cycle.days + 8, 0);
    const flows: readonly Flow[] = ['import', 'export', 'controlledLoad'];
    this.columns = flows.flatMap((flow) => {
      const source = flowColumn(load, flow);
      const size = days * GRID_WIDTH;
      return source === undefined
        ? []
        : [{ flow, source, cells: new Float64Array(size), peaks: new Float64Array(size) }];
    });
    this.cellOf = new Int32Array(load.startUtc.length).fill(SPREAD);
  }

  /** Adds an interval that lies in one cycle: most lie in one cell, and are counted at the end. */
  addWhole(interval: number, cycle: number, start: number, end: number): void {
    const localS = this.localAt(start, cycle);
    const slot = Math.floor((localS - this.dayNumber * DAY_S) / SLOT_S);
    if (end > this.rowUntilUtc || localS + (end - start) > this.dayNumber * DAY_S + (slot + 1) * SLOT_S)
      this.addSpan(interval, cycle, start, end);
    else this.cellOf[interval] = (this.days.length - 1) * GRID_WIDTH + slot;
  }

  /** Adds the part of an interval that lies in a cycle, slot by slot. */
  addSpan(interval: number, cycle: number, start: number, stop: number): void {
    for (let from = start; from < stop;) {
      const localS = this.localAt(from, cycle);
      const to = Math.min(stop, from + SLOT_S - (localS - Math.floor(localS / SLOT_S) * SLOT_S));
      this.add(interval, localS, from, to);
      from = to;
    }
  }

  /** Local seconds of an instant, in a row that is open for it. */
  private localAt(utcS: number, cycle: number): number {
    if (utcS < this.rowUntilUtc && cycle === this.cycle) return utcS + this.offsetS;
    const localS = this.zone.localAt(utcS);
    const offsetS = localS - utcS;
    const dayNumber = Math.floor(localS / DAY_S);
    const midnightUtc = (dayNumber + 1) * DAY_S - offsetS;
    this.rowUntilUtc = this.zone.offsetAt(midnightUtc - 1) === offsetS ? midnightUtc : utcS;
    if (dayNumber === this.dayNumber && cycle === this.cycle && offsetS === this.offsetS) return localS;
    this.days.push(localDayOf(localS));
    this.rowCycles.push(cycle);
    this.dayNumber = dayNumber;
    this.cycle = cycle;
    this.offsetS = offsetS;
    return localS;
  }

  private add(interval: number, localS: number, from: number, to: number): void {
    const cell = (this.days.length - 1) * GRID_WIDTH + Math.floor((localS - this.dayNumber * DAY_S) / SLOT_S);
    const start = this.load.startUtc[interval] ?? 0;
    const durationS = this.load.durationS[interval] ?? 0;
    const whole = from === start && to - from === durationS;
    for (const { source, cells, peaks } of this.columns) {
      const milliWh = source[interval] ?? 0;
      if (milliWh === 0) continue;
      const part = whole
        ? milliWh
        : energyBefore(milliWh, durationS, to - start) - energyBefore(milliWh, durationS, from - start);
      cells[cell] = (cells[cell] ?? 0) + part;
      const power = meanMilliW(milliWh, durationS);
      if (power > (peaks[cell] ?? 0)) peaks[cell] = power;
    }
  }

  /** Counts the intervals that lie in one cell each. */
  private addCells(): void {
    const { cellOf } = this;
    const { durationS } = this.load;
    for (const { source, cells, peaks } of this.columns) {
      for (let interval = 0; interval < cellOf.length; interval += 1) {
        const cell = cellOf[interval] ?? SPREAD;
        const milliWh = source[interval] ?? 0;
        if (cell === SPREAD || milliWh === 0) continue;
        cells[cell] = (cells[cell] ?? 0) + milliWh;
        const power = meanMilliW(milliWh, durationS[interval] ?? 0);
        if (power > (peaks[cell] ?? 0)) peaks[cell] = power;
      }
    }
  }

  grid(): Grid {
    this.addCells();
    const size = this.days.length * GRID_WIDTH;
    const column = (flow: Flow): Column | undefined => this.columns.find((each) => each.flow === flow);
    const before = (flow: Flow): Float64Array | undefined => {
      const cells = column(flow)?.cells.subarray(0, size);
      return cells === undefined ? undefined : runningSums(cells);
    };
    const peak = (flow: Flow): Float64Array | undefined => column(flow)?.peaks.subarray(0, size);
    return {
      days: this.days,
      cycles: Int32Array.from(this.rowCycles),
      before: {
        import: before('import'),
        export: before('export'),
        controlledLoad: before('controlledLoad'),
      },
      peak: { import: peak('import'), export: peak('export'), controlledLoad: peak('controlledLoad') },
    };
  }
}

function runningSums(cells: Float64Array): Float64Array {
  for (let row = 0; row < cells.length; row += GRID_WIDTH) {
    let sum = 0;
    for (let slot = row; slot < row + GRID_WIDTH; slot += 1) {
      const cell = cells[slot] ?? 0;
      cells[slot] = sum;
      sum += cell;
    }
  }
  return cells;
}
