import type { UsageYearView } from '#projections/energy/usage-year/usage-year.view';

/** The year part of the view, when there is one. */
export type UsageYear = NonNullable<UsageYearView['year']>;
export type UsageQuality = UsageYearView['quality'];
export type QualityFinding = UsageQuality['findings'][number];
