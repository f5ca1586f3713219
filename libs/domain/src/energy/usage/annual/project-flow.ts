import type { SeasonModel, Weather } from '../shapes/season-model.js';
import { apportion } from './apportion.js';
import type { CourseSource, DayWeather } from './day-course.js';
import { dayCourse, donorDays } from './day-course.js';
import type { DayGrid } from './day-grid.js';
import { dayOfCell } from './fill-gaps.js';
import { cellOfSlot } from './fill-gaps.js';
import type { KnownFlow } from './known-flow.js';
import { roughnessOf } from './roughness.js';
import type { MonthEvidence, YearEstimate } from './year-estimate.js';
import { estimateYear } from './year-estimate.js';
import type { YearWindow } from './year-window.js';
import { sameDayOfOtherYears } from './year-window.js';

/** A flow with every cell of the year known, filled or projected. Whole mWh and seconds by cell of the grid. */
export interface WholeFlow {
  readonly meteredMilliWh: Float64Array;
  readonly meteredS: Float64Array;
  readonly filledMilliWh: Float64Array;
  readonly filledS: Float64Array;
  /** Copied from the same day of another year. */
  readonly foldedMilliWh: Float64Array;
  readonly foldedS: Float64Array;
  /** From the season model: the rest of each cell. */
  readonly modelledMilliWh: Float64Array;
  readonly modelledS: Float64Array;
  /** First and last cell that a meter covered, -1 when none. */
  readonly firstReadCell: number;
  readonly lastReadCell: number;
  readonly estimate: YearEstimate;
}

/** Where and how a flow is projected. */
export interface Projection {
  readonly grid: DayGrid;
  readonly window: YearWindow;
  readonly model: SeasonModel;
  readonly weather: DayWeather;
}

/** Completes a flow over the window: totals spread, other years' days folded in, the rest modelled. */
export function projectFlow(projection: Projection, known: KnownFlow): WholeFlow {
  const { grid, window, model, weather } = projection;
  const cells = known.milliWh.length;
  const intervalKnownS = sumOf(known.intervalS, known.filledS);
  const intervalMilliWh = sumOf(known.milliWh, known.filledMilliWh);
  const base = { grid, model, weather, donors: donorDays(grid, intervalKnownS), milliWh: intervalMilliWh };
  const meteredS = sumOf(known.intervalS, known.totalS);
  const flow = {
    meteredMilliWh: known.milliWh.slice(),
    meteredS,
    firstReadCell: meteredS.findIndex((seconds) => seconds > 0),
    lastReadCell: meteredS.findLastIndex((seconds) => seconds > 0),
    filledMilliWh: known.filledMilliWh,
    filledS: known.filledS,
    foldedMilliWh: new Float64Array(cells),
    foldedS: new Float64Array(cells),
    modelledMilliWh: new Float64Array(cells),
    modelledS: new Float64Array(cells),
  };
  const evidence = (): readonly MonthEvidence[] => evidenceOf(projection, flow);
  if (known.spreads.length > 0) {
    const nothing = estimateYear(
      model,
      evidence().map((month) => ({ ...month, knownShare: 0 })),
    );
    spreadTotals({ ...base, estimate: nothing }, known, flow.meteredMilliWh);
    const first = estimateYear(model, evidence());
    flow.meteredMilliWh.set(known.milliWh);
    spreadTotals({ ...base, estimate: first }, known, flow.meteredMilliWh);
  }
  foldOtherYears(grid, window, flow);
  const estimate = estimateYear(model, evidence(), roughnessOf(grid, base.donors, intervalMilliWh));
  modelRest({ ...base, estimate }, window, flow);
  return { ...flow, estimate };
}

type Growing = Omit<WholeFlow, 'estimate'>;

function sumOf(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, at) => value + (other[at] ?? 0));
}

