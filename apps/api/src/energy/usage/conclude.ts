import { digestOf } from '#api/platform/digest';
import { DomainError } from '#domain/shared/domain-error';
import { analyseUsage } from '#domain/energy/usage/analysis/analyse-usage';
import type { AnnualProjection } from '#domain/energy/usage/annual/annual-profile';
import { projectYear } from '#domain/energy/usage/annual/project-year';
import { resampleYears } from '#domain/energy/usage/annual/resample';
import type { ImportedUsage } from '#domain/energy/usage/imported';
import type { ConcludedUsage } from '#domain/energy/usage/concluded-usage';
import { metersOf } from '#domain/energy/usage/readings/choose-meters';
import { qualitySummary } from '#domain/energy/usage/quality/quality-summary';
import { yearSummary } from '#domain/energy/usage/year-summary';
import { packYear } from './packed-year.js';

/** How many years are drawn to tell how sure a ranking is, and the number that fixes the draws. */
const RESAMPLING = { count: 200, seed: 20_261_121 };

/** What readings lead to: their worth, and a year if there is enough for one. Same readings, same conclusion. */
export function conclude(read: ImportedUsage): {
  readonly imported: ConcludedUsage;
  readonly digest: string;
} {
  const projection = project(read);
  const quality = qualitySummary(read, projection);
  if (projection.kind === 'refused') {
    const meters = metersOf(read.series.map(({ series }) => series));
    const nothing = { quality, year: null, packedYear: null, noYearReason: projection.message };
    const imported = meters.length > 1 ? { ...nothing, meters: [...meters] } : nothing;
    return { imported, digest: digestOf(quality) };
  }
  const { profile } = projection;
  const year = yearSummary(
    profile,
    analyseUsage(profile.load, profile.measured),
    resampleYears(profile, RESAMPLING),
  );
  const packedYear = packYear(profile);
  return {
    imported: { quality, year, packedYear, noYearReason: null },
    digest: digestOf({ packedYear, year }),
  };
}

/** Several meters are no reason to refuse the readings: there is only no year until one is chosen. */
function project({ series, zone, temperature }: ImportedUsage): AnnualProjection {
  try {
    return projectYear(
      series.map(({ series: one }) => one),
      temperature === undefined ? { zone } : { zone, temperature },
    );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { kind: 'refused', code: 'usage.no-import', message: error.message, knownDays: 0 };
  }
}
