import { plainCell, plainNumber } from '#domain/shared/csv';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type { NewReading } from '#domain/energy/usage/readings/columns';
import type {
  ChannelKey,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { parseDayTime } from '#domain/energy/usage/stamps/written-date';
import { notElectric, otherService } from '#domain/energy/usage/table/not-electric';
import {
  badNumber,
  badStamp,
  columnOf,
  plainName,
  readTable,
  refuseRow,
} from '#domain/energy/usage/table/read-table';
import { Resolutions } from './resolutions.js';

/** One of the resolutions that stand side by side. */
interface Resolution {
  readonly usage: number;
  readonly units: number;
  readonly interval: number;
}

interface AmerenColumns {
  readonly start: number;
  /** -1 when there is none. */
  readonly meter: number;
  readonly resolutions: readonly Resolution[];
}

const ZONE = 'America/Chicago';
const MINUTE_S = 60;

/**
 * Ameren's CSV: after a preamble one row a start, with usage, unit and interval of one or two
 * resolutions side by side (`-` where a row has none). The finest one that covers an hour counts.
 */
export const amerenCsv: UsageFormat = {
  id: 'ameren-csv',
  sniff: ({ kind, lines }) =>
    kind === 'text' && lines.slice(0, 40).some((line) => columnsOf(line.split(',')) !== undefined)
      ? 'certain'
      : 'no',
  parse: readAmeren,
};

async function readAmeren(input: UsageInput, sink: ReadingSink): Promise<ParsedFile> {
  const held = new Resolutions();
  await readTable<AmerenColumns>(input, sink, {
    delimiter: ',',
    header: columnsOf,
    row: (cells, at, row) => {
      const text = plainCell(cells[at.start] ?? '');
      const start = parseDayTime(text, /^\d{4}/.test(text) ? 'ymd' : 'mdy');
      if (start === undefined) throw badStamp(row, text, 'MM/DD/YYYY HH:MM');
      const meter = plainCell(cells[at.meter] ?? '');
      const key: ChannelKey = {
        servicePoint: '',
        channel: 'import',
        register: '',
        ...(meter === '' ? {} : { meter }),
      };
      for (const resolution of at.resolutions) {
        const reading = readCell(cells, resolution, row);
        if (reading !== undefined) held.add(key, { ...reading, startLocal: start, row });
      }
    },
  });
  held.placeInto(sink, zoneOf(ZONE));
  return { zone: ZONE, zoneFrom: 'format' };
}

function readCell(
  cells: readonly string[],
  at: Resolution,
  row: number,
): Pick<NewReading, 'durationS' | 'energy' | 'quality'> | undefined {
  const text = plainNumber((cells[at.usage] ?? '').trim(), false);
  const minutes = /^(\d+) ?min/i.exec(plainCell(cells[at.interval] ?? ''))?.[1];
  if (text === '-' || minutes === undefined) return undefined;
  const durationS = Number(minutes) * MINUTE_S;
  const unit = at.units < 0 ? 'kwh' : plainCell(cells[at.units] ?? '').toLowerCase();
  const service = otherService(unit);
  if (service !== undefined) throw notElectric(service);
  if (unit !== 'kwh' && unit !== '')
    throw refuseRow(
      'usage.unit-unknown',
      row,
      `the unit "${unit.slice(0, 20)}" is not kWh.`,
      'Download the electricity usage in kWh.',
    );
  const energy = text === '' ? NO_ENERGY : parseEnergy(text, 6);
  if (energy === undefined || durationS === 0) throw badNumber(row, text);
  return { durationS, energy, quality: text === '' ? 'missing' : 'actual' };
}

function columnsOf(cells: readonly string[]): AmerenColumns | undefined {
  const names = cells.map(plainName);
  const start = columnOf(names, /^start interval date\/time$/, /^start interval/);
  if (start < 0) return undefined;
  const resolutions = names.flatMap((name, usage) => {
    if (!/^usage/.test(name)) return [];
    const until = names.findIndex((other, index) => index > usage && /^usage/.test(other));
    const after = names.map((other, index) => (index > usage && (until < 0 || index < until) ? other : ''));
    return [{ usage, units: columnOf(after, /^units?$/), interval: columnOf(after, /^interval$/) }];
  });
  return resolutions.length === 0 || resolutions.every(({ interval }) => interval < 0)
    ? undefined
    : { start, meter: columnOf(names, /^meter (id|number)$/), resolutions };
}
