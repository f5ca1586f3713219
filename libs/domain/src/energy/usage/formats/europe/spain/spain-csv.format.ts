import { plainCell, plainNumber } from '#domain/shared/csv';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type {
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { parseDay, parseTimeOfDay } from '#domain/energy/usage/stamps/written-date';
import { putFlow } from '#domain/energy/usage/table/flow';
import {
  badNumber,
  badStamp,
  columnOf,
  plainName,
  readTable,
  refuseRow,
} from '#domain/energy/usage/table/read-table';
import { NumberedHours } from './hour-numbers.js';
import { spanishQuality } from './spanish-quality.js';

interface Quantity {
  readonly column: number;
  readonly channel: ChannelKind;
  readonly register: string;
  readonly exponent: number;
}

interface SpanishColumns {
  readonly cups: number;
  readonly date: number;
  readonly hour: number;
  readonly method: number;
  readonly quantities: readonly Quantity[];
}

const ZONE = 'Europe/Madrid';
const QUARTER_S = 900;

/**
 * Hourly CSV of Spanish distributors and Datadis: `CUPS;Fecha;Hora;Consumo_kWh;Metodo_obtencion`,
 * the solar layout with `AE_kWh;AS_KWh;AE_AUTOCONS_kWh`, and Datadis with `HH:00` labels. Hours are
 * numbered by their end, 1 to 25.
 */
export const spainCsv: UsageFormat = {
  id: 'spain-csv',
  sniff: (head) =>
    head.kind === 'text' &&
    head.lines.slice(0, 5).some((line) => columns(line.split(delimiterOf(head.lines))) !== undefined)
      ? 'certain'
      : 'no',
  parse: readSpanish,
};

async function readSpanish(input: UsageInput, sink: ReadingSink, context: ParseContext): Promise<ParsedFile> {
  const zone = context.zone ?? ZONE;
  const hours = new NumberedHours();
  const quarters = new LocalReadings();
  const delimiter = delimiterOf(input.head.lines);
  const pointRows = input.head.lines.slice(1).some((line) => /;\d+\.\d+(;|$)/.test(line));
  const decimalComma = delimiter === ';' && !pointRows;
  await readTable<SpanishColumns>(input, sink, {
    delimiter,
    header: columns,
    row: (cells, at, row) => {
      const cell = (index: number): string => plainCell(cells[index] ?? '');
      const dayText = cell(at.date);
      const dayLocal = parseDay(dayText, /^\d{4}/.test(dayText) ? 'ymd' : 'dmy');
      if (dayLocal === undefined) throw badStamp(row, dayText, '18/02/2020');
      const label = hourLabel(cell(at.hour), row);
      const quality = spanishQuality(cell(at.method));
      for (const { column, channel, register, exponent } of at.quantities) {
        const text = plainNumber(cells[column] ?? '', decimalComma).trim();
        if (text === '' && channel !== 'import') continue;
        const energy = text === '' ? NO_ENERGY : parseEnergy(text, exponent);
        if (energy === undefined) throw badNumber(row, text);
        const key = { servicePoint: cell(at.cups), channel, register };
        const reading = { energy, quality: text === '' ? ('missing' as const) : quality, row };
        putFlow(
          key,
          reading,
          (where, value) => {
            if (label % 3600 === 0) hours.add(where, { ...value, dayLocal, hour: label / 3600 });
            else
              quarters.add(where, {
                ...value,
                startLocal: dayLocal + label - QUARTER_S,
                labelledEnd: true,
                durationS: QUARTER_S,
              });
          },
          sink,
        );
      }
    },
  });
  hours.placeInto(sink, zoneOf(zone));
  quarters.placeInto(sink, zoneOf(zone));
  return { zone, zoneFrom: context.zone === undefined ? 'format' : 'given' };
}

/** `7`, `07:00` or `24:00` as seconds after midnight at which the hour ends; numbers run to 25. */
function hourLabel(text: string, row: number): number {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : undefined;
  const seconds = number === undefined ? parseTimeOfDay(text) : number * 3600;
  if (seconds === undefined || seconds > 25 * 3600) {
    throw refuseRow(
      'usage.bad-date',
      row,
      `"${text.slice(0, 20)}" is not an hour from 1 to 25.`,
      'Download the file again.',
    );
  }
  return seconds === 0 ? 86_400 : seconds;
}

function delimiterOf(lines: readonly string[]): string {
  return lines.slice(0, 5).some((line) => /^\W?"?cups"?;/i.test(line)) ? ';' : ',';
}

function columns(cells: readonly string[]): SpanishColumns | undefined {
  const names = cells.map((cell) => plainName(cell).replaceAll('_', ' '));
  const cups = columnOf(names, /^cups$/);
  const date = columnOf(names, /^fecha$/);
  const hour = columnOf(names, /^hora$/);
  const quantities = names.flatMap((name, column) => quantityOf(name, column));
  if (cups < 0 || date < 0 || hour < 0 || !quantities.some(({ channel }) => channel === 'import'))
    return undefined;
  return {
    cups,
    date,
    hour,
    quantities,
    method: columnOf(names, /^metodo ?obtencion$/, /^real ?\/ ?estimado$/, /^estado$/),
  };
}

/** Own use behind the meter (AUTOCONS) is solar energy that never reached the grid. */
function quantityOf(name: string, column: number): readonly Quantity[] {
  const unit = / (k?wh)$/.exec(name)?.[1];
  if (unit === undefined) return [];
  const exponent = unit === 'wh' ? 3 : 6;
  const what = name.slice(0, -unit.length - 1);
  if (/^(consumo|ae|energia consumida)$/.test(what))
    return [{ column, channel: 'import', register: '', exponent }];
  if (/^(as|energia ?vertida|excedentes?|vertido)$/.test(what))
    return [{ column, channel: 'export', register: '', exponent }];
  if (/^(ae autocons|energia ?autoconsumida)$/.test(what)) {
    return [{ column, channel: 'generation', register: 'self-consumed', exponent }];
  }
  return /^(energia ?generada|generacion)$/.test(what)
    ? [{ column, channel: 'generation', register: '', exponent }]
    : [];
}
