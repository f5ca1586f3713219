import { deflateSync } from 'node:zlib';
import type { ReportedSeries } from '#domain/energy/usage/imported';
import type { ReadingColumns } from '#domain/energy/usage/reading';
import { pack } from './packed-year.js';

/** Base64 text of one part, well below what one append may hold, seal included. */
const PART_CHARACTERS = 500_000;

/**
 * Every reading of an import, column by column, as base64 texts to be recorded one an event. Joined in order
 * and inflated they are the JSON of the series; docs/decisions/0003-packed-readings.md says how to read them.
 */
export function seriesParts(series: readonly ReportedSeries[]): readonly string[] {
  const document = series.map(({ series: { columns, ...key } }) => ({ ...key, ...packColumns(columns) }));
  const text = deflateSync(JSON.stringify(document)).toString('base64');
  const parts: string[] = [];
  for (let from = 0; from < text.length; from += PART_CHARACTERS)
    parts.push(text.slice(from, from + PART_CHARACTERS));
  return parts;
}

function packColumns(columns: ReadingColumns): Readonly<Record<string, unknown>> {
  const { length, startUtc, durationS, energyMilliWh, quality, sourceRow, restE20Kwh } = columns;
  return {
    length,
    startUtc: pack(startUtc),
    durationS: pack(durationS),
    energyMilliWh: pack(energyMilliWh),
    quality: pack(quality),
    sourceRow: pack(sourceRow),
    ...(restE20Kwh === undefined ? {} : { restE20Kwh: pack(restE20Kwh) }),
  };
}
