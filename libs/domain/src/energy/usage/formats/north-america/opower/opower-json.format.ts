import { DomainError } from '#domain/shared/domain-error';
import type { Energy } from '#domain/shared/units';
import { MILLI_WH_EXPONENT, NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import { asList, asObject, asText, readExactJson } from '#domain/energy/usage/container/json';
import type { ExactJson, ExactObject } from '#domain/energy/usage/container/json';
import type {
  ChannelKey,
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { parseIsoStamp } from '#domain/energy/usage/stamps/iso-stamp';
import { notElectric, otherService } from '#domain/energy/usage/table/not-electric';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { billSegments } from './bill-segments.js';
import { zoneOfOffsets } from './zone-of-offsets.js';

const KEY: ChannelKey = { servicePoint: '', channel: 'import', register: '' };

interface OpowerRead {
  readonly start: number;
  readonly end: number;
  /** Seconds east of UTC of the start as written; undefined when it is local. */
  readonly offsetS: number | undefined;
  /** Undefined when the value is null. */
  readonly energy: Energy | undefined;
  /** Whether it costs something: then a zero is known. */
  readonly priced: boolean;
  readonly estimated: boolean;
  readonly element: number;
}

/**
 * Answers of Opower's endpoints, kWh, one or a list of them: cost and real-time (`reads[].value`),
 * usage (`reads[].consumption.value`) and bills. Spans are cut at 363 days or less, so lists are usual.
 */
export const opowerJson: UsageFormat = {
  id: 'opower-json',
  sniff: ({ kind, text }) => {
    const hasReads = text.includes('"reads"') && text.includes('"startTime"') && text.includes('"endTime"');
    const hasBills = text.includes('"billingAccountByAuthContext"');
    return kind === 'json' && (hasReads || hasBills) ? 'certain' : 'no';
  },
  parse: readOpowerJson,
};

async function readOpowerJson(
  input: UsageInput,
  sink: ReadingSink,
  context: ParseContext,
): Promise<ParsedFile> {
  const document = await readExactJson(input.text());
  const pages = Array.isArray(document) ? asList(document).map(asObject) : [asObject(document)];
  for (const page of pages) refuseOtherServices(page);
  const reads = pages
    .flatMap((page) => readsOf(page, sink))
    .map((read, index) => readOf(asObject(read), index + 1));
  const ordered = [...reads].sort((a, b) => a.start - b.start);
  const unknownFrom = trailingZeros(ordered, sink);
  const { zone, zoneFrom } = zoneFound(reads, context.zone);
  const local = new LocalReadings();
  for (const read of reads) {
    const known = read.energy !== undefined && read.start < unknownFrom;
    const reading = {
      durationS: read.end - read.start,
      energy: known ? read.energy : NO_ENERGY,
      quality: known ? (read.estimated ? 'estimated' : 'actual') : 'missing',
      row: read.element,
    } as const;
    if (read.offsetS !== undefined) sink.channel(KEY).add({ ...reading, startUtc: read.start });
    else local.add(KEY, { ...reading, startLocal: read.start });
  }
  local.placeInto(sink, zoneOf(zone));
  return { zone, zoneFrom };
}

/** Reads of an answer, or the segments of its bills. Throws `usage.gas` when all of those are of gas. */
function readsOf(page: ExactObject, sink: ReadingSink): readonly ExactJson[] {
  if (page['data'] === undefined) return asList(page['reads']);
  const { reads, left } = billSegments(page);
  if (left > 0 && reads.length === 0) throw notElectric('gas');
  if (left > 0)
    sink.warn(
      'usage.left-out-gas',
      `${String(left)} bills of another service are in the answer; they were left out.`,
    );
  return reads;
}

/** City of Austin alone writes no offsets; else they tell the zone. */
function zoneFound(reads: readonly OpowerRead[], given: string | undefined): ParsedFile {
  if (given !== undefined) return { zone: given, zoneFrom: 'given' };
  if (reads.some(({ offsetS }) => offsetS === undefined))
    return { zone: 'America/Chicago', zoneFrom: 'assumed' };
  return zoneOfOffsets(reads.map(({ start, offsetS = 0 }) => ({ startUtc: start, offsetS })));
}

function readOf(read: ExactObject, element: number): OpowerRead {
  const start = parseIsoStamp(asText(read['startTime']));
  const end = parseIsoStamp(asText(read['endTime']));
  if (start === undefined || end === undefined || end.seconds <= start.seconds) {
    throw new DomainError(
      'usage.bad-date',
      `reads[${String(element - 1)}] has no start and end in ISO 8601. Download the answer again.`,
      { element },
    );
  }
  const value = asText(asObject(read['consumption'])['value']) || asText(read['value']);
  const energy = value === '' ? undefined : parseEnergy(value, MILLI_WH_EXPONENT.kWh);
  if (value !== '' && energy === undefined) {
    throw new DomainError(
      'usage.bad-number',
      `reads[${String(element - 1)}] has the value "${value.slice(0, 40)}", which is not a number. Download the answer again.`,
      { element },
    );
  }
  const kind = asText(read['readType']) + asText(asObject(read['consumption'])['type']);
  return {
    start: start.seconds,
    end: end.seconds,
    offsetS: start.offsetS,
    energy,
    priced: Number(asText(read['providedCost'])) !== 0,
    estimated: /estimat/i.test(kind),
    element,
  };
}

/** Opower fills what it does not know yet with zeros: a run of them at the end is not use. */
function trailingZeros(ordered: readonly OpowerRead[], sink: ReadingSink): number {
  let last = ordered.length;
  while (last > 0 && isUnknown(ordered[last - 1])) last -= 1;
  const first = ordered[last];
  if (first === undefined || last === 0) return Number.POSITIVE_INFINITY;
  sink.warn(
    'usage.not-yet-known',
    `The last ${String(ordered.length - last)} readings are zero: Opower writes zero for what it does not know yet. They are counted as missing.`,
    first.element,
  );
  return first.start;
}

function isUnknown(read: OpowerRead | undefined): boolean {
  if (read?.energy === undefined) return true;
  return !read.priced && read.energy.milliWh === 0 && read.energy.restE20Kwh === 0;
}

function refuseOtherServices(page: ExactObject): void {
  const unit = ['unit', 'units', 'unitOfMeasure', 'meterType', 'fuelType', 'serviceType']
    .map((name) => asText(page[name]))
    .join(' ');
  const service = otherService(unit);
  if (service !== undefined) throw notElectric(service);
}
