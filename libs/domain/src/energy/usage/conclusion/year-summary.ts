import { kwhText } from '#domain/shared/units';
import type { UsageAnalysis } from '../analysis/usage-analysis.js';
import type { AnnualProfile, MonthYear } from '../annual/annual-profile.js';
import type { UsageYear } from './concluded-usage.js';
import { shareOfYear } from '../annual/year-shares.js';

/** The projected year in the form that pages read and events keep. */
export function yearSummary(
  profile: AnnualProfile,
  analysis: UsageAnalysis,
  resampledYears: readonly (readonly number[])[],
): UsageYear {
  const { import: taken } = profile;
  return {
    annualKwh: kwh(taken.milliWh),
    lowKwh: kwh(taken.interval80.lowMilliWh),
    highKwh: kwh(taken.interval80.highMilliWh),
    meteredShare: shareOfYear(taken, 'meteredShare'),
    timing: profile.timing,
    months: taken.months.map(monthSummary),
    notes: profile.notes.map(({ message }) => message),
    resampledYears: resampledYears.map((factors) => [...factors]),
    analysis,
  };
}

function monthSummary(month: MonthYear): UsageYear['months'][number] {
  return {
    month: month.month,
    kwh: kwh(month.milliWh),
    lowKwh: kwh(month.band80.lowMilliWh),
    highKwh: kwh(month.band80.highMilliWh),
    meteredShare: month.meteredShare,
    filledShare: month.filledShare,
    projectedShare: month.projectedShare,
  };
}

function kwh(milliWh: number): string {
  return kwhText({ milliWh: Math.round(milliWh), restE20Kwh: 0 });
}
