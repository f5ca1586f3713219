import { DomainError } from '#domain/shared/domain-error';
import { isZone } from '#domain/shared/zone';
import { chooseFormat } from './formats/choose-format.js';
import { genericCsv } from './formats/tables/generic-csv/generic-csv.format.js';
import type { TableMapping } from './formats/tables/asking/mapping.js';
import { CollectedReadings } from './readings/collected.js';
import type { ReadingCount } from './readings/collected.js';
import type { ArchivePort } from './container/archive.js';
import type { StreamGuard } from './container/bytes.js';
import { plainText, unpack } from './container/unpack.js';
import type { SkippedMember } from './container/unpack.js';
import { billsFile } from './own-files/bills-file.js';
import type { TypedBill } from './typed-bills.commands.js';
import type { ConfirmedMappings, UsageInput } from './formats/format.js';
import { assembleImport } from './assemble.js';
import { askAboutBills, besideReadings } from './printed-bills/ask-about-bills.js';
import type { Pdf } from './printed-bills/ask-about-bills.js';
import { tellFuture } from './quality/tell-future.js';
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
  /** Epoch milliseconds of this moment; what starts more than a day later is refused or told. */
  readonly now: number;
  /** How a person confirmed that a table of unknown make is read; then no other format is tried. */
  readonly mapping?: TableMapping;
  /** How people of this home confirmed tables of unknown make; each is read as said, other files as always. */
  readonly confirmed?: ConfirmedMappings;
  /** How a person confirmed the bills of PDFs; refused with `usage.bills-unfit` where none were asked about. */
  readonly bills?: readonly TypedBill[];
  readonly archive: ArchivePort;
  /** Called about every megabyte with the bytes read so far over all files, and at the end of each. */
  readonly onProgress?: (bytes: number) => void;
  /** Aborting refuses with `usage.cancelled`. */
  readonly signal?: AbortSignal;
}

/** Reads one upload: a file, gzip, or a zip of several. See `readUsageFiles`. */
export async function readUsageFile({
  name,
  bytes,
  ...options
}: UsageFile & ReadOptions): Promise<ImportedUsage> {
  return readUsageFiles([{ name, bytes }], options);
}

/**
 * Reads files that belong together (one home, perhaps split by month, perhaps overlapping) to
 * exact, ordered readings with a report. Nothing is filled. A file or member of a zip that cannot
 * be read is left aside with a warning as long as another one can. Throws `DomainError` `usage.…`
 * (also `csv.…`) naming row or element, reason and what to do. Bills in PDFs are asked about
 * (`usage.needs-bills`), and left aside where a meter file is beside them.
 */
export async function readUsageFiles(
  files: readonly UsageFile[],
  options: ReadOptions,
): Promise<ImportedUsage> {
  refuseUnknownZone(options.zone);
  const guard = guardOf(options);
  const counted: ReadingCount = { readings: 0 };
  const members: ParsedMember[] = [];
  const skipped: SkippedMember[] = [];
  const pdfs: Pdf[] = [];
  let lastRefusal: DomainError | undefined;
  for (const file of files) {
    try {
      for await (const unpacked of unpack(file, options.archive, guard)) {
        if (unpacked.kind === 'skipped') skipped.push(unpacked.member);
        else if (unpacked.kind === 'pdf') pdfs.push(unpacked);
        else {
          try {
            members.push(await parseMember(unpacked.input, options, counted));
          } catch (error) {
            lastRefusal = aside(error, unpacked.input.name, skipped);
          }
        }
      }
    } catch (error) {
      lastRefusal = aside(error, file.name, skipped);
    }
  }
  const isMetered = members.some(({ parsed }) => parsed.temperature === undefined);
  const { bills, archive } = options;
  if (!isMetered && pdfs.length > 0) {
    if (bills === undefined) throw await askAboutBills(pdfs, archive, skipped);
    members.push(await parseMember(plainText('bills.csv', billsFile(bills)), options, counted));
  } else if (bills === undefined) skipped.push(...pdfs.map(besideReadings));
  else throw billsUnfit(files);
  const [only] = files;
  if (members.length === 0) throw lastRefusal ?? nothingInside(only?.name ?? '', skipped);
  const temperature = members.find(({ parsed }) => parsed.temperature !== undefined);
  const metered = members.filter(({ parsed }) => parsed.temperature === undefined);
  if (metered.length === 0) throw lastRefusal ?? onlyTemperature(temperature?.name ?? '');
  const imported = tellFuture(assembleImport(metered, skipped), options.now);
  const { temperature: hourly } = temperature?.parsed ?? {};
  return hourly === undefined ? imported : { ...imported, temperature: hourly };
}

/** Notes a refused file among those left aside; rethrows what ends the whole import. */
function aside(error: unknown, name: string, skipped: SkippedMember[]): DomainError {
  if (!(error instanceof DomainError) || concernsAll(error)) throw error;
  skipped.push({ name, code: error.code, message: error.message });
  return error;
}

function refuseUnknownZone(zone: string | undefined): void {
  if (zone === undefined || isZone(zone)) return;
  throw new DomainError(
    'usage.unknown-zone',
    `"${zone}" is not an IANA time zone. Write it like America/Chicago.`,
    { zone },
  );
}

function guardOf({ signal, onProgress }: ReadOptions): StreamGuard {
  return {
    bytes: 0,
    read: 0,
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
}

/** Refusals that end the whole import, whichever member met them. */
function concernsAll({ code }: DomainError): boolean {
  return [
    'usage.cancelled',
    'usage.too-large',
    'usage.too-many-readings',
    'usage.archive-bomb',
    'usage.archive-broken',
    'usage.needs-mapping',
  ].includes(code);
}

async function parseMember(
  input: UsageInput,
  { zone, mapping, confirmed }: ReadOptions,
  counted: ReadingCount,
): Promise<ParsedMember> {
  const format = mapping === undefined ? chooseFormat(input.head) : genericCsv;
  const collected = new CollectedReadings(counted);
  const before = counted.readings;
  const parsed = await format.parse(input, collected, {
    ...(zone === undefined ? {} : { zone }),
    ...(mapping === undefined ? {} : { mapping }),
    ...(confirmed === undefined ? {} : { confirmed }),
  });
  if (counted.readings === before && parsed.temperature === undefined) {
    throw new DomainError(
      'usage.no-readings',
      `"${input.name}" looks like ${format.id} but holds no reading. Choose a period with data and download it again.`,
      { file: input.name, format: format.id },
    );
  }
  return { name: input.name, format: format.id, parsed, collected };
}

function billsUnfit(files: readonly UsageFile[]): DomainError {
  const names = files.map(({ name }) => `"${name}"`).join(', ');
  return new DomainError(
    'usage.bills-unfit',
    `Bills were confirmed, but nothing was asked about bills of ${names}: there is no PDF, or a meter file stands beside it. Read it without them.`,
    { files: files.map(({ name }) => name) },
  );
}

function onlyTemperature(name: string): DomainError {
  return new DomainError(
    'usage.only-temperature',
    `"${name}" holds temperatures and no energy. Upload it together with the file of your meter.`,
    { file: name },
  );
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
