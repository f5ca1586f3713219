import { plainCell, plainNumber } from '#domain/shared/csv';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type {
  ChannelKey,
  FileHead,
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import type { ChannelKind, ReadingQuality } from '#domain/energy/usage/readings/reading';
import type { DateOrder } from '#domain/energy/usage/stamps/written-date';
import { parseDayTime } from '#domain/energy/usage/stamps/written-date';
import { putFlow } from '#domain/energy/usage/table/flow';
import { badNumber, badStamp, columnOf, plainName, readTable } from '#domain/energy/usage/table/read-table';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { qualityOf } from '../nem12/quality-method.js';

interface LongColumns {
  readonly nmi: number;
  readonly meter: number;
  readonly register: number;
  readonly rate: number;
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly quality: number;
}

const LONGEST_S = 86_400;
const HALF_HOUR_S = 1800;

/**
 * Australian retailers' portal CSV (AGL and others): an interval a row with
 * `…,NMI,…,RegisterCode,RateTypeDescription,StartDate,EndDate,ProfileReadValue,…,QualityFlag`.
 * Ends are the last minute included (:29); the clock is the home's own, daylight saving and all.
 */
export const retailerLong: UsageFormat = {
  id: 'au-retailer-long',
  sniff: (head) =>
    head.kind === 'text' && head.lines.slice(0, 5).some((line) => columns(line.split(',')) !== undefined)
      ? 'certain'
      : 'no',
  parse: readLong,
};

async function readLong(input: UsageInput, sink: ReadingSink, context: ParseContext): Promise<ParsedFile> {
  const order = dateOrder(input.head);
  const local = new LocalReadings();
  const clock = { zone: context.zone ?? '', savesDaylight: true };
  await readTable<LongColumns>(input, sink, {
    delimiter: ',',
    header: columns,
    row: (cells, at, row) => {
      const cell = (index: number): string => plainCell(cells[index] ?? '');
      if (isReactive(cell(at.register))) {
        sink.warn(
          'usage.register-ignored',
          'Reactive energy is charged by no plan for homes; it was left out.',
          row,
        );
        return;
      }
      const start = parseDayTime(cell(at.start), order);
      if (start === undefined) throw badStamp(row, cell(at.start), '26/9/18 0:30');
      const end = parseDayTime(cell(at.end), order);
      if (end === undefined) throw badStamp(row, cell(at.end), '26/9/18 0:59');
      const spanS = end - start + (end % 60 === 59 ? 1 : 60);
      const text = plainNumber(cell(at.value), false);
      const energy = text === '' ? undefined : parseEnergy(text, 6);
      if (energy === undefined && text !== '') throw badNumber(row, text);
      clock.zone = context.zone ?? zoneOfNmi(cell(at.nmi));
      if (zoneOf(clock.zone).instantsAt(start).length === 0) clock.savesDaylight = false;
      const reading = {
        startLocal: start,
        durationS: spanS > 0 && spanS <= LONGEST_S ? Math.round(spanS / 60) * 60 : HALF_HOUR_S,
        energy: energy ?? NO_ENERGY,
        quality: energy === undefined ? ('missing' as const) : quality(cell(at.quality)),
        row,
      } as const;
      putFlow(
        keyOf(at, cell),
        reading,
        (key, value) => {
          local.add(key, value);
        },
        sink,
      );
    },
  });
  const zone = clock.zone === '' ? zoneOfNmi('') : clock.zone;
  // A value in the hour that the home's clock skipped: the file keeps market time all year.
  local.placeInto(sink, zoneOf(clock.savesDaylight ? zone : 'Australia/Brisbane'));
  return { zone, zoneFrom: context.zone === undefined ? 'assumed' : 'given' };
}

/** AEMO's suffixes J, K, L, P, Q, R count reactive energy. */
function isReactive(register: string): boolean {
  return /(^|#)[JKLPQR]\d?$/i.test(register);
}

function keyOf(at: LongColumns, cell: (index: number) => string): ChannelKey {
  const register = cell(at.register).split('#').at(-1) ?? '';
  const meter = cell(at.meter);
  return {
    servicePoint: cell(at.nmi),
    channel: channelOf(register, cell(at.rate)),
    register,
    ...(meter === '' ? {} : { meter }),
  };
}

function channelOf(register: string, rate: string): ChannelKind {
  if (/controlled|off.?peak hot water|dedicated/i.test(rate)) return 'controlledLoad';
  if (/^b\d?$/i.test(register) || /solar|feed|generation|export/i.test(rate)) return 'export';
  return 'import';
}

function quality(flag: string): ReadingQuality {
  const said = qualityOf(flag);
  return said === 'variable' ? 'mixed' : said;
}

/** AEMO gives each jurisdiction a block of NMIs; the first digit tells the clock. */
function zoneOfNmi(nmi: string): string {
  if (/^80[0-2]/.test(nmi) && nmi.length === 10) return 'Australia/Perth';
  switch (nmi.charAt(0)) {
    case '2':
      return 'Australia/Adelaide';
    case '3':
      return 'Australia/Brisbane';
    case '6':
      return 'Australia/Melbourne';
    case '8':
      return 'Australia/Hobart';
    default:
      return 'Australia/Sydney';
  }
}

/** Day first unless the first lines prove month first. */
function dateOrder(head: FileHead): DateOrder {
  for (const line of head.lines) {
    const found = /,(\d{1,2})\/(\d{1,2})\/\d{2,4} /.exec(line);
    if (found !== null && Number(found[2]) > 12) return 'mdy';
    if (found !== null && Number(found[1]) > 12) return 'dmy';
    if (/,\d{4}-\d\d-\d\d/.test(line)) return 'ymd';
  }
  return 'dmy';
}

function columns(cells: readonly string[]): LongColumns | undefined {
  const names = cells.map(plainName);
  const nmi = columnOf(names, /^nmi$/);
  const start = columnOf(names, /^startdate$/);
  const end = columnOf(names, /^enddate$/);
  const value = columnOf(names, /^profilereadvalue$/);
  if (nmi < 0 || start < 0 || end < 0 || value < 0) return undefined;
  return {
    nmi,
    start,
    end,
    value,
    meter: columnOf(names, /^devicenumber$/),
    register: columnOf(names, /^registercode$/),
    rate: columnOf(names, /^ratetypedescription$/),
    quality: columnOf(names, /^qualityflag$/),
  };
}
