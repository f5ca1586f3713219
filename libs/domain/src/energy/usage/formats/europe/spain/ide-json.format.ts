import { DomainError } from '#domain/shared/domain-error';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import { asList, asObject, asText, readExactJson } from '#domain/energy/usage/container/json';
import type {
  ChannelKey,
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { cutElements } from '#domain/energy/usage/table/read-table';
import { parseDayTime } from '#domain/energy/usage/stamps/written-date';
import { into, putFlow } from '#domain/energy/usage/table/flow';

const HOUR_S = 3600;
const KEY: ChannelKey = { servicePoint: '', channel: 'import', register: '' };

/**
 * i-DE (Iberdrola) web client answers: `fechaPeriodo` and then one `valor` after another, an hour
 * each, Wh as text, without a date of their own. Hours follow each other in elapsed time.
 */
export const ideJson: UsageFormat = {
  id: 'i-de-json',
  sniff: ({ kind, text }) =>
    kind === 'json' && text.includes('"fechaPeriodo"') && text.includes('"valor"') ? 'certain' : 'no',
  parse: readIde,
};

async function readIde(input: UsageInput, sink: ReadingSink, context: ParseContext): Promise<ParsedFile> {
  const zone = context.zone ?? 'Europe/Madrid';
  const { fechaPeriodo, y } = asObject(await readExactJson(input.text(), cutElements(sink)));
  const curve = asObject(y);
  const from = asText(fechaPeriodo);
  // The day and the time are written without a blank between them: 01-01-201700:00:00.
  const startLocal = parseDayTime(`${from.slice(0, 10)} ${from.slice(10).trim()}`.trim(), 'dmy');
  if (startLocal === undefined) {
    throw new DomainError(
      'usage.bad-date',
      `fechaPeriodo "${from.slice(0, 30)}" is no day and time. Save the response unchanged.`,
    );
  }
  const exponent = /^kwh$/i.test(asText(curve['unidadesConsumo'])) ? 6 : 3;
  const put = into(sink);
  const startUtc = zoneOf(zone).earlier(startLocal);
  asList(asList(curve['data'])[0]).forEach((item, index) => {
    const text = asText(asObject(item)['valor']);
    const energy = text === '' ? NO_ENERGY : parseEnergy(text, exponent);
    if (energy === undefined) {
      throw new DomainError(
        'usage.bad-number',
        `Value ${String(index + 1)}, "${text.slice(0, 40)}", is not a number. Save the response unchanged.`,
        { element: index + 1 },
      );
    }
    const quality = text === '' ? 'missing' : 'actual';
    putFlow(
      KEY,
      { startUtc: startUtc + index * HOUR_S, durationS: HOUR_S, energy, quality, row: index + 1 },
      put,
      sink,
    );
  });
  return { zone, zoneFrom: context.zone === undefined ? 'format' : 'given' };
}
