import type { Load } from '#domain/energy/tariffs/model/load';
import type { DayGrid } from './metered/day-grid.js';
import type { WholeFlow } from './estimate/whole-flow.js';
import type { YearWindow } from './metered/year-window.js';

/** The flows that a year's load is made of, on one grid. */
export interface YearFlows {
  readonly grid: DayGrid;
  readonly window: YearWindow;
  readonly taken: WholeFlow;
  readonly given: WholeFlow | undefined;
  readonly switched: WholeFlow | undefined;
}

/** Marks the window's intervals that interval readings cover from end to end. */
export function measuredOf({ grid, window, taken }: YearFlows): Uint8Array {
  const from = grid.cellStart[window.monthStartDays[0] ?? 0] ?? 0;
  const to = grid.cellStart[window.monthStartDays[12] ?? 0] ?? 0;
  return Uint8Array.from(taken.intervalS.subarray(from, to), (seconds) => (seconds >= grid.stepS ? 1 : 0));
}

/** The window's intervals for pricing; export and controlled load only where there was any. */
export function loadOf({ grid, window, taken, given, switched }: YearFlows): Load {
  const firstDay = window.monthStartDays[0] ?? 0;
  const lastDay = window.monthStartDays[12] ?? 0;
  const from = grid.cellStart[firstDay] ?? 0;
  const to = grid.cellStart[lastDay] ?? 0;
  const startUtc = new Float64Array(to - from);
  for (let day = firstDay; day < lastDay; day += 1) {
    const dayCell = grid.cellStart[day] ?? 0;
    for (let cell = dayCell; cell < (grid.cellStart[day + 1] ?? 0); cell += 1) {
      startUtc[cell - from] = (grid.dayStartUtc[day] ?? 0) + (cell - dayCell) * grid.stepS;
    }
  }
  const energyOf = (flow: WholeFlow): Float64Array =>
    flow.meteredMilliWh
      .slice(from, to)
      .map(
        (milliWh, at) =>
          milliWh +
          (flow.filledMilliWh[from + at] ?? 0) +
          (flow.foldedMilliWh[from + at] ?? 0) +
          (flow.modelledMilliWh[from + at] ?? 0),
      );
  const exported = given === undefined ? undefined : energyOf(given);
  const controlled = switched === undefined ? undefined : energyOf(switched);
  return {
    zone: grid.zone.name,
    startUtc,
    durationS: new Float64Array(to - from).fill(grid.stepS),
    importMilliWh: energyOf(taken),
    ...(exported?.some((milliWh) => milliWh > 0) === true ? { exportMilliWh: exported } : {}),
    ...(controlled?.some((milliWh) => milliWh > 0) === true ? { controlledLoadMilliWh: controlled } : {}),
  };
}
