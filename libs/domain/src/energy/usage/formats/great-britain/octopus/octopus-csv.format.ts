import { plainNumber } from '#domain/shared/csv';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type {
  ChannelKey,
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { parseIsoStamp } from '#domain/energy/usage/stamps/iso-stamp';
import { badNumber, badStamp, columnOf, plainName, readTable } from '#domain/energy/usage/table/read-table';
import { refuseGasMetres } from './gas.js';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';

interface OctopusColumns {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

const KEY: ChannelKey = { servicePoint: '', channel: 'import', register: '' };
const HALF_HOUR_S = 1800;
const LONGEST_S = 86_400;

/**
 * Octopus Energy's CSV, old header (`Consumption (kWh), Start, End`), the one with costs, and
 * `Interval Start,Interval End,kWh`. Start stamped, offsets in the text, up to 20 decimals.
 */
export const octopusCsv: UsageFormat = {
  id: 'octopus-csv',
  sniff: (head) =>
    head.kind === 'text' && head.lines.slice(0, 5).some((line) => columns(line.split(',')) !== undefined)
      ? 'certain'
      : 'no',
  parse: readOctopusCsv,
};

async function readOctopusCsv(
  input: UsageInput,
  sink: ReadingSink,
  context: ParseContext,
): Promise<ParsedFile> {
  const zone = context.zone ?? 'Europe/London';
  const local = new LocalReadings();
  const instants = sink.channel(KEY);
  await readTable<OctopusColumns>(input, sink, {
    delimiter: ',',
    header: (cells) => {
      refuseGasMetres(cells);
      return columns(cells);
    },
    row: (cells, at, row) => {
      const startText = (cells[at.start] ?? '').trim();
      const start = parseIsoStamp(startText);
      if (start === undefined) throw badStamp(row, startText, '2024-10-27T01:30:00+01:00');
      const end = parseIsoStamp((cells[at.end] ?? '').trim());
      if (end === undefined) throw badStamp(row, (cells[at.end] ?? '').trim(), '2024-10-27T02:00:00+00:00');
      const text = plainNumber(cells[at.value] ?? '', false).trim();
      const energy = text === '' ? NO_ENERGY : parseEnergy(text, 6);
      if (energy === undefined) throw badNumber(row, text);
      const durationS = lengthOf(start.seconds, end.seconds, row, sink);
      const reading = { durationS, energy, quality: text === '' ? 'missing' : 'actual', row } as const;
      if (start.zoned) instants.add({ ...reading, startUtc: start.seconds });
      else local.add(KEY, { ...reading, startLocal: start.seconds });
    },
  });
  local.placeInto(sink, zoneOf(zone));
  return { zone, zoneFrom: context.zone === undefined ? 'format' : 'given' };
}

/** Seconds between start and end; half an hour where the end cannot be right. */
export function lengthOf(start: number, end: number, row: number, sink: ReadingSink): number {
  const seconds = end - start;
  if (seconds > 0 && seconds <= LONGEST_S) return seconds;
  sink.warn(
    'usage.end-ignored',
    'Some rows end before they start or a day later; their start was trusted and half an hour assumed.',
    row,
  );
  return HALF_HOUR_S;
}

function columns(cells: readonly string[]): OctopusColumns | undefined {
  const names = cells.map(plainName);
  const value = columnOf(names, /^consumption \((kwh|m3|m³)\)$/, /^kwh$/);
  const start = columnOf(names, /^start$/, /^interval start$/);
  const end = columnOf(names, /^end$/, /^interval end$/);
  if (value < 0 || start < 0 || end < 0 || names.length > 6) return undefined;
  // A bare `Start,End,kWh` is anybody's table: only the dashboard's `Interval Start` is Octopus.
  if (names[value] === 'kwh' && names[start] === 'start') return undefined;
  return { value, start, end };
}
