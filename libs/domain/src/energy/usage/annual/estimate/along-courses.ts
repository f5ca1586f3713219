import { apportion } from './apportion.js';
import type { CourseSource } from './day-course.js';
import { dayCourse } from './day-course.js';
import type { GrowingFlow } from './whole-flow.js';
import { knownSeconds, knownShareOf } from './whole-flow.js';
import type { YearWindow } from '../metered/year-window.js';
import { dayOfCell } from '../metered/day-grid.js';
import type { KnownFlow } from '../metered/known-flow.js';

/** Gives the open time of each month its expected energy, cell by cell along the course of the days. */
export function modelRest(source: CourseSource, window: YearWindow, flow: GrowingFlow): void {
  const { grid, estimate } = source;
  for (let at = 0; at < 12; at += 1) {
    const fromDay = window.monthStartDays[at] ?? 0;
    const toDay = window.monthStartDays[at + 1] ?? 0;
    const from = grid.cellStart[fromDay] ?? 0;
    const weights = new Float64Array((grid.cellStart[toDay] ?? 0) - from);
    let open = false;
    for (let day = fromDay; day < toDay; day += 1) {
      if (knownShareOf(grid, flow, day) > 0.9999) continue;
      const course = dayCourse(source, day);
      for (const [inDay, relative] of course.entries()) {
        const cell = (grid.cellStart[day] ?? 0) + inDay;
        const openS = grid.stepS - knownSeconds(flow, cell);
        if (openS <= 0) continue;
        weights[cell - from] = ((relative + 1e-9) * openS) / grid.stepS;
        flow.modelledS[cell] = openS;
        open = true;
      }
    }
    if (!open) continue;
    const expected = Math.round(estimate.openMilliWh[(window.firstMonth + at) % 12] ?? 0);
    flow.modelledMilliWh.set(apportion(expected, weights), from);
  }
}

/** Spreads each total over its open cells by the course of its days; what each total says is kept to the mWh. */
export function spreadTotals(source: CourseSource, known: KnownFlow, milliWh: Float64Array): void {
  const { grid } = source;
  const courses = new Map<number, Float64Array>();
  for (const spread of known.spreads) {
    let day = dayOfCell(grid, spread.fromCell);
    const weights = spread.openS.map((openS, at) => {
      while (spread.fromCell + at >= (grid.cellStart[day + 1] ?? 0)) day += 1;
      let course = courses.get(day);
      if (course === undefined) {
        course = dayCourse(source, day);
        courses.set(day, course);
      }
      return ((course[spread.fromCell + at - (grid.cellStart[day] ?? 0)] ?? 0) * openS) / grid.stepS;
    });
    for (const [at, part] of apportion(spread.milliWh, weights).entries()) {
      milliWh[spread.fromCell + at] = (milliWh[spread.fromCell + at] ?? 0) + part;
    }
  }
}
