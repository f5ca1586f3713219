import { seriesOfMeters } from '#domain/energy/usage/choose-meters';
import type { ConcludedUsage, QualityFinding } from '#domain/energy/usage/concluded-usage';
import type { Meter } from '#domain/energy/usage/meters';
import { PlaceList } from '#domain/energy/usage/normalise/repairs';
import { reportSeries } from '#domain/energy/usage/quality/report';
import { conclude } from './conclude.js';
import type { RecordedReadings } from './series-parts.js';

/** An import that holds several meters, as it was recorded. */
export interface ImportOfMeters extends RecordedReadings {
  readonly imported: ConcludedUsage;
}

/**
 * What the chosen meters lead to: their readings, and of what reading the files found, all but the question
 * which meters to take. Same import, same choice, same conclusion.
 */
export function concludeChosen(
  { imported: { quality, meters = [] }, series, temperature }: ImportOfMeters,
  numbers: readonly number[],
): ReturnType<typeof conclude> {
  const chosen = meters.filter(({ number }) => numbers.includes(number));
  const none = new PlaceList();
  const untouched = { duplicates: none, conflicts: none, revisions: none, overlaps: none, durations: none };
  const { imported, digest } = conclude({
    format: quality.format,
    zone: quality.zone,
    files: [],
    skipped: [],
    series: seriesOfMeters(series, chosen).map((one) => ({
      series: one,
      report: reportSeries(one, { repairs: untouched, meterChangesUtc: [] }),
    })),
    warnings: [],
    ...(temperature === undefined ? {} : { temperature }),
  });
  const found = quality.findings.filter(({ code }) => code !== 'usage.parallel-meters');
  const findings = [choiceOf(chosen, meters), ...found];
  return { imported: { ...imported, quality: { ...imported.quality, findings } }, digest };
}

function choiceOf(chosen: readonly Meter[], meters: readonly Meter[]): QualityFinding {
  const count = chosen.length;
  const message =
    count === 1
      ? `Of ${String(meters.length)} meters in the file you chose one; the others were left out.`
      : `Of ${String(meters.length)} meters in the file you chose ${String(count)}; they were added up.`;
  return { code: 'usage.meters-chosen', severity: 'notice', message, count, rows: [], days: [] };
}
