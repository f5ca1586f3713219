import { DomainError } from '#domain/shared/domain-error';
import type { Energy } from '#domain/shared/units';
import { negateEnergy, parseEnergy } from '#domain/shared/units';
import { asList, asObject, asText, readExactJson } from '#domain/energy/usage/container/json';
import type { ExactJson, ExactObject } from '#domain/energy/usage/container/json';
import type {
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { cutElements } from '#domain/energy/usage/table/read-table';
import type { ChannelKind, ReadingQuality } from '#domain/energy/usage/readings/reading';
import { parseDay } from '#domain/energy/usage/stamps/written-date';
import { isNegative } from '#domain/energy/usage/table/flow';
import { EASTERN_MARKET } from '../nem12/meter-data-file.js';
import { energyExponent } from '#domain/energy/usage/table/energy-unit';

const DAY_S = 86_400;

/** Values of one read with where each starts. */
interface Read {
  readonly servicePoint: string;
  readonly register: string;
  readonly meter: string;
  readonly controlled: boolean;
  readonly element: number;
  readonly startUtc: number;
  readonly durationS: number;
  readonly values: readonly Energy[];
  readonly qualities: readonly ReadingQuality[];
}

/**
 * Consumer Data Right energy usage (`Get Usage For Service Point`), one answer or a list of
 * answers. Days start at midnight AEST. Values above zero are consumption, below zero export; a
 * register that has both stays net.
 */
export const cdrUsage: UsageFormat = {
  id: 'cdr-usage',
  sniff: ({ kind, text }) =>
    kind === 'json' && text.includes('"readStartDate"') && /"(servicePointId|readUType)"/.test(text)
      ? 'certain'
      : 'no',
  parse: readCdr,
};

async function readCdr(input: UsageInput, sink: ReadingSink, context: ParseContext): Promise<ParsedFile> {
  const document = await readExactJson(input.text(), cutElements(sink));
  const reads: Read[] = [];
  let element = 0;
  for (const answer of Array.isArray(document) ? asList(document) : [document]) {
    const { data, links } = asObject(answer);
    for (const given of asList(asObject(data)['reads'])) {
      element += 1;
      const read = readOf(given, element, sink);
      if (read !== undefined) reads.push(read);
    }
    if (asText(asObject(links)['next']) !== '' && !Array.isArray(document)) {
      sink.warn(
        'usage.more-pages',
        'This is one page of several: the answer links to a next page that is not in the file.',
      );
    }
  }
  const channels = channelsOf(reads);
  for (const read of reads) write(read, channels.get(registerName(read)) ?? 'import', sink);
  return context.zone === undefined
    ? { zone: EASTERN_MARKET.zone, zoneFrom: 'format' }
    : { zone: context.zone, zoneFrom: 'given' };
}

function readOf(given: ExactJson, element: number, sink: ReadingSink): Read | undefined {
  const read = asObject(given);
  const exponent = energyExponent(asText(read['unitOfMeasure']) || 'KWH');
  const register = asText(read['registerSuffix']) || asText(read['registerId']);
  if (exponent === undefined) {
    sink.warn(
      'usage.register-ignored',
      `Register ${register} counts ${asText(read['unitOfMeasure'])}, which is not energy; it was left out.`,
      element,
    );
    return undefined;
  }
  const day = parseDay(asText(read['readStartDate']), 'ymd');
  const lastDay = parseDay(asText(read['readEndDate']) || asText(read['readStartDate']), 'ymd');
  if (day === undefined || lastDay === undefined || lastDay < day) {
    throw wrong(element, 'readStartDate or readEndDate is no day', 'Save the response unchanged.');
  }
  const base = {
    servicePoint: asText(read['servicePointId']),
    register,
    meter: asText(read['meterId']),
    controlled: read['controlledLoad'] === true,
    element,
    startUtc: day - EASTERN_MARKET.offsetS,
  };
  const spanS = lastDay - day + DAY_S;
  const basic = asObject(read['basicRead']);
  if (basic['value'] !== undefined) {
    const value = energyOf(basic['value'], exponent, element);
    return { ...base, durationS: spanS, values: [value], qualities: [qualityOf(asText(basic['quality']))] };
  }
  return { ...base, ...intervals(asObject(read['intervalRead']), { spanS, exponent, element }) };
}

function intervals(
  read: ExactObject,
  {
    spanS,
    exponent,
    element,
  }: { readonly spanS: number; readonly exponent: number; readonly element: number },
): Pick<Read, 'durationS' | 'values' | 'qualities'> {
  const durationS = Number(asText(read['readIntervalLength']) || '0') * 60;
  const given = asList(read['intervalReads']);
  // With interval-reads=NONE, and from one holder with length 0 and zeros, only the day's total counts.
  if (given.length === 0 || durationS === 0) {
    const total = energyOf(read['aggregateValue'], exponent, element);
    return { durationS: spanS, values: [total], qualities: ['actual'] };
  }
  if (given.length * durationS !== spanS) {
    throw wrong(
      element,
      `${String(given.length)} values of ${String(durationS / 60)} minutes do not fill ${String(spanS / DAY_S)} day(s)`,
      'Ask the data holder for the usage again.',
    );
  }
  const values = given.map((value) => energyOf(value, exponent, element));
  const qualities = new Array<ReadingQuality>(values.length).fill('actual');
  for (const stretch of asList(read['readQualities'])) {
    const { startInterval, endInterval, quality } = asObject(stretch);
    qualities.fill(
      qualityOf(asText(quality)),
      Number(asText(startInterval)) - 1,
      Number(asText(endInterval)),
    );
  }
  return { durationS, values, qualities };
}

function write(read: Read, channel: ChannelKind, sink: ReadingSink): void {
  const key = { servicePoint: read.servicePoint, channel, register: read.register };
  const channelSink = sink.channel(read.meter === '' ? key : { ...key, meter: read.meter });
  read.values.forEach((value, index) => {
    channelSink.add({
      startUtc: read.startUtc + index * read.durationS,
      durationS: read.durationS,
      energy: channel === 'export' && isNegative(value) ? negateEnergy(value) : value,
      quality: read.qualities[index] ?? 'unknown',
      row: read.element,
    });
  });
}

/** What each register counts: its suffix says, else the signs of all its values. */
function channelsOf(reads: readonly Read[]): ReadonlyMap<string, ChannelKind> {
  const signs = new Map<string, { negative: boolean; positive: boolean; read: Read }>();
  for (const read of reads) {
    const sign = signs.get(registerName(read)) ?? { negative: false, positive: false, read };
    sign.negative ||= read.values.some(isNegative);
    sign.positive ||= read.values.some((value) => value.milliWh > 0);
    signs.set(registerName(read), sign);
  }
  return new Map(
    [...signs].map(([name, { negative, positive, read }]) => {
      if (negative && positive) return [name, 'net'];
      if (negative || /^b/i.test(read.register)) return [name, 'export'];
      return [name, read.controlled ? 'controlledLoad' : 'import'];
    }),
  );
}

function registerName(read: Read): string {
  return JSON.stringify([read.servicePoint, read.register, read.meter]);
}

function qualityOf(quality: string): ReadingQuality {
  switch (quality) {
    case '':
    case 'ACTUAL':
      return 'actual';
    case 'SUBSTITUTE':
    case 'FINAL_SUBSTITUTE':
      return 'substituted';
    case 'ESTIMATE':
      return 'estimated';
    default:
      return 'unknown';
  }
}

function energyOf(value: ExactJson | undefined, exponent: number, element: number): Energy {
  const energy = parseEnergy(asText(value), exponent);
  if (energy === undefined) throw wrong(element, 'a value is not a number', 'Save the response unchanged.');
  return energy;
}

function wrong(element: number, what: string, todo: string): DomainError {
  return new DomainError('usage.bad-element', `Read ${String(element)}: ${what}. ${todo}`, { element });
}
