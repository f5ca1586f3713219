import { z } from 'zod';
import type { Compression } from '#domain/shared/compression';
import type { HourlyTemperature } from '../annual/estimate/degree-days.js';
import type { ReadingColumns, UsageSeries } from '../readings/reading.js';
import { packed, unpacked } from './packed-year.js';

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

/** Hour after hour, in hundredths of a degree Celsius. */
const RecordedTemperature = z.object({
  startUtc: z.number().int(),
  length: z.number().int(),
  centiCelsius: z.string(),
});
type RecordedTemperature = z.infer<typeof RecordedTemperature>;

/** Below absolute zero: the hour was not measured. */
const NOT_MEASURED = -30_000;

type Pack = (values: ArrayLike<number>) => string;
type Unpack = (text: string, count: number) => Float64Array;

/** An import's readings as recorded. */
export interface RecordedReadings {
  readonly series: readonly UsageSeries[];
  readonly temperature?: HourlyTemperature;
}

/**
 * Every reading of an import, column by column, as base64 texts to be recorded one an event. Joined in order
 * and inflated they are a JSON list; docs/decisions/0003-packed-readings.md says how to read them.
 */
export function seriesParts(
  { series, temperature }: RecordedReadings,
  compression: Compression,
): readonly string[] {
  const pack: Pack = (values) => packed(values, compression);
  const document = [
    ...series.map(({ columns, ...key }) => ({ ...key, ...packColumns(columns, pack) })),
    ...(temperature === undefined ? [] : [packTemperature(temperature, pack)]),
  ];
  const text = compression.deflate(JSON.stringify(document));
  const parts: string[] = [];
  for (let from = 0; from < text.length; from += PART_CHARACTERS)
    parts.push(text.slice(from, from + PART_CHARACTERS));
  return parts;
}

/** The readings that `seriesParts` recorded, one for one; parts in their order. */
export function readingsOfParts(parts: readonly string[], compression: Compression): RecordedReadings {
  const unpack: Unpack = (text, count) => unpacked(text, count, compression);
  const bytes = compression.inflate(parts.join(''), MOST_INFLATED_BYTES);
  const document = z
    .array(z.union([RecordedTemperature, RecordedSeries]))
    .parse(JSON.parse(new TextDecoder().decode(bytes)));
  const series = document.flatMap((recorded) =>
    'channel' in recorded ? [unpackSeries(recorded, unpack)] : [],
  );
  const temperature = document.find((recorded) => 'centiCelsius' in recorded);
  return temperature === undefined
    ? { series }
    : { series, temperature: unpackTemperature(temperature, unpack) };
}

function unpackSeries(recorded: RecordedSeries, unpack: Unpack): UsageSeries {
  const { servicePoint, channel, register, meter, zone } = recorded;
  return { servicePoint, channel, register, meter, zone, columns: unpackColumns(recorded, unpack) };
}

function unpackTemperature(
  { startUtc, length, centiCelsius }: RecordedTemperature,
  unpack: Unpack,
): HourlyTemperature {
  const celsius = unpack(centiCelsius, length).map((centi) =>
    centi === NOT_MEASURED ? Number.NaN : centi / 100,
  );
  return { startUtc, celsius };
}

function packTemperature({ startUtc, celsius }: HourlyTemperature, pack: Pack): RecordedTemperature {
  const centi = Array.from(celsius, (degrees) =>
    Number.isNaN(degrees) ? NOT_MEASURED : Math.round(degrees * 100),
  );
  return { startUtc, length: centi.length, centiCelsius: pack(centi) };
}

function unpackColumns(recorded: RecordedSeries, unpack: Unpack): ReadingColumns {
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

function packColumns(columns: ReadingColumns, pack: Pack): Readonly<Record<string, unknown>> {
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
