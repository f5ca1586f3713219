import { DomainError } from '#domain/shared/domain-error';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import { asList, asObject, asText, readExactJson } from '#domain/energy/usage/container/json';
import type { ExactJson } from '#domain/energy/usage/container/json';
import type {
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { cutElements } from '#domain/energy/usage/table/read-table';
import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { parseDay, parseTimeOfDay } from '#domain/energy/usage/stamps/written-date';
import { putFlow } from '#domain/energy/usage/table/flow';
import { NumberedHours } from './hour-numbers.js';
import { spanishQuality } from './spanish-quality.js';

const FIELDS: readonly (readonly [name: string, channel: ChannelKind])[] = [
  ['consumptionKWh', 'import'],
  ['surplusEnergyKWh', 'export'],
  ['generationEnergyKWh', 'generation'],
];
const QUARTER_S = 900;

/** Datadis consumption answers (v1 list, v2 `timeCurve`): `date` and the END label `time`, kWh. */
export const datadisJson: UsageFormat = {
  id: 'datadis-json',
  sniff: ({ kind, text }) =>
    kind === 'json' && text.includes('"consumptionKWh"') && text.includes('"cups"') ? 'certain' : 'no',
  parse: readDatadis,
};

async function readDatadis(input: UsageInput, sink: ReadingSink, context: ParseContext): Promise<ParsedFile> {
  const zone = context.zone ?? 'Europe/Madrid';
  const document = await readExactJson(input.text(), cutElements(sink));
  const { timeCurve, response } = asObject(document);
  const hours = new NumberedHours();
  const quarters = new LocalReadings();
  asList(timeCurve ?? response ?? document).forEach((value, index) => {
    readValue(value, index + 1, { hours, quarters, sink });
  });
  hours.placeInto(sink, zoneOf(zone));
  quarters.placeInto(sink, zoneOf(zone));
  return { zone, zoneFrom: context.zone === undefined ? 'format' : 'given' };
}

interface Held {
  readonly hours: NumberedHours;
  readonly quarters: LocalReadings;
  readonly sink: ReadingSink;
}

function readValue(value: ExactJson, element: number, { hours, quarters, sink }: Held): void {
  const fields = asObject(value);
  const dayText = asText(fields['date']);
  const dayLocal = parseDay(dayText, /^\d{4}/.test(dayText) ? 'ymd' : 'dmy');
  const label = parseTimeOfDay(asText(fields['time']));
  if (dayLocal === undefined || label === undefined) {
    throw wrong(
      element,
      `"${dayText.slice(0, 20)} ${asText(fields['time']).slice(0, 20)}" is no date and hour`,
    );
  }
  const endS = label === 0 ? 86_400 : label;
  for (const [name, channel] of FIELDS) {
    const text = asText(fields[name]);
    if (text === '' && channel !== 'import') continue;
    const energy = text === '' ? NO_ENERGY : parseEnergy(text, 6);
    if (energy === undefined) throw wrong(element, `${name} is not a number`);
    const key = { servicePoint: asText(fields['cups']), channel, register: '' };
    const quality = text === '' ? ('missing' as const) : spanishQuality(asText(fields['obtainMethod']));
    putFlow(
      key,
      { energy, quality, row: element },
      (where, reading) => {
        if (endS % 3600 === 0) hours.add(where, { ...reading, dayLocal, hour: endS / 3600 });
        else
          quarters.add(where, {
            ...reading,
            startLocal: dayLocal + endS - QUARTER_S,
            labelledEnd: true,
            durationS: QUARTER_S,
          });
      },
      sink,
    );
  }
}

function wrong(element: number, what: string): DomainError {
  return new DomainError(
    'usage.bad-element',
    `Value ${String(element)}: ${what}. Save the response unchanged.`,
    { element },
  );
}
