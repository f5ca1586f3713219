import type { Compression, DigestOf } from '#domain/shared/compression';
import { DomainError } from '#domain/shared/domain-error';
import { analyseUsage } from '../analysis/analyse-usage.js';
import type { AnnualProjection } from '../annual/annual-profile.js';
import { projectYear } from '../annual/project-year.js';
import { resampleYears } from '../annual/resample.js';
import type { ConcludedUsage } from './concluded-usage.js';
import type { ImportedUsage } from '../imported.js';
import { qualitySummary } from '../quality/quality-summary.js';
import { metersOf } from '../readings/choose-meters.js';
import { packYear } from '../recorded/packed-year.js';
import { yearSummary } from './year-summary.js';

/** Number of drawn years, and the seed that makes them reproducible. */
const RESAMPLING = { count: 200, seed: 20_261_121 };

/** The conclusion from readings, and its digest. */
export interface Conclusion {
  readonly imported: ConcludedUsage;
  readonly digest: string;
}

/** Ports that concluding needs. */
export interface ConcludingParts {
  readonly compression: Compression;
  readonly digestOf: DigestOf;
}

/** Concludes readings: their quality, and a year if there are enough of them. Deterministic. */
export function conclude(read: ImportedUsage, { compression, digestOf }: ConcludingParts): Conclusion {
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
  const packedYear = packYear(profile, compression);
  return {
    imported: { quality, year, packedYear, noYearReason: null },
    digest: digestOf({ packedYear, year }),
  };
}

/** Projects the year; readings of several meters give none until a meter is chosen. */
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
