import { DomainError } from '#domain/shared/domain-error';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import type { Zone } from '#domain/shared/zone';
import { zoneOf } from '#domain/shared/zone';
import { asList, asObject, asText, readExactJson } from '#domain/energy/usage/container/json';
import type { ExactObject } from '#domain/energy/usage/container/json';
import type {
  ChannelKey,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { cutElements } from '#domain/energy/usage/table/read-table';
import type { ReadingQuality } from '#domain/energy/usage/readings/reading';
import { parseIsoStamp } from '#domain/energy/usage/stamps/iso-stamp';
import { into, putFlow } from '#domain/energy/usage/table/flow';
import { energyExponent } from '#domain/energy/usage/table/energy-unit';

const ZONE = 'Europe/Copenhagen';
const DAY_S = 86_400;

/**
 * Eloverblik API answers: `MyEnergyData_MarketDocument` with periods whose bounds are UTC and whose
 * points are counted from 1, so that a day has 23, 24 or 25 hours without ambiguity.
 */
export const eloverblikJson: UsageFormat = {
  id: 'eloverblik-json',
  sniff: ({ kind, text }) =>
    kind === 'json' && text.includes('MyEnergyData_MarketDocument') ? 'certain' : 'no',
  parse: readDanishJson,
};

async function readDanishJson(input: UsageInput, sink: ReadingSink): Promise<ParsedFile> {
  const document = await readExactJson(input.text(), cutElements(sink));
  const { result } = asObject(document);
  for (const answer of result === undefined ? [document] : asList(result)) {
    const market = asObject(asObject(answer)['MyEnergyData_MarketDocument']);
    for (const series of asList(market['TimeSeries'])) readSeries(asObject(series), sink);
  }
  return { zone: ZONE, zoneFrom: 'format' };
}

function readSeries(series: ExactObject, sink: ReadingSink): void {
  const unit = asText(series['measurement_Unit.name']) || 'kWh';
  const exponent = energyExponent(unit);
  if (exponent === undefined) {
    sink.warn('usage.register-ignored', `A series in ${unit} does not count energy; it was left out.`);
    return;
  }
  const mRid = asObject(asObject(series['MarketEvaluationPoint'])['mRID']);
  const key: ChannelKey = {
    servicePoint: asText(mRid['name']) || asText(series['mRID']),
    // A01 is production, A04 consumption (ENTSO-E business types).
    channel: asText(series['businessType']) === 'A01' ? 'export' : 'import',
    register: '',
  };
  for (const period of asList(series['Period']))
    readPeriod(key, { period: asObject(period), exponent, sink });
}

interface PeriodPoints {
  readonly period: ExactObject;
  readonly exponent: number;
  readonly sink: ReadingSink;
}

function readPeriod(key: ChannelKey, { period, exponent, sink }: PeriodPoints): void {
  const bounds = asObject(period['timeInterval']);
  const from = parseIsoStamp(asText(bounds['start']));
  const to = parseIsoStamp(asText(bounds['end']));
  const resolution = asText(period['resolution']);
  if (from?.zoned !== true || to?.zoned !== true || to.seconds <= from.seconds) {
    throw new DomainError(
      'usage.bad-element',
      `A period starts at "${asText(bounds['start']).slice(0, 30)}", which is no UTC time before its end. Save the response unchanged.`,
    );
  }
  const put = into(sink);
  const zone = zoneOf(ZONE);
  for (const point of asList(period['Point'])) {
    const { position, 'out_Quantity.quantity': quantity, 'out_Quantity.quality': flag } = asObject(point);
    const place = slotOf(Number(asText(position)), {
      fromUtc: from.seconds,
      toUtc: to.seconds,
      resolution,
      zone,
    });
    const quality = qualityOf(asText(flag));
    const text = asText(quantity);
    const energy = quality === 'missing' || text === '' ? NO_ENERGY : parseEnergy(text, exponent);
    if (place === undefined || energy === undefined) {
      throw new DomainError(
        'usage.bad-element',
        `Point "${asText(position).slice(0, 12)}" of the period from ${asText(bounds['start']).slice(0, 30)} lies outside it or is not a number. Save the response unchanged.`,
      );
    }
    putFlow(
      key,
      { ...place, energy, quality: text === '' ? 'missing' : quality, row: Number(asText(position)) },
      put,
      sink,
    );
  }
}

interface Grid {
  readonly fromUtc: number;
  readonly toUtc: number;
  readonly resolution: string;
  readonly zone: Zone;
}

/** Where the point counted from 1 starts and how long it lasts; a period shorter than its resolution is one point. */
function slotOf(
  position: number,
  { fromUtc, toUtc, resolution, zone }: Grid,
): { readonly startUtc: number; readonly durationS: number } | undefined {
  if (!Number.isInteger(position) || position < 1) return undefined;
  const minutes = /^PT(\d+)(M|H)$/.exec(resolution);
  const stepS = minutes === null ? undefined : Number(minutes[1]) * (minutes[2] === 'H' ? 3600 : 60);
  if (stepS !== undefined && stepS > 0) {
    const startUtc = fromUtc + (position - 1) * stepS;
    return startUtc + stepS <= toUtc ? { startUtc, durationS: stepS } : undefined;
  }
  if (resolution === 'P1D' || resolution === 'PT1D') {
    const dayLocal = zone.localAt(fromUtc) + (position - 1) * DAY_S;
    const startUtc = zone.earlier(dayLocal);
    const end = zone.earlier(dayLocal + DAY_S);
    return end <= toUtc ? { startUtc, durationS: end - startUtc } : undefined;
  }
  return position === 1 ? { startUtc: fromUtc, durationS: toUtc - fromUtc } : undefined;
}

/** A04 measured, A03 estimated, A02 missing, A05 incomplete. */
function qualityOf(flag: string): ReadingQuality {
  switch (flag) {
    case 'A04':
    case 'E01':
      return 'actual';
    case 'A03':
      return 'estimated';
    case 'A02':
      return 'missing';
    case 'A05':
      return 'mixed';
    default:
      return 'unknown';
  }
}
