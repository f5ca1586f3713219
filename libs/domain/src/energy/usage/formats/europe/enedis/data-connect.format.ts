import { DomainError } from '#domain/shared/domain-error';
import type { Energy } from '#domain/shared/units';
import { NO_ENERGY } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import { asList, asObject, asText, readExactJson } from '#domain/energy/usage/container/json';
import type { ExactJson, ExactObject } from '#domain/energy/usage/container/json';
import type {
  ChannelKey,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { cutElements } from '#domain/energy/usage/table/read-table';
import { parseIsoStamp } from '#domain/energy/usage/stamps/iso-stamp';
import { wholeDays } from '#domain/energy/usage/stamps/local-days';
import { usualStep } from '#domain/energy/usage/stamps/usual-step';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { into, putFlow } from '#domain/energy/usage/table/flow';
import { unitOf } from './enedis-block.js';
import { ENEDIS_ZONE, energyReader } from './load-curve.js';

const HALF_HOUR_S = 1800;
const DAY_S = 86_400;

interface Value {
  readonly date: string;
  readonly local: number;
  readonly text: string;
  readonly lengthS: number | undefined;
  readonly element: number;
}

/**
 * Enedis Data Connect answers: `interval_reading` of a load curve (mean W, local END without
 * offset, `interval_length`) or of daily energy (Wh, the day itself). Production answers say so in
 * their name (`production`) or flow.
 */
export const enedisDataConnect: UsageFormat = {
  id: 'enedis-data-connect',
  sniff: ({ kind, text }) => (kind === 'json' && text.includes('"interval_reading"') ? 'certain' : 'no'),
  parse: readDataConnect,
};

async function readDataConnect(input: UsageInput, sink: ReadingSink): Promise<ParsedFile> {
  const document = await readExactJson(input.text(), cutElements(sink));
  let element = 0;
  for (const answer of Array.isArray(document) ? asList(document) : [document]) {
    const meter = meterReading(asObject(answer));
    const values = asList(meter['interval_reading']).map((value) => {
      element += 1;
      return valueOf(value, element);
    });
    writeValues(meter, values, sink);
  }
  return { zone: ENEDIS_ZONE, zoneFrom: 'format' };
}

function meterReading(answer: ExactObject): ExactObject {
  const inner = answer['meter_reading'];
  return inner === undefined ? answer : asObject(inner);
}

function writeValues(meter: ExactObject, values: readonly Value[], sink: ReadingSink): void {
  const type = asObject(meter['reading_type']);
  const unit = unitOf(asText(type['unit']));
  if (unit === undefined) {
    throw new DomainError(
      'usage.unknown-unit',
      `The answer counts in "${asText(type['unit']).slice(0, 20)}", which is neither energy nor mean power. Ask for consumption_load_curve or daily_consumption.`,
    );
  }
  const key: ChannelKey = {
    servicePoint: asText(meter['usage_point_id']),
    channel: /production|inject/i.test(
      `${asText(type['measurement_kind'])} ${asText(type['flow_direction'])}`,
    )
      ? 'export'
      : 'import',
    register: '',
  };
  const energyOf = energyReader(unit);
  if (values.every(({ date }) => date.length === 10)) writeDays(key, values, { energyOf, sink });
  else writeCurveValues(key, values, { energyOf, sink });
}

interface Writing {
  readonly energyOf: ReturnType<typeof energyReader>;
  readonly sink: ReadingSink;
}

function writeDays(key: ChannelKey, values: readonly Value[], { energyOf, sink }: Writing): void {
  const put = into(sink);
  for (const { local, text, element } of values) {
    const days = wholeDays(local, local + DAY_S, zoneOf(ENEDIS_ZONE));
    if (days === undefined) continue;
    putFlow(
      key,
      { ...days, ...valued(text, element, energyOf(text, days.durationS)), row: element },
      put,
      sink,
    );
  }
}

function writeCurveValues(key: ChannelKey, values: readonly Value[], { energyOf, sink }: Writing): void {
  const usualS = usualStep(
    values.map(({ local }) => local),
    HALF_HOUR_S,
  );
  const readings = new LocalReadings();
  for (const { local, text, lengthS, element } of values) {
    const durationS = lengthS ?? usualS;
    const reading = {
      startLocal: local - durationS,
      labelledEnd: true,
      durationS,
      row: element,
      ...valued(text, element, text === '' ? undefined : energyOf(text, durationS)),
    };
    putFlow(
      key,
      reading,
      (where, value) => {
        readings.add(where, value);
      },
      sink,
    );
  }
  readings.placeInto(sink, zoneOf(ENEDIS_ZONE));
}

function valued(text: string, element: number, energy: Energy | undefined) {
  if (text === '') return { energy: NO_ENERGY, quality: 'missing' } as const;
  if (energy === undefined) throw wrong(element, `"${text.slice(0, 40)}" is not a number`);
  return { energy, quality: 'actual' } as const;
}

function valueOf(value: ExactJson, element: number): Value {
  const { value: text, date, interval_length: length } = asObject(value);
  const stamp = parseIsoStamp(asText(date));
  if (stamp === undefined) throw wrong(element, `"${asText(date).slice(0, 40)}" is no date`);
  const minutes = /^PT(\d+)M$/.exec(asText(length))?.[1];
  const local = stamp.zoned ? zoneOf(ENEDIS_ZONE).localAt(stamp.seconds) : stamp.seconds;
  return {
    date: asText(date),
    local,
    text: asText(text),
    element,
    lengthS: minutes === undefined ? undefined : Number(minutes) * 60,
  };
}

function wrong(element: number, what: string): DomainError {
  return new DomainError(
    'usage.bad-element',
    `Value ${String(element)}: ${what}. Save the response unchanged.`,
    { element },
  );
}
