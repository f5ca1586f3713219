import type { Load } from '#domain/energy/tariffs/model/load';

/** One calendar month of a load. */
export interface MonthSum {
  /** `2026-03`. */
  readonly month: string;
  readonly importMilliWh: number;
  readonly exportMilliWh: number;
  readonly days: number;
}

const DAY_S = 86_400;
/** 1 January 1970 was a Thursday: day 0 is the fourth of a week that begins on Monday. */
const FIRST_WEEKDAY = 3;
const SATURDAY = 5;

/** Mean mWh an hour: Monday to Sunday, each from midnight on; null where an hour was never seen. */
export function heatmapOf(
  load: Load,
  taken: Float64Array,
  clock: Float64Array,
): readonly (readonly (number | null)[])[] {
  const milliWh = new Float64Array(7 * 24);
  const seconds = new Float64Array(7 * 24);
  for (const [at, localS] of clock.entries()) {
    const place = weekdayOf(localS) * 24 + hourOf(localS);
    milliWh[place] = (milliWh[place] ?? 0) + (taken[at] ?? 0);
    seconds[place] = (seconds[place] ?? 0) + (load.durationS[at] ?? 0);
  }
  const means = Array.from(milliWh, (sum, place) => {
    const seen = seconds[place] ?? 0;
    return seen === 0 ? null : (sum * 3600) / seen;
  });
  return Array.from({ length: 7 }, (_, weekday) => means.slice(weekday * 24, weekday * 24 + 24));
}

/** Calendar months in order, with the days that have readings. */
export function monthsOf(load: Load, taken: Float64Array, clock: Float64Array): readonly MonthSum[] {
  const months = new Map<string, { importMilliWh: number; exportMilliWh: number; days: Set<number> }>();
  let day = Number.NaN;
  let sum = { importMilliWh: 0, exportMilliWh: 0, days: new Set<number>() };
  for (const [at, localS] of clock.entries()) {
    const today = Math.floor(localS / DAY_S);
    if (today !== day) {
      day = today;
      const month = new Date(today * DAY_S * 1000).toISOString().slice(0, 7);
      sum = months.get(month) ?? { importMilliWh: 0, exportMilliWh: 0, days: new Set<number>() };
      months.set(month, sum);
      sum.days.add(today);
    }
    sum.importMilliWh += taken[at] ?? 0;
    sum.exportMilliWh += load.exportMilliWh?.[at] ?? 0;
  }
  return [...months].map(([month, { days, ...energies }]) => ({ month, ...energies, days: days.size }));
}

/** Shares of the energy in the night's hours and at weekends, to four decimals; 0 without energy. */
export function sharesOf(
  taken: Float64Array,
  clock: Float64Array,
  nightHours: { readonly from: number; readonly to: number },
): { readonly night: number; readonly weekend: number } {
  let whole = 0;
  let night = 0;
  let weekend = 0;
  for (const [at, milliWh] of taken.entries()) {
    const localS = clock[at] ?? 0;
    const hour = hourOf(localS);
    whole += milliWh;
    if (hour >= nightHours.from || hour < nightHours.to) night += milliWh;
    if (weekdayOf(localS) >= SATURDAY) weekend += milliWh;
  }
  const share = (part: number): number => (whole > 0 ? Math.round((part / whole) * 10_000) / 10_000 : 0);
  return { night: share(night), weekend: share(weekend) };
}

function hourOf(localS: number): number {
  return Math.floor((localS % DAY_S) / 3600);
}

/** 0 for Monday to 6 for Sunday. */
function weekdayOf(localS: number): number {
  return (Math.floor(localS / DAY_S) + FIRST_WEEKDAY) % 7;
}
