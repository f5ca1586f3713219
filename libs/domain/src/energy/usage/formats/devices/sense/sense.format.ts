import { plainCell, plainNumber } from '#domain/shared/csv';
import type { Energy } from '#domain/shared/units';
import { negateEnergy, NO_ENERGY, parseEnergy } from '#domain/shared/units';
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
import { usualStep } from '#domain/energy/usage/stamps/usual-step';
import { isNegative } from '#domain/energy/usage/table/flow';
import { badNumber, badStamp, columnOf, plainName, readTable } from '#domain/energy/usage/table/read-table';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';

interface SenseColumns {
  readonly time: number;
  readonly id: number;
  readonly name: number;
  readonly kwh: number;
}

interface SenseRow {
  readonly startLocal: number;
  readonly energy: Energy | undefined;
  readonly row: number;
}

const HOUR_S = 3600;

/**
 * Sense export: a prose line, then `DateTime,Device ID,Name,…,Avg Wattage,kWh`, a row a device. Only
 * `Total Usage` is the home; `Solar Production` is negative and becomes generation.
 */
export const sense: UsageFormat = {
  id: 'sense',
  sniff: (head) =>
    head.kind === 'text' && head.lines.slice(0, 5).some((line) => columns(line.split(',')) !== undefined)
      ? 'certain'
      : 'no',
  parse: readSense,
};

async function readSense(input: UsageInput, sink: ReadingSink, context: ParseContext): Promise<ParsedFile> {
  const home: SenseRow[] = [];
  const solar: SenseRow[] = [];
  await readTable<SenseColumns>(input, sink, {
    delimiter: ',',
    header: columns,
    row: (cells, at, row) => {
      const cell = (index: number): string => plainCell(cells[index] ?? '');
      const rows = rowsFor(cell(at.id), cell(at.name), { home, solar });
      if (rows === undefined) return;
      const stamp = parseIsoStamp(cell(at.time));
      if (stamp === undefined || stamp.zoned) throw badStamp(row, cell(at.time), '2020-01-01 00:00:00');
      const text = plainNumber(cell(at.kwh), false);
      const energy = text === '' ? undefined : parseEnergy(text, 6);
      if (energy === undefined && text !== '') throw badNumber(row, text);
      rows.push({ startLocal: stamp.seconds, energy, row });
    },
  });
  const zone = context.zone ?? 'UTC';
  const local = new LocalReadings();
  hold({ servicePoint: '', channel: 'import', register: '' }, home, local);
  hold({ servicePoint: '', channel: 'generation', register: '' }, solar.map(produced), local);
  local.placeInto(sink, zoneOf(zone));
  if (solar.length > 0) {
    sink.warn(
      'usage.behind-the-meter',
      "Sense counts what the home uses, solar power of its own included. What the grid delivers is less: upload the utility's file for an exact comparison.",
    );
  }
  return { zone, zoneFrom: context.zone === undefined ? 'assumed' : 'given' };
}

function rowsFor<Rows>(
  id: string,
  name: string,
  lists: { readonly home: Rows; readonly solar: Rows },
): Rows | undefined {
  if (id === 'mains' || /^total usage$/i.test(name)) return lists.home;
  return id === 'solar' || /^solar production$/i.test(name) ? lists.solar : undefined;
}

/** Solar stands below zero; what little stands above it at night is the inverter's own use. */
function produced(row: SenseRow): SenseRow {
  if (row.energy === undefined) return row;
  return { ...row, energy: isNegative(row.energy) ? negateEnergy(row.energy) : NO_ENERGY };
}

function hold(key: ChannelKey, rows: readonly SenseRow[], local: LocalReadings): void {
  const durationS = usualStep(
    rows.map(({ startLocal }) => startLocal),
    HOUR_S,
  );
  for (const { startLocal, energy, row } of rows) {
    const quality = energy === undefined ? 'missing' : 'actual';
    local.add(key, { startLocal, durationS, energy: energy ?? NO_ENERGY, quality, row });
  }
}

function columns(cells: readonly string[]): SenseColumns | undefined {
  const names = cells.map(plainName);
  const found = {
    time: columnOf(names, /^datetime$/),
    id: columnOf(names, /^device id$/),
    name: columnOf(names, /^name$/),
    kwh: columnOf(names, /^kwh$/),
  };
  return Object.values(found).includes(-1) ? undefined : found;
}
