import { DomainError } from '#domain/shared/domain-error';
import { isZone } from '#domain/shared/zone';
import { chooseFormat } from './choose-format.js';
import { CollectedReadings } from './collected.js';
import type { ReadingCount } from './collected.js';
import type { ArchivePort } from './container/archive.js';
import type { StreamGuard } from './container/bytes.js';
import { unpack } from './container/unpack.js';
import type { SkippedMember } from './container/unpack.js';
import type { UsageInput } from './format.js';
import { assembleImport } from './assemble.js';
import type { ParsedMember } from './assemble.js';
import type { ImportedUsage } from './imported.js';

/** A file to read, as the application has it. */
export interface UsageFile {
  readonly name: string;
  /** Read once. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** How files are read. */
export interface ReadOptions {
  /** IANA zone of the home, when the user or the postcode says so. */
  readonly zone?: string;
  readonly archive: ArchivePort;
  /** Called about every megabyte with the bytes of the upload read so far, and at its end. */
  readonly onProgress?: (bytes: number) => void;
  /** Aborting refuses with `usage.cancelled`. */
  readonly signal?: AbortSignal;
}

/** One file and how it is read. */
export interface UsageUpload extends UsageFile, ReadOptions {}

/**
 * Reads one upload (a file, gzip, or a zip of several) to exact, ordered readings with a report.
 * Nothing is filled. A member of a zip that cannot be read is left aside with a warning as long as
 * another one can. Throws `DomainError` `usage.…` (also `csv.…`) naming row or element, reason and what to do.
 */
export function readUsageFile(upload: UsageUpload): Promise<ImportedUsage> {
  return readUsageFiles([upload], upload);
}

/**
 * Reads several files as one import, in order, as if they had come in one zip: where they overlap, the
 * later file's readings win. One that cannot be read ends the import, whichever it is.
 */
export async function readUsageFiles(
  files: readonly UsageFile[],
  options: ReadOptions,
): Promise<ImportedUsage> {
  checkZone(options.zone);
  const { signal, onProgress } = options;
  const guard: StreamGuard = {
    bytes: 0,
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
  const gathered: Gathered = { members: [], skipped: [], counted: { readings: 0 } };
  for (const file of files) await gather(file, options, { guard, gathered });
  return assembleImport(gathered.members, gathered.skipped);
}

/** What the files of one import gave so far. */
interface Gathered {
  readonly members: ParsedMember[];
  readonly skipped: SkippedMember[];
  readonly counted: ReadingCount;
}

async function gather(
  file: UsageFile,
  { zone, archive }: ReadOptions,
  { guard, gathered }: { readonly guard: StreamGuard; readonly gathered: Gathered },
): Promise<void> {
  const { members, skipped, counted } = gathered;
  const before = members.length;
  let lastRefusal: DomainError | undefined;
  for await (const unpacked of unpack(file, archive, guard)) {
    if (unpacked.kind === 'skipped') {
      skipped.push(unpacked.member);
      continue;
    }
    try {
      members.push(await parseMember(unpacked.input, zone, counted));
    } catch (error) {
      if (!(error instanceof DomainError) || !unpacked.inArchive || concernsAll(error)) throw error;
      lastRefusal = error;
      skipped.push({ name: unpacked.input.name, code: error.code, message: error.message });
    }
  }
  if (members.length === before) throw lastRefusal ?? nothingInside(file.name, skipped);
}

function checkZone(zone: string | undefined): void {
  if (zone === undefined || isZone(zone)) return;
  throw new DomainError(
    'usage.unknown-zone',
    `"${zone}" is no IANA time zone. Write it like America/Chicago.`,
    {
      zone,
    },
  );
}

/** Refusals that end the whole import, whichever member met them. */
function concernsAll({ code }: DomainError): boolean {
  return [
    'usage.cancelled',
    'usage.too-large',
    'usage.too-many-readings',
    'usage.archive-bomb',
    'usage.archive-broken',
  ].includes(code);
}

async function parseMember(
  input: UsageInput,
  zone: string | undefined,
  counted: ReadingCount,
): Promise<ParsedMember> {
  const format = chooseFormat(input.head);
  const collected = new CollectedReadings(counted);
  const before = counted.readings;
  const parsed = await format.parse(input, collected, zone === undefined ? {} : { zone });
  if (counted.readings === before) {
    throw new DomainError(
      'usage.no-readings',
      `"${input.name}" looks like ${format.id} but holds no reading. Choose a period with data and download it again.`,
      { file: input.name, format: format.id },
    );
  }
  return { name: input.name, format: format.id, parsed, collected };
}

function nothingInside(name: string, skipped: readonly SkippedMember[]): DomainError {
  return new DomainError(
    'usage.nothing-inside',
    `The archive "${name}" holds no meter file: ${skipped
      .map(({ message }) => message)
      .slice(0, 5)
      .join(' ')}`,
    { file: name, members: skipped.map((member) => member.name).slice(0, 20) },
  );
}
