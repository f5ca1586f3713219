import { deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import type { ReportedSeries } from '#domain/energy/usage/imported';
import type { ReadingColumns, UsageSeries } from '#domain/energy/usage/reading';
import { pack, unpack } from './packed-year.js';

/** Base64 text of one part, well below what one append may hold, seal included. */
const PART_CHARACTERS = 500_000;
const MOST_INFLATED_BYTES = 256 * 1024 * 1024;

const RecordedSeries = z.object({
  servicePoint: z.string(),
  channel: z.enum(['import', 'export', 'net', 'generation', 'controlledLoad']),
  register: z.string(),
  meter: z.string(),
  zone: z.string(),
  length: z.number().int(),
  startUtc: z.string(),
  durationS: z.string(),
  energyMilliWh: z.string(),
  quality: z.string(),
  sourceRow: z.string(),
  restE20Kwh: z.string().optional(),
});
type RecordedSeries = z.infer<typeof RecordedSeries>;

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

/** The series that `seriesParts` recorded, reading for reading; parts in their order. */
export function seriesOfParts(parts: readonly string[]): readonly UsageSeries[] {
  const bytes = inflateSync(Buffer.from(parts.join(''), 'base64'), { maxOutputLength: MOST_INFLATED_BYTES });
  const document = z.array(RecordedSeries).parse(JSON.parse(bytes.toString('utf8')));
  return document.map((recorded) => {
    const { servicePoint, channel, register, meter, zone } = recorded;
    return { servicePoint, channel, register, meter, zone, columns: unpackColumns(recorded) };
  });
}

function unpackColumns(recorded: RecordedSeries): ReadingColumns {
  const { length, restE20Kwh } = recorded;
  const columns = {
    length,
    startUtc: unpack(recorded.startUtc, length),
    durationS: unpack(recorded.durationS, length),
    energyMilliWh: unpack(recorded.energyMilliWh, length),
    quality: Uint8Array.from(unpack(recorded.quality, length)),
    sourceRow: Uint32Array.from(unpack(recorded.sourceRow, length)),
  };
  return restE20Kwh === undefined ? columns : { ...columns, restE20Kwh: unpack(restE20Kwh, length) };
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
