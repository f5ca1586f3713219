import { plainCell, plainNumber } from '#domain/shared/csv';
import { DomainError } from '#domain/shared/domain-error';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import type { Energy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type {
  ChannelKey,
  ParsedFile,
  ReadingSink,
  StatedTotal,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import { parseDay, parseTimeOfDay } from '#domain/energy/usage/stamps/written-date';
import { notElectric, otherService } from '#domain/energy/usage/table/not-electric';
import {
  badNumber,
  badStamp,
  columnOf,
  plainName,
  readTable,
  refuseRow,
} from '#domain/energy/usage/table/read-table';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';

interface SdgeColumns {
  readonly meter: number;
  readonly date: number;
  readonly start: number;
  readonly duration: number;
  readonly consumption: number;
  readonly generation: number;
  readonly net: number;
}

const ZONE = 'America/Los_Angeles';
const MINUTE_S = 60;
const LONGEST_S = 86_400;

/** San Diego Gas & Electric's CSV: thirteen lines about the home, then one quoted row an interval, kWh. */
export const sdgeCsv: UsageFormat = {
  id: 'sdge-csv',
  sniff: ({ kind, lines }) =>
    kind === 'text' && lines.slice(0, 30).some((line) => columnsOf(line.split(',')) !== undefined)
      ? 'certain'
      : 'no',
  parse: readSdge,
};

async function readSdge(input: UsageInput, sink: ReadingSink): Promise<ParsedFile> {
  refuseOther(input.head.lines);
  const local = new LocalReadings();
  let meter = '';
  await readTable<SdgeColumns>(input, sink, {
    delimiter: ',',
    header: columnsOf,
    row: (cells, at, row) => {
      meter = plainCell(cells[at.meter] ?? '');
      readRow(cells, at, row, local);
    },
  });
  local.placeInto(sink, zoneOf(ZONE));
  return { zone: ZONE, zoneFrom: 'format', statedTotals: statedTotal(input.head.lines, meter) };
}

function readRow(cells: readonly string[], at: SdgeColumns, row: number, local: LocalReadings): void {
  const dayText = plainCell(cells[at.date] ?? '');
  const day = parseDay(dayText, /^\d{4}/.test(dayText) ? 'ymd' : 'mdy');
  const time = parseTimeOfDay(plainCell(cells[at.start] ?? ''));
  if (day === undefined || time === undefined)
    throw badStamp(row, `${dayText} ${cells[at.start] ?? ''}`, 'M/D/YYYY h:mm AM');
  const durationS = durationOf(plainCell(cells[at.duration] ?? ''), row);
  const servicePoint = plainCell(cells[at.meter] ?? '');
  const used = valueOf(cells, at.consumption, row);
  const sent = valueOf(cells, at.generation, row);
  const net = valueOf(cells, at.net, row);
  const put = (channel: ChannelKind, energy: Energy | undefined): void => {
    const key: ChannelKey = { servicePoint, channel, register: '' };
    local.add(key, {
      startLocal: day + time,
      durationS,
      energy: energy ?? NO_ENERGY,
      quality: energy === undefined ? 'missing' : 'actual',
      row,
    });
  };
  if (at.consumption >= 0 || at.net < 0)
    put('import', used ?? (sent === undefined && net !== undefined && net.milliWh >= 0 ? net : used));
  else put('net', net);
  if (sent !== undefined) put('export', sent);
}

function columnsOf(cells: readonly string[]): SdgeColumns | undefined {
  const names = cells.map(plainName);
  const at = {
    meter: columnOf(names, /^meter number$/),
    date: columnOf(names, /^date$/),
    start: columnOf(names, /^start time$/),
    duration: columnOf(names, /^duration$/),
    consumption: columnOf(names, /^consumption$/),
    generation: columnOf(names, /^generation$/),
    net: columnOf(names, /^net$/),
  };
  const whole = at.meter >= 0 && at.date >= 0 && at.start >= 0 && at.duration >= 0;
  return whole && (at.consumption >= 0 || at.net >= 0) ? at : undefined;
}

/** Minutes, or `01:00:00`. */
function durationOf(text: string, row: number): number {
  const seconds = text.includes(':') ? parseTimeOfDay(text) : Number(text) * MINUTE_S;
  if (seconds === undefined || !Number.isInteger(seconds) || seconds <= 0 || seconds > LONGEST_S) {
    throw refuseRow(
      'usage.bad-interval',
      row,
      `"${text.slice(0, 20)}" is not a duration in minutes.`,
      'Download the file again.',
    );
  }
  return seconds;
}

function valueOf(cells: readonly string[], column: number, row: number): Energy | undefined {
  const text = column < 0 ? '' : plainNumber((cells[column] ?? '').trim(), false);
  if (text === '') return undefined;
  const energy = parseEnergy(text, 6);
  if (energy === undefined) throw badNumber(row, text);
  return energy;
}

/** The gas file has the same columns: only `Resource` and `UOM` above them tell. */
function refuseOther(lines: readonly string[]): void {
  const [resource, unit] = [fact(lines, 'resource'), fact(lines, 'uom')];
  const service = otherService(`${resource} ${unit}`);
  if (service !== undefined) throw notElectric(service);
  if (unit === '' || /^kwh$/i.test(unit)) return;
  throw new DomainError(
    'usage.unit-unknown',
    `The file counts in "${unit.slice(0, 20)}", not in kWh. Download the electric usage.`,
  );
}

/** What a line of the preamble says; empty when there is none. */
function fact(lines: readonly string[], name: string): string {
  const line = lines.slice(0, 30).find((text) => plainName(text.split(',')[0] ?? '') === name) ?? '';
  return plainCell(line.replace(/^[^,]*,/, '').replaceAll('"', ''));
}

/** `Total Usage,817.415` of the preamble. */
function statedTotal(lines: readonly string[], servicePoint: string): readonly StatedTotal[] {
  const index = lines.slice(0, 30).findIndex((line) => /^"?total usage"?,/i.test(line));
  const kwh = plainNumber((lines[index] ?? '').replace(/^[^,]*,/, '').replaceAll('"', ''), false);
  if (index < 0 || parseEnergy(kwh, 6) === undefined) return [];
  return [{ key: { servicePoint, channel: 'import', register: '' }, kwh, row: index + 1 }];
}
