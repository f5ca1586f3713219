import { plainCell, plainNumber } from '#domain/shared/csv';
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
import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import { parseDay, parseTimeOfDay } from '#domain/energy/usage/stamps/written-date';
import { into, putFlow } from '#domain/energy/usage/table/flow';
import {
  badNumber,
  badStamp,
  columnOf,
  plainName,
  readTable,
  refuseRow,
} from '#domain/energy/usage/table/read-table';

interface WideColumns {
  readonly nmi: number;
  readonly meter: number;
  readonly kind: number;
  readonly date: number;
  readonly estimated: number;
  readonly slots: readonly Slot[];
}

interface Slot {
  readonly column: number;
  readonly fromS: number;
  readonly durationS: number;
}

const DAY_S = 86_400;

/**
 * Australian distributors' portal CSV (Jemena, AusNet, United): a day a row with
 * `NMI,METER SERIAL NUMBER,CON/GEN,DATE,ESTIMATED?,00:00 - 00:30,…`, in market time without
 * daylight saving.
 */
export const distributorWide: UsageFormat = {
  id: 'au-distributor-wide',
  sniff: (head) =>
    head.kind === 'text' && head.lines.slice(0, 5).some((line) => columns(line.split(',')) !== undefined)
      ? 'certain'
      : 'no',
  parse: readWide,
};

async function readWide(input: UsageInput, sink: ReadingSink, context: ParseContext): Promise<ParsedFile> {
  const zone = context.zone ?? 'Australia/Brisbane';
  // The market never saves daylight: the zone's January offset in the south is summer time, July's is standard.
  const offsetS = zone === 'Australia/Brisbane' ? 36_000 : marketOffset(zone);
  const put = into(sink);
  await readTable<WideColumns>(input, sink, {
    delimiter: ',',
    header: columns,
    row: (cells, at, row) => {
      const text = plainCell(cells[at.date] ?? '');
      const day = parseDay(text, /^\d{4}/.test(text) ? 'ymd' : 'dmy');
      if (day === undefined) throw badStamp(row, text, '2024-01-07');
      const channel = channelOf(cells[at.kind] ?? '', row);
      if (channel === 'reactive') {
        sink.warn(
          'usage.register-ignored',
          'Reactive energy is charged by no plan for homes; it was left out.',
          row,
        );
        return;
      }
      const meter = plainCell(cells[at.meter] ?? '');
      const key: ChannelKey = {
        servicePoint: plainCell(cells[at.nmi] ?? ''),
        channel,
        register: '',
        ...(meter === '' ? {} : { meter }),
      };
      const given = /^y/i.test(plainCell(cells[at.estimated] ?? '')) ? 'estimated' : 'actual';
      for (const { column, fromS, durationS } of at.slots) {
        const value = plainNumber(cells[column] ?? '', false).trim();
        const energy = value === '' || value === '-' ? undefined : parseEnergy(value, 6);
        if (energy === undefined && value !== '' && value !== '-') throw badNumber(row, value);
        const reading = {
          startUtc: day + fromS - offsetS,
          durationS,
          energy: energy ?? NO_ENERGY,
          quality: energy === undefined ? ('missing' as const) : given,
          row,
        } as const;
        putFlow(key, reading, put, sink);
      }
    },
  });
  return { zone, zoneFrom: context.zone === undefined ? 'format' : 'given' };
}

/** Western Australia and the Northern Territory keep their own market clocks; all others use AEST. */
function marketOffset(zone: string): number {
  const julyS = zoneOf(zone).offsetAt(Date.UTC(2024, 6, 1) / 1000);
  return julyS === 28_800 ? 28_800 : 36_000;
}

/** `Consumption`, `Controlled Load Consumption`, `Generation`: generation is what the meter sent to the grid. */
function channelOf(kind: string, row: number): ChannelKind | 'reactive' {
  const name = plainName(kind);
  if (/reactive|kva/.test(name)) return 'reactive';
  if (name.includes('controlled')) return 'controlledLoad';
  if (/^gen|export|feed/.test(name)) return 'export';
  if (/^con|^usage|^import/.test(name)) return 'import';
  throw refuseRow(
    'usage.unknown-channel',
    row,
    `"${kind.slice(0, 40)}" is neither consumption nor generation.`,
    'Upload the file as it was downloaded.',
  );
}

function columns(cells: readonly string[]): WideColumns | undefined {
  const names = cells.map(plainName);
  const nmi = columnOf(names, /^nmi$/);
  const kind = columnOf(names, /^con\/gen$/);
  const date = columnOf(names, /^date$/);
  if (nmi < 0 || kind < 0 || date < 0) return undefined;
  const slots = names.flatMap((name, column) => {
    const found = /^(\d\d:\d\d) ?- ?(\d\d:\d\d)$/.exec(name);
    const from = parseTimeOfDay(found?.[1] ?? '');
    const to = parseTimeOfDay(found?.[2] ?? '');
    if (from === undefined || to === undefined) return [];
    return [{ column, fromS: from, durationS: (to === 0 ? DAY_S : to) - from }];
  });
  // A day with a hole in its header is another table's, or one whose column was taken away.
  const isWhole = slots.every(({ fromS, durationS }, at) => fromS === at * durationS);
  const coveredS = slots.reduce((sum, { durationS }) => sum + durationS, 0);
  if (slots.length < 24 || !isWhole || coveredS !== DAY_S) return undefined;
  return {
    nmi,
    kind,
    date,
    slots,
    meter: columnOf(names, /meter/),
    estimated: columnOf(names, /^estimated/),
  };
}
