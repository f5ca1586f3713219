import type { DayGrid } from '../metered/day-grid.js';
import { cellOfSlot } from '../metered/day-grid.js';
import type { GrowingFlow } from './whole-flow.js';
import { knownEnergy, knownSeconds, knownShareOf } from './whole-flow.js';
import type { YearWindow } from '../metered/year-window.js';
import { sameDayOfOtherYears } from '../metered/year-window.js';

/** Takes days of the window that nobody read from the same days of the years around. */
export function foldOtherYears(grid: DayGrid, window: YearWindow, flow: GrowingFlow): void {
  const first = window.monthStartDays[0] ?? 0;
  const last = (window.monthStartDays[12] ?? 0) - 1;
  const shares = Array.from({ length: grid.days }, (_, day) => knownShareOf(grid, flow, day));
  const wholeYear = shares.slice(first, last + 1).every((share) => share === 0);
  for (let day = first; day <= last; day += 1) {
    if ((shares[day] ?? 0) >= 0.5) continue;
    const source = sameDayOfOtherYears(grid.firstDay + day, wholeYear)
      .map((absolute) => absolute - grid.firstDay)
      .find((other) => (other < first || other > last) && (shares[other] ?? 0) > 0.999);
    if (source !== undefined) foldDay(grid, flow, day, source);
  }
}

function foldDay(grid: DayGrid, flow: GrowingFlow, day: number, source: number): void {
  for (let cell = grid.cellStart[day] ?? 0; cell < (grid.cellStart[day + 1] ?? 0); cell += 1) {
    const openS = grid.stepS - knownSeconds(flow, cell);
    if (openS <= 0) continue;
    const twin = cellOfSlot(grid, source, grid.slotOfCell[cell] ?? 0);
    flow.foldedMilliWh[cell] = Math.round((knownEnergy(flow, twin) * openS) / grid.stepS);
    flow.foldedS[cell] = openS;
  }
}
