import { kwhText } from '#domain/shared/units';
import { isoUtc, zoneOf } from '#domain/shared/zone';
import type { Load } from '#domain/energy/tariffs/model/load';
import { isSouthern } from '../shapes/climates-of-zone.js';
import { baseLoadMilliW, durationCurve, peakOf, powersOf } from './power.js';
import { heatmapOf, monthsOf, sharesOf } from './rhythm.js';
import { seasonalityOf } from './seasonality.js';
import type { UsageAnalysis } from './usage-analysis.js';

const NIGHT = { from: 22, to: 6 };

/**
 * What the usage page draws of a load: rhythm of the week, months, powers, seasons, shares. The
 * energy taken counts controlled load too. A load without intervals gives zeros and empty lists.
 */
export function analyseUsage(load: Load): UsageAnalysis {
  const zone = zoneOf(load.zone);
  const taken = takenOf(load);
  const clock = load.startUtc.map((startUtc) => zone.localAt(startUtc));
  const months = monthsOf(load, taken, clock);
  const powers = powersOf(load, taken);
  const shares = sharesOf(taken, clock, NIGHT);
  const peak = peakOf(powers);
  return {
    zone: load.zone,
    intervalMinutes: Math.max(Math.round((load.durationS[0] ?? 3600) / 60), 1),
    importKwh: text(sumOf(taken)),
    exportKwh: text(sumOf(load.exportMilliWh ?? new Float64Array())),
    heatmap: heatmapOf(load, taken, clock).map((hours) => hours.map(text)),
    months: months.map((month) => ({
      month: month.month,
      importKwh: text(month.importMilliWh),
      exportKwh: text(month.exportMilliWh),
      days: month.days,
      importKwhPerDay: text(month.importMilliWh / month.days),
    })),
    loadDuration: durationCurve(powers).map(({ share, milliW }) => ({ share, kw: text(milliW) })),
    baseLoadKw: text(baseLoadMilliW(powers, clock, load.exportMilliWh !== undefined)),
    peak: { kw: text(peak.milliW), startUtc: isoUtc(load.startUtc[peak.at] ?? 0) },
    seasonality: seasonalityOf(months, isSouthern(load.zone) ? 'south' : 'north'),
    nightShare: shares.night,
    nightHours: NIGHT,
    weekendShare: shares.weekend,
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
