import { zoneOf } from '#domain/shared/zone';
import type { Zone } from '#domain/shared/zone';
import { controlledLoadModel, exportModel, importModel } from '../shapes/season-model.js';
import type { SeasonModel } from '../shapes/season-model.js';
import type { UsageSeries } from '../readings/reading.js';
import type { YearFlows } from './annual-load.js';
import { loadOf, measuredOf } from './annual-load.js';
import type { AnnualProfile, AnnualProjection, FlowYear, NoAnnualClaim } from './annual-profile.js';
import { normalWeather } from './estimate/day-course.js';
import type { HourlyTemperature } from './estimate/degree-days.js';
import { measuredSeasons } from './estimate/degree-days.js';
import type { DayGrid } from './metered/day-grid.js';
import { dayGrid, dayOf, firstDayOfMonth, monthOfDay, stepThatFits } from './metered/day-grid.js';
import { extentOf } from './metered/extent.js';
import { flowYear } from './flow-year.js';
import type { FlowSeries } from './metered/flows.js';
import { flowsOf } from './metered/flows.js';
import type { KnownFlow } from './metered/known-flow.js';
import { daysKnown, knownFlow, meteredSeconds } from './metered/known-flow.js';
import { notesOf, timingOf } from './method-notes.js';
import { projectFlow } from './estimate/project-flow.js';
import type { WholeFlow } from './estimate/whole-flow.js';
import { latestYear, monthFrom, windowAt } from './metered/year-window.js';

/** How a year is to be projected. */
export interface YearOptions {
  /** IANA zone of the home. */
  readonly zone: string;
  /** First month (`2026-03`); the latest twelve months with readings otherwise. */
  readonly from?: string;
  /** Weather at the home over the year, where it is known: degree-days then replace the climate's normals. */
  readonly temperature?: HourlyTemperature;
}

/** Readings older than this before the last one tell nothing about the coming year. */
const HISTORY_DAYS = 1200;
const LEAST_DAYS = 28;
/** Two changes of the clock and a last reading at 23:45 take no day away. */
const DAY_TOLERANCE = 0.1;

/**
 * Twelve whole calendar months of one home from whatever readings there are: gaps filled, totals
 * spread, missing months projected by shape and level, each tagged. Deterministic. Less than 30
 * days of import is refused as a result; throws DomainError `usage.several-meters` when the home
 * must be chosen first, `usage.bad-month`, `usage.month-too-far`.
 */
export function projectYear(series: readonly UsageSeries[], options: YearOptions): AnnualProjection {
  const flows = flowsOf(series);
  const extent = extentOf(flows.import);
  if (extent === undefined) return refusal('usage.no-import', 0);
  const zone = zoneOf(options.zone);
  const lastDay = dayOf(zone, extent.endUtc - 1);
  const firstDay = Math.max(dayOf(zone, extent.startUtc), lastDay - HISTORY_DAYS);
  const lastMonth = monthOfDay(lastDay);
  const asked = options.from === undefined ? undefined : monthFrom(options.from, lastMonth);
  const grid = gridFor(zone, { firstDay, lastDay, asked }, extent.stepS);
  const known = knownFlow(grid, flows.import);
  const knownDays = daysKnown(grid, known);
  if (knownDays < LEAST_DAYS - DAY_TOLERANCE) return refusal('usage.too-short', knownDays);
  const window = windowAt(grid, asked ?? latestYear(grid, meteredSeconds(known), lastMonth));
  const project = (flow: KnownFlow, model: SeasonModel): WholeFlow =>
    projectFlow({ grid, window, model, weather: normalWeather(model, grid) }, flow);
  const normals = importModel(options.zone);
  const measured =
    options.temperature === undefined
      ? undefined
      : measuredSeasons(normals, grid, window, options.temperature);
  const taken =
    measured === undefined ? project(known, normals) : projectFlow({ grid, window, ...measured }, known);
  const given = others(grid, flows.export, (flow) => project(flow, exportModel(options.zone)));
  const switched = others(grid, flows.controlledLoad, (flow) =>
    project(flow, controlledLoadModel(options.zone)),
  );
  return {
    kind: 'year',
    profile: profileOf({
      grid,
      window,
      known,
      knownDays,
      series,
      taken,
      given,
      switched,
      options,
      measured: measured !== undefined,
    }),
  };
}

interface Parts extends YearFlows {
  readonly known: KnownFlow;
  readonly knownDays: number;
  readonly series: readonly UsageSeries[];
  readonly options: YearOptions;
  /** Whether the temperature given was used. */
  readonly measured: boolean;
}

function profileOf(parts: Parts): AnnualProfile {
  const { grid, window, taken, given, switched } = parts;
  const year = (flow: WholeFlow): FlowYear => flowYear(grid, window, flow);
  const imported = year(taken);
  const exported = given === undefined ? undefined : year(given);
  const controlled = switched === undefined ? undefined : year(switched);
  const firstCell = grid.cellStart[window.monthStartDays[0] ?? 0] ?? 0;
  const timing = timingOf(parts.known);
  return {
    zone: grid.zone.name,
    stepS: grid.stepS,
    months: imported.months.map((month) => month.month),
    monthStarts: window.monthStartDays.map((day) => (grid.cellStart[day] ?? 0) - firstCell),
    load: loadOf(parts),
    measured: measuredOf(parts),
    import: imported,
    ...(exported === undefined || exported.milliWh === 0 ? {} : { export: exported }),
    ...(controlled === undefined || controlled.milliWh === 0 ? {} : { controlledLoad: controlled }),
    timing,
    knownDays: Math.floor(parts.knownDays + DAY_TOLERANCE),
    notes: notesOf({
      timing,
      year: imported,
      foldedS: taken.foldedS.reduce((sum, one) => sum + one, 0),
      series: parts.series,
      temperature: parts.options.temperature === undefined ? 'none' : parts.measured ? 'used' : 'too-short',
    }),
  };
}

function gridFor(
  zone: Zone,
  span: { readonly firstDay: number; readonly lastDay: number; readonly asked: number | undefined },
  wantedStepS: 900 | 1800 | 3600,
): DayGrid {
  const lastMonth = monthOfDay(span.lastDay);
  const firstMonth = Math.min(lastMonth - 12, span.asked ?? lastMonth);
  const endMonth = Math.max(lastMonth + 1, (span.asked ?? lastMonth - 12) + 12);
  const from = Math.min(span.firstDay, firstDayOfMonth(firstMonth));
  const days = firstDayOfMonth(endMonth) - from;
  return dayGrid(zone, from, days, stepThatFits(zone, from, days, wantedStepS));
}

/** A flow beside the import; undefined when nothing of it was ever read. */
function others(
  grid: DayGrid,
  series: readonly FlowSeries[],
  project: (flow: KnownFlow) => WholeFlow,
): WholeFlow | undefined {
  if (series.length === 0) return undefined;
  const known = knownFlow(grid, series);
  return daysKnown(grid, known) > 0 ? project(known) : undefined;
}

function refusal(code: NoAnnualClaim['code'], knownDays: number): NoAnnualClaim {
  const whole = Math.floor(knownDays);
  const message =
    code === 'usage.no-import'
      ? 'The file holds no energy bought from the grid. Upload the readings of the meter on your bill.'
      : `Only ${String(whole)} ${whole === 1 ? 'day' : 'days'} of readings are here. At least 28 days are needed to speak about a year; a full year is best.`;
  return { kind: 'refused', code, message, knownDays: whole };
}
