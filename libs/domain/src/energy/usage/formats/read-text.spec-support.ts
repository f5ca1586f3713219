import type { Energy } from '#domain/shared/units';
import { addEnergy, kwhText, NO_ENERGY } from '#domain/shared/units';
import { isoUtc } from '#domain/shared/zone';
import { CollectedReadings } from '../readings/collected.js';
import { readHead } from '../container/head.js';
import { decodeText } from '../container/text.js';
import type { FileHead, ParsedFile, UsageFormat } from './format.js';
import { READING_QUALITIES } from '../readings/reading.js';

/** One channel as a format wrote it, before anything is sorted or repaired. */
export interface ReadChannel {
  /** `servicePoint/channel/register`. */
  readonly name: string;
  readonly kwh: string;
  /** Readings with a value. */
  readonly count: number;
  readonly missing: number;
  readonly estimated: number;
  readonly first: string;
  readonly lastEnd: string;
  /** `start durationS kwh quality` of each reading in file order. */
  readonly rows: readonly string[];
}

/** What a format made of a text. */
export interface ReadText {
  readonly parsed: ParsedFile;
  readonly channels: readonly ReadChannel[];
  readonly warnings: readonly string[];
}

/** The head of a text or of bytes, as the containers make it. */
export function headOf(content: string | Uint8Array, name = 'file.csv'): FileHead {
  return readHead(name, bytesOf(content), true);
}

/** Runs one format alone over a text or bytes. */
export async function readText(
  format: UsageFormat,
  content: string | Uint8Array,
  given: { readonly zone?: string; readonly name?: string } = {},
): Promise<ReadText> {
  const bytes = bytesOf(content);
  const head = readHead(given.name ?? 'file.csv', bytes, true);
  const sink = new CollectedReadings({ readings: 0 });
  const parsed = await format.parse(
    {
      name: head.name,
      head,
      bytes: () => chunks(bytes),
      text: () => decodeText(chunks(bytes), head.encoding),
    },
    sink,
    given.zone === undefined ? {} : { zone: given.zone },
  );
  return {
    parsed,
    channels: sink.channels().map(({ key, held }) => {
      const columns = held.columns();
      const rows: string[] = [];
      let total: Energy = NO_ENERGY;
      let missing = 0;
      let estimated = 0;
      let first = Number.POSITIVE_INFINITY;
      let lastEnd = Number.NEGATIVE_INFINITY;
      for (let index = 0; index < columns.length; index += 1) {
        const start = columns.startUtc[index] ?? 0;
        const durationS = columns.durationS[index] ?? 0;
        const energy = {
          milliWh: columns.energyMilliWh[index] ?? 0,
          restE20Kwh: columns.restE20Kwh?.[index] ?? 0,
        };
        const quality = READING_QUALITIES[columns.quality[index] ?? 5] ?? 'unknown';
        total = addEnergy(total, energy);
        if (quality === 'missing') missing += 1;
        if (quality === 'estimated' || quality === 'substituted') estimated += 1;
        first = Math.min(first, start);
        lastEnd = Math.max(lastEnd, start + durationS);
        rows.push(`${isoUtc(start)} ${String(durationS)} ${kwhText(energy)} ${quality}`);
      }
      return {
        name: `${key.servicePoint}/${key.channel}/${key.register}`,
        kwh: kwhText(total),
        count: columns.length - missing,
        missing,
        estimated,
        first: isoUtc(first),
        lastEnd: isoUtc(lastEnd),
        rows,
      };
    }),
    warnings: sink.warnings().map(({ code }) => code),
  };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

async function* chunks(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  // Small pieces: a parser must not care where a chunk ends.
  for (let at = 0; at < bytes.length; at += 4096) yield await Promise.resolve(bytes.subarray(at, at + 4096));
}
