/**
 * How the parts of a home's use spread over the hours of the local day (mean 1). Averages over
 * the ResStock houses of Travis County and the metered homes of Fontana (SOURCES.md of the data
 * sets), rounded and smoothed by us: the weather-free part from their mildest months, cooling and
 * heating from what summer and winter add to it.
 */
export const WEATHER_FREE_HOURS: readonly number[] = [
  0.68, 0.62, 0.6, 0.6, 0.65, 0.8, 0.98, 1.06, 1.1, 1.1, 1.1, 1.08, 1.06, 1.04, 1.03, 1.05, 1.12, 1.22, 1.3,
  1.34, 1.3, 1.22, 1.02, 0.83,
];

export const COOLING_HOURS: readonly number[] = [
  0.7, 0.5, 0.35, 0.22, 0.12, 0.08, 0.08, 0.12, 0.25, 0.55, 1.05, 1.35, 1.6, 1.8, 2, 2.2, 2.15, 2.05, 1.75,
  1.35, 1.2, 1.1, 1, 0.85,
];

export const HEATING_HOURS: readonly number[] = [
  1.15, 1.15, 1.15, 1.2, 1.35, 1.55, 1.75, 1.85, 1.6, 1.2, 0.75, 0.6, 0.45, 0.3, 0.25, 0.3, 0.45, 0.75, 1,
  1.2, 1.25, 1.15, 1.15, 1.15,
];

/** Solar export over the hours of the local day: what a south-facing roof leaves after the home's own use. */
export const SOLAR_HOURS: readonly number[] = [
  0, 0, 0, 0, 0, 0, 0.05, 0.3, 0.9, 1.7, 2.4, 2.9, 3.2, 3.2, 2.9, 2.4, 1.8, 1.1, 0.5, 0.15, 0, 0, 0, 0,
];

/** Separately switched water heating: mostly from 22:00 to 07:00 on off-peak timers. */
export const OFF_PEAK_HOURS: readonly number[] = [
  3.2, 3, 2.4, 1.9, 1.6, 1.4, 1.1, 0.6, 0.4, 0.3, 0.3, 0.3, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.5, 0.8,
  1.4, 2.2,
];
