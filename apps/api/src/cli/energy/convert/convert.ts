import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Converted, SeriesContext } from '#domain/energy/tariffs/convert/convert';
import { converterOf } from '#domain/energy/tariffs/convert/converters';
import { OpenQuestion, questionDocument, questionWords } from '#domain/energy/tariffs/convert/open-question';
import { DomainError } from '#domain/shared/domain-error';
import { conversionSummary, countsOf } from './conversion-summary.js';

/** Options of `tariff convert`. */
export interface ConvertOptions {
  /** Name of the format (`--from`). */
  readonly from: string;
  /** One JSON document instead of a summary in words. */
  readonly json: boolean;
  /** Day on which the document was current; else the day in the file's name, else `today`. */
  readonly asOf?: string;
  /** Facts that a series of spot prices does not state itself. */
  readonly series?: SeriesContext;
  /** File of the days and their kind. */
  readonly days?: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

const MAX_BYTES = 300 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 500 * 1024 * 1024;

/**
 * Converts a file of plans and prints `{file, format, asOf, counts, tariffs, refused}` (or a summary).
 * Returns the exit code: 0, or 3 after printing an open question. Throws DomainError for a file that cannot be
 * read or is not in the format.
 */
export async function convertTariffFile(
  path: string,
  options: ConvertOptions,
  out: (line: string) => void,
): Promise<0 | 3> {
  const { from, asOf } = { from: options.from, asOf: options.asOf ?? dayInName(path) ?? options.today };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || Number.isNaN(Date.parse(asOf))) {
    throw new DomainError('tariffs.bad-day', `"${asOf}" is not a day; write it as 2026-11-21.`, { asOf });
  }
  const convert = converterOf(from);
  const source = await textOf(path);
  const days = options.days === undefined ? {} : { days: await textOf(options.days) };
  const context = {
    asOf,
    source: basename(path),
    ...(options.series && { series: options.series }),
    ...days,
  };
  const converted = answered(() => convert(source, context));
  if (converted instanceof OpenQuestion) {
    out(options.json ? JSON.stringify(questionDocument(converted)) : questionWords(converted));
    return 3;
  }
  const counts = countsOf(converted);
  out(
    options.json
      ? JSON.stringify({ file: basename(path), format: from, asOf, counts, ...converted })
      : conversionSummary(basename(path), from, counts, converted),
  );
  return 0;
}

/** The converted document, or the question that must be answered first. */
function answered(convert: () => Converted): Converted | OpenQuestion {
  try {
    return convert();
  } catch (error) {
    if (error instanceof OpenQuestion) return error;
    throw error;
  }
}

/** The day in a listing's file name: `ptc-2026-07-20-all-plans.json`. */
export function dayInName(path: string): string | undefined {
  const found = /(?:^|\D)(20\d{2}-\d{2}-\d{2})(?:\D|$)/.exec(basename(path))?.[1];
  return found !== undefined && !Number.isNaN(Date.parse(found)) ? found : undefined;
}

/** Reads a text file: unpacks gzip; decodes UTF-16 with a byte order mark, UTF-8, or else Windows-1252. */
export async function textOf(path: string): Promise<string> {
  const info = await stat(path).catch(() => undefined);
  if (!info?.isFile())
    throw new DomainError('tariffs.no-file', `There is no file "${path}".`, { file: path });
  if (info.size > MAX_BYTES) {
    throw new DomainError('tariffs.file-too-large', `"${path}" is larger than 300 MB; split it.`, {
      file: path,
    });
  }
  const raw = await readFile(path);
  const bytes = raw[0] === 0x1f && raw[1] === 0x8b ? unpacked(raw, path) : raw;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function unpacked(raw: Buffer, path: string): Buffer {
  try {
    return gunzipSync(raw, { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch {
    throw new DomainError(
      'tariffs.bad-gzip',
      `"${path}" is a damaged gzip file or unpacks to more than 500 MB.`,
      { file: path },
    );
  }
}
