import { plainCell, plainNumber } from '#domain/shared/csv';
import type { Energy } from '#domain/shared/units';
import { parseEnergy, parseMeanPower } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type {
  ChannelKey,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { parseDayTime } from '#domain/energy/usage/stamps/written-date';
import { putFlow } from '#domain/energy/usage/table/flow';
import {
  badNumber,
  badStamp,
  columnOf,
  plainName,
  readTable,
  refuseRow,
} from '#domain/energy/usage/table/read-table';
import { RegisterReads } from '#domain/energy/usage/table/register-reads';

interface EsbColumns {
  readonly mprn: number;
  readonly meter: number;
  readonly value: number;
  readonly type: number;
  readonly end: number;
}

type ReadType =
  | { readonly kind: 'interval'; readonly channel: 'import' | 'export'; readonly unit: 'kW' | 'kWh' }
  | { readonly kind: 'register'; readonly channel: 'import' | 'export'; readonly register: string };

const HALF_HOUR_S = 1800;
const ZONE = 'Europe/Dublin';

/**
 * ESB Networks HDF: half hours in kW (mean power, until 2024) or kWh, or daily registers (24-hour
 * and day/night/peak). Dublin clock at the END of the interval, newest first.
 */
export const esbHdf: UsageFormat = {
  id: 'esb-hdf',
  sniff: (head) =>
    head.kind === 'text' && head.lines.slice(0, 5).some((line) => columns(line.split(',')) !== undefined)
      ? 'certain'
      : 'no',
  parse: readEsb,
};

async function readEsb(input: UsageInput, sink: ReadingSink): Promise<ParsedFile> {
  const zone = zoneOf(ZONE);
  const intervals = new LocalReadings();
  const registers = new Map<string, RegisterReads>();
  let hasIntervals = false;
  await readTable<EsbColumns>(input, sink, {
    delimiter: ',',
    header: columns,
    row: (cells, at, row) => {
      const cell = (index: number): string => plainCell(cells[index] ?? '');
      if (/kva/i.test(cell(at.type))) {
        sink.warn(
          'usage.register-ignored',
          `"${cell(at.type)}" is not energy that a plan charges; it was left out.`,
          row,
        );
        return;
      }
      const type = readType(cell(at.type), row);
      const end = parseDayTime(cell(at.end), /^\d{4}/.test(cell(at.end)) ? 'ymd' : 'dmy');
      if (end === undefined) throw badStamp(row, cell(at.end), '05-04-2023 01:30');
      const key: ChannelKey = {
        servicePoint: cell(at.mprn),
        channel: type.channel,
        register: type.kind === 'register' ? type.register : '',
        meter: cell(at.meter),
      };
      const text = plainNumber(cell(at.value), false);
      const energy =
        type.kind === 'interval' && type.unit === 'kW'
          ? parseMeanPower(text, 6, HALF_HOUR_S)
          : parseEnergy(text, 6);
      if (energy === undefined) throw badNumber(row, text);
      if (type.kind === 'interval') {
        hasIntervals = true;
        addInterval(key, { endLocal: end, energy, row }, { intervals, sink });
      } else {
        const group = registers.get(type.register === '' ? 'total' : 'split') ?? new RegisterReads();
        registers.set(type.register === '' ? 'total' : 'split', group);
        group.add(key, { atUtc: zone.earlier(end), value: energy, quality: 'actual', row });
      }
    },
  });
  intervals.placeInto(sink, zone);
  writeRegisters(registers, hasIntervals, sink);
  return { zone: ZONE, zoneFrom: 'format' };
}

function addInterval(
  key: ChannelKey,
  { endLocal, energy, row }: { readonly endLocal: number; readonly energy: Energy; readonly row: number },
  { intervals, sink }: { readonly intervals: LocalReadings; readonly sink: ReadingSink },
): void {
  const startLocal = endLocal - HALF_HOUR_S;
  const reading = {
    startLocal,
    labelledEnd: true,
    energy,
    row,
    durationS: HALF_HOUR_S,
    quality: 'actual',
  } as const;
  putFlow(
    key,
    reading,
    (where, value) => {
      intervals.add(where, value);
    },
    sink,
  );
}

/** Half hours say more than registers, and day, night and peak registers more than their sum: never count energy twice. */
function writeRegisters(
  registers: ReadonlyMap<string, RegisterReads>,
  hasIntervals: boolean,
  sink: ReadingSink,
): void {
  const split = registers.get('split');
  const total = registers.get('total');
  const kept = hasIntervals ? undefined : (split ?? total);
  kept?.writeInto(sink);
  if (registers.size > (kept === undefined ? 0 : 1)) {
    sink.warn(
      'usage.register-ignored',
      'The file counts the same energy in several ways (half hours, day and night registers, their sum); only the finest was kept.',
    );
  }
}

/** `Active Import Interval (kW)`, `24 Hr Active Export Register (kWh)`, `Day Off-Peak Import Register (kWh)`. */
function readType(text: string, row: number): ReadType {
  const interval = /active (import|export) interval \((kwh?)\)/i.exec(text);
  // The pattern allows only these words.
  const direction = (word: string | undefined): 'import' | 'export' =>
    word?.toLowerCase() === 'export' ? 'export' : 'import';
  if (interval !== null) {
    return {
      kind: 'interval',
      channel: direction(interval[1]),
      unit: interval[2]?.toLowerCase() === 'kw' ? 'kW' : 'kWh',
    };
  }
  const register = /(import|export) register/i.exec(text);
  if (register !== null && /\(kwh\)|register$|register (day|night|peak)/i.test(text)) {
    return { kind: 'register', channel: direction(register[1]), register: timeOfUse(text) };
  }
  throw refuseRow(
    'usage.unknown-read-type',
    row,
    `"${text.slice(0, 60)}" is not a known read type (interval in kW or kWh, or register in kWh).`,
    'Download the "30-minute readings in kWh" file.',
  );
}

function timeOfUse(text: string): string {
  if (/night/i.test(text)) return 'night';
  if (/off.?peak/i.test(text)) return 'day';
  if (/peak/i.test(text)) return 'peak';
  return /\bday\b/i.test(text) ? 'day' : '';
}

function columns(cells: readonly string[]): EsbColumns | undefined {
  const names = cells.map(plainName);
  const found = {
    mprn: columnOf(names, /^mprn$/),
    meter: columnOf(names, /^meter serial number$/),
    value: columnOf(names, /^read value$/),
    type: columnOf(names, /^read type$/),
    end: columnOf(names, /^read date and end time$/),
  };
  return Object.values(found).includes(-1) ? undefined : found;
}
