import type { UsageYearView } from '#projections/energy/usage-year/usage-year.view';

/** The year in the view. */
export type UsageYear = NonNullable<UsageYearView['year']>;
/** How far the data can be relied on, with reasons. */
export type DataVerdict = UsageYearView['verdict'];
/** Figures of hours and power, from interval readings. */
export type MeasuredHours = NonNullable<UsageYear['analysis']['measuredHours']>;
export type UsageQuality = UsageYearView['quality'];
/** One of several meters in the file, for the person to choose from. */
export type Meter = NonNullable<UsageYearView['meters']>[number];
/** The person's choice of meters and of counting outliers. */
export type Correction = NonNullable<UsageYearView['correction']>;
export type QualityFinding = UsageQuality['findings'][number];
