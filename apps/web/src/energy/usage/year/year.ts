import type { UsageYearView } from '#projections/energy/usage-year/usage-year.view';

/** The year part of the view, when there is one. */
export type UsageYear = NonNullable<UsageYearView['year']>;
/** How far the data may be relied on. */
export type DataVerdict = UsageYearView['verdict'];
/** What interval readings tell of hours and power. */
export type MeasuredHours = NonNullable<UsageYear['analysis']['measuredHours']>;
export type UsageQuality = UsageYearView['quality'];
/** One of several meters that the home may be. */
export type Meter = NonNullable<UsageYearView['meters']>[number];
/** What the home's people say of the readings. */
export type Correction = NonNullable<UsageYearView['correction']>;
export type QualityFinding = UsageQuality['findings'][number];
