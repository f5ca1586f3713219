import { DomainError } from '#domain/shared/domain-error';
import { readXml } from '#domain/energy/usage/container/xml';
import type {
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { GreenButtonFeed } from './feed.js';
import { putFeed } from './put-feed.js';
import { takeReadings } from './take-readings.js';

const RESOURCES =
  /<(?:[\w.-]+:)?(UsagePoint|MeterReading|ReadingType|IntervalBlock|UsageSummary|ElectricPowerUsageSummary|LocalTimeParameters|TimeConfiguration)[\s/>]/;

/**
 * Green Button, NAESB REQ.21 ESPI in Atom XML, with the deviations of utilities: any prefix, many
 * blocks in one entry, broken links, milli-Wh, several flows, local clocks written as UTC.
 */
export const greenButton: UsageFormat = {
  id: 'green-button',
  sniff: ({ kind, text }) => {
    if (kind !== 'xml') return 'no';
    if (/naesb\.org\/espi/.test(text)) return 'certain';
    return RESOURCES.test(text) || /<(?:[\w.-]+:)?(feed|entry)\b[^>]*www\.w3\.org\/2005\/Atom/.test(text)
      ? 'likely'
      : 'no';
  },
  parse: readGreenButton,
};

async function readGreenButton(
  input: UsageInput,
  sink: ReadingSink,
  context: ParseContext,
): Promise<ParsedFile> {
  const feed = new GreenButtonFeed();
  const end = await readXml(takeReadings(input.text(), feed), feed);
  if (feed.readings.length === 0) throw nothingRead(input.name, feed, end.cutAtLine);
  if (end.cutAtLine !== undefined) {
    sink.warn(
      'usage.cut-short',
      `The file breaks off at line ${String(end.cutAtLine)}; the ${String(feed.readings.length)} readings before it were kept. Download it again to have the rest.`,
      feed.readingsSeen,
    );
  }
  if (feed.espiNamespaceWrong) {
    sink.warn(
      'usage.wrong-namespace',
      'The XML does not name the Green Button namespace; it was still read as Green Button.',
    );
  }
  return putFeed(feed, sink, context);
}

function nothingRead(name: string, feed: GreenButtonFeed, cutAtLine: number | undefined): DomainError {
  if (cutAtLine !== undefined) {
    return new DomainError(
      'usage.xml-broken',
      `"${name}" breaks off or is damaged at line ${String(cutAtLine)} before any reading. Download it again.`,
      { file: name, line: cutAtLine },
    );
  }
  return new DomainError(
    'usage.no-readings',
    feed.readingsSeen > 0
      ? `"${name}" has ${String(feed.readingsSeen)} readings, but none says when it starts. Ask your utility for interval data.`
      : `"${name}" is Green Button, but holds no interval readings (only ${contents(feed)}). Choose "usage" and a period with data, then download it again.`,
    { file: name },
  );
}

function contents(feed: GreenButtonFeed): string {
  const found = [
    feed.usagePoints.length > 0 ? 'usage points' : '',
    feed.readingTypes.length > 0 ? 'reading types' : '',
    feed.meterReadings.length > 0 ? 'meter readings' : '',
  ].filter((text) => text !== '');
  return found.length === 0 ? 'summaries' : found.join(', ');
}
