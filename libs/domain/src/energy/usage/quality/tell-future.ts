import { DomainError } from '#domain/shared/domain-error';
import { isoUtc } from '#domain/shared/zone';
import type { ImportedUsage } from '../imported.js';

/** Tolerance for other clocks and time zones. */
const DAY_MS = 86_400_000;
const MOST_ROWS = 5;

/**
 * Adds the warning `usage.in-the-future` where readings start more than a day after `now` (epoch
 * milliseconds), with their rows. Throws `usage.in-the-future` where every reading does.
 */
export function tellFuture(imported: ImportedUsage, now: number): ImportedUsage {
  const latest = (now + DAY_MS) / 1000;
  const rows: number[] = [];
  let future = 0;
  let past = 0;
  let lastUtc = 0;
  for (const { series } of imported.series) {
    const { startUtc, sourceRow } = series.columns;
    let from = startUtc.length;
    for (; from > 0 && (startUtc[from - 1] ?? 0) > latest; from -= 1)
      lastUtc = Math.max(lastUtc, startUtc[from - 1] ?? 0);
    past += from;
    future += startUtc.length - from;
    for (let at = from; at < startUtc.length && rows.length < MOST_ROWS; at += 1)
      rows.push(sourceRow[at] ?? 0);
  }
  if (future === 0) return imported;
  const until = isoUtc(lastUtc).slice(0, 10);
  if (past === 0)
    throw new DomainError(
      'usage.in-the-future',
      `Every reading is dated in the future (up to ${until}). Check the year of the dates in the file.`,
      { readings: future, last: until },
    );
  const message = `${String(future)} ${future === 1 ? 'reading is' : 'readings are'} dated in the future (up to ${until}). Check the dates of these rows.`;
  return {
    ...imported,
    warnings: [...imported.warnings, { code: 'usage.in-the-future', message, rows, count: future }],
  };
}
