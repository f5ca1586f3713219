import { plainNumber } from '#domain/shared/csv';
import type { Energy } from '#domain/shared/units';
import { parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type { Zone } from '#domain/shared/zone';
import type {
  ChannelKey,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { parseDay, parseTimeOfDay } from '#domain/energy/usage/stamps/written-date';
import { badNumber, badStamp, columnOf, plainName, readTable } from '#domain/energy/usage/table/read-table';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';

interface SceColumns {
  readonly start: number;
  readonly end: number;
  readonly delivered: number;
  readonly received: number;
}

interface SceRow {
  readonly start: number;
  readonly durationS: number;
  readonly delivered: Energy;
  readonly received: Energy | undefined;
  readonly row: number;
}

const ZONE = 'America/Los_Angeles';
const DAY_S = 86_400;
const HOUR_S = 3_600;

/**
 * Southern California Edison's newer CSV: one row an interval with delivered and received kWh. On the
 * autumn day the repeated label can stand at an odd hour: where a day has exactly the readings of
 * its 25 hours, each takes its place by count.
 */
export const sceColumns: UsageFormat = {
  id: 'sce-columns-csv',
  sniff: ({ kind, lines }) =>
    kind === 'text' && lines.slice(0, 30).some((line) => columnsOf(line.split(',')) !== undefined)
      ? 'certain'
      : 'no',
  parse: readSceColumns,
};

async function readSceColumns(input: UsageInput, sink: ReadingSink): Promise<ParsedFile> {
  const days = new Map<number, SceRow[]>();
  await readTable<SceColumns>(input, sink, {
    delimiter: ',',
    header: columnsOf,
    row: (cells, at, row) => {
      const read = rowOf(cells, at, row);
      const day = Math.floor(read.start / DAY_S);
      const known = days.get(day);
      if (known === undefined) days.set(day, [read]);
      else known.push(read);
    },
  });
  const zone = zoneOf(ZONE);
  const local = new LocalReadings();
  for (const [day, rows] of days) {
    if (!placeByCount(day * DAY_S, rows, sink, zone)) {
      for (const { start, ...rest } of rows)
        put(rest, (key, reading) => {
          local.add(key, { ...reading, startLocal: start });
        });
    }
  }
  local.placeInto(sink, zone);
  return { zone: ZONE, zoneFrom: 'format' };
}

/** Days of 25 hours whose rows are as many as the hours: by position from midnight. */
function placeByCount(midnight: number, rows: readonly SceRow[], sink: ReadingSink, zone: Zone): boolean {
  const from = zone.earlier(midnight);
  const lengthS = zone.earlier(midnight + DAY_S) - from;
  const stepS = rows[0]?.durationS ?? 0;
  if (lengthS !== DAY_S + HOUR_S || rows.length * stepS !== lengthS) return false;
  for (const [index, row] of rows.entries()) {
    put({ ...row, durationS: stepS }, (key, reading) => {
      sink.channel(key).add({ ...reading, startUtc: from + index * stepS });
    });
  }
  return true;
}

function put(
  { durationS, delivered, received, row }: Omit<SceRow, 'start'>,
  add: (
    key: ChannelKey,
    reading: {
      readonly durationS: number;
      readonly energy: Energy;
      readonly quality: 'actual';
      readonly row: number;
    },
  ) => void,
): void {
  const key: ChannelKey = { servicePoint: '', channel: 'import', register: '' };
  add(key, { durationS, energy: delivered, quality: 'actual', row });
  if (received !== undefined)
    add({ ...key, channel: 'export' }, { durationS, energy: received, quality: 'actual', row });
}

function rowOf(cells: readonly string[], at: SceColumns, row: number): SceRow {
  const start = stampOf(cells[at.start] ?? '', row);
  const end = stampOf(cells[at.end] ?? '', row);
  const labelledS = end > start ? end - start : end - start + (end - start > -HOUR_S * 2 ? HOUR_S : DAY_S);
  const durationS = labelledS > HOUR_S && labelledS <= 2 * HOUR_S ? labelledS - HOUR_S : labelledS;
  const received = at.received < 0 ? undefined : energyOf(cells[at.received] ?? '', row);
  return { start, durationS, delivered: energyOf(cells[at.delivered] ?? '', row), received, row };
}

function stampOf(cell: string, row: number): number {
  const text = cell.replace(/[\s\u00a0]+/g, ' ').trim();
  const [date = '', ...time] = text.split(' ');
  const day = parseDay(date, /^\d{4}/.test(date) ? 'ymd' : 'mdy');
  const second = parseTimeOfDay(time.join(' '));
  if (day === undefined || second === undefined) throw badStamp(row, text, 'MM/DD/YYYY hh:mmAM');
  return day + second;
}

function energyOf(cell: string, row: number): Energy {
  const text = plainNumber(cell.trim(), false);
  const energy = parseEnergy(text === '' ? '0' : text, 6);
  if (energy === undefined) throw badNumber(row, text);
  return energy;
}

function columnsOf(cells: readonly string[]): SceColumns | undefined {
  const names = cells.map(plainName);
  const at = {
    start: columnOf(names, /^energy (consumption|delivered|received)? ?time period start$/),
    end: columnOf(names, /^energy (consumption|delivered|received)? ?time period end$/),
    delivered: columnOf(
      names,
      /^(energy )?delivered( ?\(.*\))?$/,
      /^(energy )?(consumption|usage)( ?\(.*\))?$/,
    ),
    received: columnOf(names, /^(energy )?received( ?\(.*\))?$/),
  };
  return at.start < 0 || at.end < 0 || at.delivered < 0 ? undefined : at;
}