/** Spreads each total over its open cells by the course of its days; what each total says is kept to the mWh. */
function spreadTotals(source: CourseSource, known: KnownFlow, milliWh: Float64Array): void {
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

function knownSeconds(flow: Growing, cell: number): number {
  return (flow.meteredS[cell] ?? 0) + (flow.filledS[cell] ?? 0) + (flow.foldedS[cell] ?? 0);
}

function knownEnergy(flow: Growing, cell: number): number {
  return (flow.meteredMilliWh[cell] ?? 0) + (flow.filledMilliWh[cell] ?? 0) + (flow.foldedMilliWh[cell] ?? 0);
}

/** Share of a day that is known, 0 to 1. */
function knownShareOf(grid: DayGrid, flow: Growing, day: number): number {
  const from = grid.cellStart[day] ?? 0;
  const to = grid.cellStart[day + 1] ?? 0;
  let knownS = 0;
  for (let cell = from; cell < to; cell += 1) knownS += knownSeconds(flow, cell);
  return knownS / ((to - from) * grid.stepS);
}

/** Takes days of the window that nobody read from the same days of the years around. */
function foldOtherYears(grid: DayGrid, window: YearWindow, flow: Growing): void {
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

function foldDay(grid: DayGrid, flow: Growing, day: number, source: number): void {
  for (let cell = grid.cellStart[day] ?? 0; cell < (grid.cellStart[day + 1] ?? 0); cell += 1) {
    const openS = grid.stepS - knownSeconds(flow, cell);
    if (openS <= 0) continue;
    const twin = cellOfSlot(grid, source, grid.slotOfCell[cell] ?? 0);
    flow.foldedMilliWh[cell] = Math.round((knownEnergy(flow, twin) * openS) / grid.stepS);
    flow.foldedS[cell] = openS;
  }
}

/** What is known of January to December in the window, with the weather of known and open days. */
function evidenceOf(projection: Projection, flow: Growing): readonly MonthEvidence[] {
  const { grid, window, model, weather } = projection;
  const months: MonthEvidence[] = [];
  for (let at = 0; at < 12; at += 1) {
    const from = window.monthStartDays[at] ?? 0;
    const to = window.monthStartDays[at + 1] ?? 0;
    let milliWh = 0;
    for (let cell = grid.cellStart[from] ?? 0; cell < (grid.cellStart[to] ?? 0); cell += 1) {
      milliWh += knownEnergy(flow, cell);
    }
    const days = Array.from({ length: to - from }, (_, day) => ({
      share: knownShareOf(grid, flow, from + day),
      weather: weather(from + day),
    }));
    const knownDays = days.reduce((sum, day) => sum + day.share, 0);
    const knownShare = knownDays / days.length;
    months[(window.firstMonth + at) % 12] = {
      days: days.length,
      knownShare: knownShare > 0.9999 ? 1 : knownShare < 0.01 ? 0 : knownShare,
      milliWhPerDay: knownDays > 0 ? milliWh / knownDays : 0,
      knownWeather: meanWeather(
        model,
        days.map((day) => ({ weight: day.share, weather: day.weather })),
      ),
      openWeather: meanWeather(
        model,
        days.map((day) => ({ weight: 1 - day.share, weather: day.weather })),
      ),
    };
  }
  return months;
}

/** Weighted mean by climate; the plain mean where all weights are zero. */
function meanWeather(
  model: SeasonModel,
  days: readonly { readonly weight: number; readonly weather: readonly Weather[] }[],
): readonly Weather[] {
  const whole = days.reduce((sum, day) => sum + day.weight, 0);
  return model.climates.map((_, climate) => {
    const mean = { cooling: 0, heating: 0, winter: 0 };
    for (const { weight, weather } of days) {
      const share = whole > 1e-6 ? weight / whole : 1 / days.length;
      const today = weather[climate];
      mean.cooling += share * (today?.cooling ?? 0);
      mean.heating += share * (today?.heating ?? 0);
      mean.winter += share * (today?.winter ?? 0);
    }
    return mean;
  });
}

/** Gives the open time of each month its expected energy, cell by cell along the course of the days. */
function modelRest(source: CourseSource, window: YearWindow, flow: Growing): void {
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
