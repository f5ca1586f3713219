import { kwhText } from '#domain/shared/units';
import { isoUtc, zoneOf } from '#domain/shared/zone';
import type { Load } from '#domain/energy/tariffs/model/load';
import { isSouthern } from '../shapes/climates-of-zone.js';
import { baseLoadMilliW, durationCurve, peakOf, powersOf } from './power.js';
import { heatmapOf, monthsOf, sharesOf } from './rhythm.js';
import { seasonalityOf } from './seasonality.js';
import type { UsageAnalysis } from './usage-analysis.js';

const NIGHT = { from: 22, to: 6 };
const LEAST_MEASURED_S = 7 * 86_400;

/**
 * Describes a year for the usage page: months and seasons of the whole load, but hours, peak and load
 * curve only of the intervals that `measured` marks with 1, and none of them below a week of those.
 * The energy taken counts controlled load too. A load without intervals gives zeros and empty lists.
 */
export function analyseUsage(load: Load, measured: Uint8Array): UsageAnalysis {
  const zone = zoneOf(load.zone);
  const taken = takenOf(load);
  const clock = load.startUtc.map((startUtc) => zone.localAt(startUtc));
  const months = monthsOf(load, taken, clock);
  return {
    zone: load.zone,
    intervalMinutes: Math.max(Math.round((load.durationS[0] ?? 3600) / 60), 1),
    importKwh: text(sumOf(taken)),
    exportKwh: text(sumOf(load.exportMilliWh ?? new Float64Array())),
    months: months.map((month) => ({
      month: month.month,
      importKwh: text(month.importMilliWh),
      exportKwh: text(month.exportMilliWh),
      days: month.days,
      importKwhPerDay: text(month.importMilliWh / month.days),
    })),
    seasonality: seasonalityOf(months, isSouthern(load.zone) ? 'south' : 'north'),
    measuredHours: measuredHours({ load, taken, clock }, measured),
  };
}

interface Course {
  readonly load: Load;
  readonly taken: Float64Array;
  readonly clock: Float64Array;
}

/** What the measured intervals say of hours and power; null below a week of them. */
function measuredHours(all: Course, measured: Uint8Array): UsageAnalysis['measuredHours'] {
  const { load, taken, clock } = onlyMeasured(all, measured);
  const seconds = sumOf(load.durationS);
  if (seconds < LEAST_MEASURED_S) return null;
  const powers = powersOf(load, taken);
  const shares = sharesOf(taken, clock, NIGHT);
  const peak = peakOf(powers);
  return {
    days: Math.round(seconds / 8_640) / 10,
    heatmap: heatmapOf(load, taken, clock).map((hours) =>
      hours.map((milliWh) => (milliWh === null ? null : text(milliWh))),
    ),
    loadDuration: durationCurve(powers).map(({ share, milliW }) => ({ share, kw: text(milliW) })),
    baseLoadKw: text(baseLoadMilliW(powers, clock, all.load.exportMilliWh !== undefined)),
    peak: { kw: text(peak.milliW), startUtc: isoUtc(load.startUtc[peak.at] ?? 0) },
    nightShare: shares.night,
    nightHours: NIGHT,
    weekendShare: shares.weekend,
  };
}

function onlyMeasured({ load, taken, clock }: Course, measured: Uint8Array): Course {
  const kept = (column: Float64Array): Float64Array => column.filter((_, at) => measured[at] === 1);
  return {
    load: {
      zone: load.zone,
      startUtc: kept(load.startUtc),
      durationS: kept(load.durationS),
      importMilliWh: kept(load.importMilliWh),
    },
    taken: kept(taken),
    clock: kept(clock),
  };
}

function takenOf(load: Load): Float64Array {
  const { controlledLoadMilliWh } = load;
  if (controlledLoadMilliWh === undefined) return load.importMilliWh;
  return load.importMilliWh.map((milliWh, at) => milliWh + (controlledLoadMilliWh[at] ?? 0));
}

function sumOf(column: Float64Array): number {
  return column.reduce((sum, one) => sum + one, 0);
}

/** Thousandths of a thousandth (mWh as kWh, mW as kW) as decimal text. */
function text(milli: number): string {
  return kwhText({ milliWh: Math.round(milli), restE20Kwh: 0 });
}
