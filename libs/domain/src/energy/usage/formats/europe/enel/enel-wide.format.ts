import { plainCell, plainNumber } from '#domain/shared/csv';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type {
  ChannelKey,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import type { ReadingQuality } from '#domain/energy/usage/readings/reading';
import { parseDay, parseTimeOfDay } from '#domain/energy/usage/stamps/written-date';
import { putFlow } from '#domain/energy/usage/table/flow';
import { badNumber, badStamp, plainName, readTable } from '#domain/energy/usage/table/read-table';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';

interface Slot {
  readonly column: number;
  readonly fromS: number;
  readonly durationS: number;
}

const ZONE = 'Europe/Rome';
const DAY_S = 86_400;
const KEY: ChannelKey = { servicePoint: '', channel: 'import', register: '' };

/**
 * Enel / e-distribuzione's quarter-hour export: a day a row, `Giorno;00:00-00:15;…`, quoted, decimal
 * comma, kWh, Italian clock. Days have 96 columns the year round: the autumn hour stands once.
 */
export const enelWide: UsageFormat = {
  id: 'enel-wide',
  sniff: (head) =>
    head.kind === 'text' && head.lines.slice(0, 5).some((line) => slots(line.split(';')) !== undefined)
      ? 'certain'
      : 'no',
  parse: readEnel,
};

async function readEnel(input: UsageInput, sink: ReadingSink): Promise<ParsedFile> {
  const local = new LocalReadings();
  await readTable<readonly Slot[]>(input, sink, {
    delimiter: ';',
    header: slots,
    row: (cells, at, row) => {
      const text = plainCell(cells[0] ?? '');
      const day = parseDay(text, /^\d{4}/.test(text) ? 'ymd' : 'dmy');
      if (day === undefined) throw badStamp(row, text, '01/09/2024');
      for (const { column, fromS, durationS } of at) {
        const value = plainNumber(cells[column] ?? '', true).trim();
        const energy = value === '' || value === '-' ? NO_ENERGY : parseEnergy(value, 6);
        if (energy === undefined) throw badNumber(row, value);
        const quality: ReadingQuality = value === '' || value === '-' ? 'missing' : 'actual';
        putFlow(
          KEY,
          { startLocal: day + fromS, durationS, energy, quality, row },
          (key, reading) => {
            local.add(key, reading);
          },
          sink,
        );
      }
    },
  });
  local.placeInto(sink, zoneOf(ZONE));
  return { zone: ZONE, zoneFrom: 'format' };
}

function slots(cells: readonly string[]): readonly Slot[] | undefined {
  if (!/^(giorno|data)$/.test(plainName(cells[0] ?? ''))) return undefined;
  const found = cells.flatMap((cell, column) => {
    const label = /^(\d\d:\d\d) ?- ?(\d\d:\d\d)$/.exec(plainName(cell));
    const from = parseTimeOfDay(label?.[1] ?? '');
    const to = parseTimeOfDay(label?.[2] ?? '');
    if (from === undefined || to === undefined) return [];
    const durationS = (to === 0 ? DAY_S : to) - from;
    return durationS > 0 ? [{ column, fromS: from, durationS }] : [];
  });
  return found.length >= 24 ? found : undefined;
}
