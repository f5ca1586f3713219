import { zoneOf } from '#domain/shared/zone';
import type { ConcludedUsage, QualityFinding } from './concluded-usage.js';
import type { Correction } from '../readings/corrections.js';
import { refuseMeters } from '../readings/corrections.js';
import { usualDuration } from '../normalise/channel.js';
import { PlaceList } from '../normalise/repairs.js';
import { withoutOutliers } from '../quality/outliers.js';
import type { SeriesHistory } from '../quality/report.js';
import { reportSeries } from '../quality/report.js';
import { turnTakers } from '../quality/turns.js';
import { reportWarnings } from '../quality/warnings.js';
import { seriesOfMeters } from '../readings/choose-meters.js';
import type { Meter } from '../readings/meters.js';
import type { UsageSeries } from '../readings/reading.js';
import type { RecordedReadings } from '../recorded/series-parts.js';
import type { ConcludingParts, Conclusion } from './conclude.js';
import { conclude } from './conclude.js';

/** An import as it was recorded. */
export interface RecordedImport extends RecordedReadings {
  readonly imported: ConcludedUsage;
}

const SHOWS_OUTLIERS = 'usage.outliers';
/** Findings that the corrected readings show anew, or no longer; the others are of the files. */
const SHOWN_ANEW: ReadonlySet<string> = new Set([
  SHOWS_OUTLIERS,
  'usage.gaps',
  'usage.unusual-level',
  'usage.parallel-meters',
  'usage.stated-total-differs',
  'usage.estimated',
  'usage.clock-change',
  'usage.nothing-used',
  'usage.stuck',
]);

/**
 * What recorded readings lead to once a home's people corrected them. What was found in the files stays
 * said, what was found in the readings is looked for again. Same import, same correction, same conclusion.
 * Throws as `refuseMeters` does.
 */
export function concludeCorrected(
  { imported: { quality, meters }, series, temperature }: RecordedImport,
  correction: Correction,
  parts: ConcludingParts,
): Conclusion {
  refuseMeters(correction.meters, meters?.length ?? 1);
  const chosen = meters?.filter(({ number }) => correction.meters?.includes(number)) ?? [];
  const counted = (meters === undefined ? series : seriesOfMeters(series, chosen)).map((one) =>
    correction.withoutOutliers ? cleaned(one) : one,
  );
  const turns = turnTakers(counted);
  const home = counted.map((one) => ({
    series: one,
    report: reportSeries(one, { ...UNTOUCHED, turns: turns.get(one) ?? [] }),
  }));
  const { imported, digest } = conclude(
    {
      ...{ format: quality.format, zone: quality.zone, files: [], skipped: [], series: home },
      warnings: reportWarnings(home).filter(
        ({ code }) => code !== SHOWS_OUTLIERS || !correction.withoutOutliers,
      ),
      ...(temperature === undefined ? {} : { temperature }),
    },
    parts,
  );
  const ofFiles = quality.findings.filter(({ code }) => !SHOWN_ANEW.has(code));
  const outliers = quality.findings.filter(({ code }) => code === SHOWS_OUTLIERS);
  const findings = [
    ...(meters === undefined ? [] : [choiceOf(chosen, meters)]),
    ...(correction.withoutOutliers ? outliers.map(leftOut) : []),
    ...ofFiles,
    ...imported.quality.findings,
  ];
  return {
    imported: {
      ...imported,
      quality: { ...imported.quality, findings },
      ...(meters === undefined ? {} : { meters }),
      correction,
    },
    digest,
  };
}

const NOTHING = new PlaceList();
const UNTOUCHED: SeriesHistory = {
  repairs: {
    ...{ duplicates: NOTHING, conflicts: NOTHING, revisions: NOTHING },
    ...{ overlaps: NOTHING, durations: NOTHING },
  },
  meterChangesUtc: [],
};

function cleaned(series: UsageSeries): UsageSeries {
  const { columns } = series;
  return {
    ...series,
    columns: withoutOutliers(columns, zoneOf(series.zone), usualDuration(columns.durationS)),
  };
}

function leftOut(finding: QualityFinding): QualityFinding {
  const { count } = finding;
  const message = `${String(count)} ${count === 1 ? 'reading or day' : 'readings or days'} far above the rest ${count === 1 ? 'was' : 'were'} left out at your request and filled like a gap.`;
  return { ...finding, code: 'usage.outliers-left-out', severity: 'notice', message };
}

function choiceOf(chosen: readonly Meter[], meters: readonly Meter[]): QualityFinding {
  const count = chosen.length;
  const message =
    count === 1
      ? `Of ${String(meters.length)} meters in the file you chose one; the others were left out.`
      : `Of ${String(meters.length)} meters in the file you chose ${String(count)}; they were added up.`;
  return { code: 'usage.meters-chosen', severity: 'notice', message, count, rows: [], days: [] };
}
