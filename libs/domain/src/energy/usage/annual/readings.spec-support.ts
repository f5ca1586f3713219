import { localSeconds, zoneOf } from '#domain/shared/zone';
import { GrowingColumns } from '../readings/columns.js';
import type { ChannelKind, ReadingQuality, UsageSeries } from '../readings/reading.js';
import type { AnnualProfile } from './annual-profile.js';
import type { YearOptions } from './project-year.js';
import { projectYear } from './project-year.js';

/** A reading as a test writes it. */
export interface Written {
  readonly startUtc: number;
  readonly durationS: number;
  readonly milliWh: number;
  readonly quality?: ReadingQuality;
}

export function seriesOf(
  zone: string,
  readings: readonly Written[],
  as: { readonly channel?: ChannelKind; readonly register?: string; readonly servicePoint?: string } = {},
): UsageSeries {
  const columns = new GrowingColumns();
  for (const [at, { startUtc, durationS, milliWh, quality }] of readings.entries()) {
    const energy = { milliWh, restE20Kwh: 0 };
    columns.add({ startUtc, durationS, energy, quality: quality ?? 'actual', row: at + 2 });
  }
  return {
    servicePoint: as.servicePoint ?? 'one',
    channel: as.channel ?? 'import',
    register: as.register ?? '',
    meter: '',
    zone,
    columns: columns.columns(),
  };
}

/** Start of a local day, epoch seconds; month 1 to 13 and day may run over. */
export function dayStart(zone: string, year: number, month: number, day = 1): number {
  return zoneOf(zone).earlier(localSeconds(year, month, day));
}

/** Regular intervals from one local day to another (exclusive). */
export function intervals(
  zone: string,
  span: { readonly from: readonly [number, number, number]; readonly to: readonly [number, number, number] },
  stepS: number,
  milliWhAt: (startUtc: number, at: number) => number,
): readonly Written[] {
  const startUtc = dayStart(zone, ...span.from);
  const count = Math.round((dayStart(zone, ...span.to) - startUtc) / stepS);
  return Array.from({ length: count }, (_, at) => ({
    startUtc: startUtc + at * stepS,
    durationS: stepS,
    milliWh: milliWhAt(startUtc + at * stepS, at),
  }));
}

/** Calendar months as bills, `kwh` from the first month on. */
export function bills(
  zone: string,
  year: number,
  firstMonth: number,
  kwh: readonly number[],
): readonly Written[] {
  return kwh.map((amount, at) => {
    const startUtc = dayStart(zone, year, firstMonth + at);
    return {
      startUtc,
      durationS: dayStart(zone, year, firstMonth + at + 1) - startUtc,
      milliWh: Math.round(amount * 1_000_000),
    };
  });
}

/** The profile of series that must give a year. */
export function yearOf(series: readonly UsageSeries[], options: YearOptions): AnnualProfile {
  const result = projectYear(series, options);
  if (result.kind !== 'year') throw new Error(`no year: ${result.code}`);
  return result.profile;
}

export function sum(values: ArrayLike<number>): number {
  let whole = 0;
  for (let at = 0; at < values.length; at += 1) whole += values[at] ?? 0;
  return whole;
}
