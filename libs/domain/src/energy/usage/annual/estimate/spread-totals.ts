import { apportion } from './apportion.js';
import type { CourseSource } from './day-course.js';
import { dayCourse } from './day-course.js';
import { dayOfCell } from '../metered/day-grid.js';
import type { KnownFlow } from '../metered/known-flow.js';

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
