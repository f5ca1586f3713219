import { parseEnergy } from '#domain/shared/units';
import { DomainError } from '#domain/shared/domain-error';
import { zoneOf } from '#domain/shared/zone';
import { asList, asObject, asText, readExactJson } from '#domain/energy/usage/container/json';
import type { ExactJson } from '#domain/energy/usage/container/json';
import type {
  ChannelKey,
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { cutElements } from '#domain/energy/usage/table/read-table';
import { parseIsoStamp } from '#domain/energy/usage/stamps/iso-stamp';
import { putFlow } from '#domain/energy/usage/table/flow';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { lengthOf } from './octopus-csv.format.js';

const KEY: ChannelKey = { servicePoint: '', channel: 'import', register: '' };

/** Answers of the Octopus Energy consumption endpoint, one page or a list of pages. */
export const octopusJson: UsageFormat = {
  id: 'octopus-json',
  sniff: ({ kind, text }) => {
    if (kind !== 'json') return 'no';
    if (text.includes('"interval_start"') && text.includes('"consumption"')) return 'certain';
    return /"count"/.test(text) && /"next"/.test(text) && /"previous"/.test(text) ? 'likely' : 'no';
  },
  parse: readOctopusJson,
};

async function readOctopusJson(
  input: UsageInput,
  sink: ReadingSink,
  context: ParseContext,
): Promise<ParsedFile> {
  const zone = context.zone ?? 'Europe/London';
  const local = new LocalReadings();
  const document = await readExactJson(input.text(), cutElements(sink));
  let element = 0;
  for (const page of Array.isArray(document) ? asList(document) : [document]) {
    const { results, next } = asObject(page);
    for (const result of asList(results)) {
      element += 1;
      readResult(result, element, sink, local);
    }
    if (asText(next) !== '' && !Array.isArray(document)) {
      sink.warn(
        'usage.more-pages',
        'This is one page of several: the answer names a next page that is not in the file. Save all pages, or ask for page_size=25000.',
      );
    }
  }
  local.placeInto(sink, zoneOf(zone));
  return { zone, zoneFrom: context.zone === undefined ? 'format' : 'given' };
}

function readResult(result: ExactJson, element: number, sink: ReadingSink, local: LocalReadings): void {
  const { consumption, interval_start: from, interval_end: to } = asObject(result);
  const start = parseIsoStamp(asText(from));
  const end = parseIsoStamp(asText(to));
  const energy = parseEnergy(asText(consumption), 6);
  if (start === undefined || end === undefined || energy === undefined) {
    throw new DomainError(
      'usage.bad-element',
      `Result ${String(element)} lacks a number in "consumption" or a time in "interval_start" or "interval_end". Save the response of the consumption endpoint unchanged.`,
      { element },
    );
  }
  const durationS = lengthOf(start.seconds, end.seconds, element, sink);
  const reading = { durationS, energy, quality: 'actual', row: element, startUtc: start.seconds } as const;
  putFlow(
    KEY,
    reading,
    (key, { startUtc, ...rest }) => {
      if (start.zoned) sink.channel(key).add({ ...rest, startUtc });
      else local.add(key, { ...rest, startLocal: startUtc });
    },
    sink,
  );
}
