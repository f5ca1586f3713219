import type { DayGrid } from './day-grid.js';
import { cellOfSlot, dayOfCell } from './day-grid.js';
import { median } from '#domain/shared/statistics';

/** What gap filling reads: metered energy and covered seconds of each cell. */
export interface GappyFlow {
  readonly milliWh: Float64Array;
  readonly coveredS: Float64Array;
}

/** What was put in, and the seconds of each cell it stands for. Whole mWh. */
export interface Fill {
  readonly milliWh: Float64Array;
  readonly filledS: Float64Array;
}

/** Run of cells that are not wholly covered, end exclusive. */
interface Gap {
  readonly from: number;
  readonly to: number;
  readonly missingS: number;
}

const LINEAR_UP_TO_S = 2 * 3600;
const MEDIAN_UP_TO_S = 3 * 86_400;
const WEEKS_EACH_SIDE = 4;
const LEVEL_DAYS_EACH_SIDE = 3;
const LEVEL_LEAST = 0.25;
const LEVEL_MOST = 4;
/** Two changes of the clock a year make a day an hour longer or shorter than three times 24. */
const CLOCK_CHANGE_S = 3600;

/**
 * Fills the gaps between interval readings: up to two hours linearly between the neighbours, up
 * to three days by the median of the same weekday and time in the four weeks before and after,
 * scaled by the level of the days around. Longer gaps, and cells that `elsewhere` marks as known
 * otherwise, are left alone. Metered energy is never changed.
 */
export function fillGaps(grid: DayGrid, flow: GappyFlow, elsewhere: Uint8Array): Fill {
  const cells = flow.milliWh.length;
  const fill = { milliWh: new Float64Array(cells), filledS: new Float64Array(cells) };
  for (const gap of gapsOf(grid, flow, elsewhere)) {
    const estimate =
      gap.missingS <= LINEAR_UP_TO_S ? linear(grid, flow, gap) : weekdayMedian(grid, flow, gap);
    if (estimate === undefined) continue;
    for (let cell = gap.from; cell < gap.to; cell += 1) {
      const missingS = grid.stepS - (flow.coveredS[cell] ?? 0);
      fill.milliWh[cell] = Math.round(((estimate[cell - gap.from] ?? 0) * missingS) / grid.stepS);
      fill.filledS[cell] = missingS;
    }
  }
  return fill;
}

function gapsOf(grid: DayGrid, flow: GappyFlow, elsewhere: Uint8Array): readonly Gap[] {
  const first = flow.coveredS.findIndex((seconds) => seconds > 0);
  const last = flow.coveredS.findLastIndex((seconds) => seconds > 0);
  const gaps: Gap[] = [];
  let from = -1;
  let missingS = 0;
  for (let cell = first; cell >= 0 && cell <= last + 1; cell += 1) {
    const open = cell <= last && (flow.coveredS[cell] ?? 0) < grid.stepS && elsewhere[cell] !== 1;
    if (open) {
      if (from < 0) from = cell;
      missingS += grid.stepS - (flow.coveredS[cell] ?? 0);
    } else if (from >= 0) {
      if (missingS <= MEDIAN_UP_TO_S + CLOCK_CHANGE_S) gaps.push({ from, to: cell, missingS });
      from = -1;
      missingS = 0;
    }
  }
  return gaps;
}

/** Line between the last whole cell before and the first after; level where one side is missing. */
function linear(grid: DayGrid, flow: GappyFlow, gap: Gap): readonly number[] | undefined {
  const before = wholeCell(grid, flow, gap.from - 1);
  const after = wholeCell(grid, flow, gap.to);
  const left = before ?? after;
  const right = after ?? before;
  if (left === undefined || right === undefined) return undefined;
  const steps = gap.to - gap.from + 1;
  return Array.from({ length: gap.to - gap.from }, (_, at) => left + ((right - left) * (at + 1)) / steps);
}

function wholeCell(grid: DayGrid, flow: GappyFlow, cell: number): number | undefined {
  return (flow.coveredS[cell] ?? 0) >= grid.stepS ? flow.milliWh[cell] : undefined;
}

function weekdayMedian(grid: DayGrid, flow: GappyFlow, gap: Gap): readonly number[] | undefined {
  const estimate: number[] = [];
  for (let cell = gap.from; cell < gap.to; cell += 1) {
    const typical = typicalCell(grid, flow, cell);
    if (typical === undefined) return undefined;
    estimate.push(typical);
  }
  const level = levelAround(grid, flow, gap);
  return estimate.map((milliWh) => milliWh * level);
}

/** Median of the same slot of the same weekday in the weeks around; undefined without any. */
function typicalCell(grid: DayGrid, flow: GappyFlow, cell: number): number | undefined {
  const day = dayOfCell(grid, cell);
  const slot = grid.slotOfCell[cell] ?? 0;
  const around: number[] = [];
  for (let week = -WEEKS_EACH_SIDE; week <= WEEKS_EACH_SIDE; week += 1) {
    const other = day + 7 * week;
    if (week === 0 || other < 0 || other >= grid.days) continue;
    const found = wholeCell(grid, flow, cellOfSlot(grid, other, slot));
    if (found !== undefined) around.push(found);
  }
  return around.length === 0 ? undefined : median(around);
}

/** How the days next to the gap compare with what is typical for them, within sane bounds. */
function levelAround(grid: DayGrid, flow: GappyFlow, gap: Gap): number {
  const firstDay = dayOfCell(grid, gap.from);
  const lastDay = dayOfCell(grid, gap.to - 1);
  let actual = 0;
  let typical = 0;
  const from = Math.max(firstDay - LEVEL_DAYS_EACH_SIDE, 0);
  const to = Math.min(lastDay + LEVEL_DAYS_EACH_SIDE, grid.days - 1);
  for (let cell = grid.cellStart[from] ?? 0; cell < (grid.cellStart[to + 1] ?? 0); cell += 1) {
    const metered = wholeCell(grid, flow, cell);
    const expected = metered === undefined ? undefined : typicalCell(grid, flow, cell);
    if (metered === undefined || expected === undefined) continue;
    actual += metered;
    typical += expected;
  }
  if (typical <= 0) return 1;
  return Math.min(Math.max(actual / typical, LEVEL_LEAST), LEVEL_MOST);
}
