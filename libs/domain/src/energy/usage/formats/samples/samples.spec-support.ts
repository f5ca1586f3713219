import { createReadStream, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DomainError } from '#domain/shared/domain-error';
import type { SeriesReport } from '#domain/energy/usage/quality/series-report';
import { readUsageFile } from '#domain/energy/usage/read-usage-file';
import { nodeArchive } from '#api/energy/usage/opening/archive';
import { inspectionOf } from '#api/cli/energy/inspect/inspection';

/** Samples and expected totals that are shared beside the repository, never inside it. */
export const SHARED = join(process.cwd(), '..', 'shared', 'usage');

/** What one channel came to. */
export interface Channel {
  readonly kwh: string;
  readonly intervals: number;
  readonly missing: number;
  readonly firstStart: string | null;
  /** Start of the last reading, value or none, in epoch seconds. */
  readonly lastStartUtc: number;
  readonly lastEnd: string | null;
  readonly quality: SeriesReport;
}

/** Channels by `servicePoint/channel/register`, or the code of the refusal. */
export interface Outcome {
  readonly refused?: string;
  readonly format?: string;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly warnings: readonly string[];
}

/** Reads a sample through the whole import, as `usage inspect` does. */
export async function readSample(file: string, zone?: string): Promise<Outcome> {
  const path = join(SHARED, 'samples', file);
  try {
    const imported = await readUsageFile({
      name: basename(path),
      bytes: createReadStream(path),
      archive: nodeArchive,
      now: Date.now(),
      ...(zone === undefined ? {} : { zone }),
    });
    const { servicePoints, warnings, format } = inspectionOf(path, imported);
    const lastStarts = new Map(
      imported.series.map(({ series: { servicePoint, channel, register, columns } }) => [
        `${servicePoint}/${channel}/${register}`,
        columns.startUtc[columns.length - 1] ?? 0,
      ]),
    );
    const channels = servicePoints.flatMap(({ id, channels: list }) =>
      list.map((channel): readonly [string, Channel] => {
        const name = `${id}/${channel.channel}/${channel.register}`;
        return [name, { ...channel, lastStartUtc: lastStarts.get(name) ?? 0 }];
      }),
    );
    return { format, channels: new Map(channels), warnings: warnings.map(({ code }) => code) };
  } catch (error) {
    // Only refusals have a code; anything else must fail the test.
    const { code } = error as DomainError;
    if (typeof code !== 'string' || !code.startsWith('usage.')) throw error;
    return { refused: code, channels: new Map(), warnings: [] };
  }
}

/** A listing of totals that others computed. */
export function expectedOf<Expected>(name: string): { readonly files: Readonly<Record<string, Expected>> } {
  // The shape is the listing's own; each test reads only the fields it names.
  return JSON.parse(readFileSync(join(SHARED, 'expected', `${name}.json`), 'utf8')) as {
    readonly files: Readonly<Record<string, Expected>>;
  };
}

/** The sample's own lines, for a recount beside the code under test. */
export function linesOf(file: string): readonly string[] {
  return readFileSync(join(SHARED, 'samples', file), 'utf8').split('\n');
}

/** Plain decimal text as an integer of 1e-20: a sum of our own, beside the code under test. */
export function e20(text: string): bigint {
  const [mantissa = '', exponent = '0'] = text.split('E');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return BigInt(whole + fraction.padEnd(20, '0').slice(0, 20)) / 10n ** BigInt(-Number(exponent));
}
