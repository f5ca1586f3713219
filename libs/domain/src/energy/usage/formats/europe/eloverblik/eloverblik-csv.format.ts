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
import { wholeDays } from '#domain/energy/usage/stamps/local-days';
import { parseDayTime } from '#domain/energy/usage/stamps/written-date';
import { into, putFlow } from '#domain/energy/usage/table/flow';
import { badNumber, badStamp, columnOf, plainName, readTable } from '#domain/energy/usage/table/read-table';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { energyExponent } from '#domain/energy/usage/table/energy-unit';

interface DanishColumns {
  readonly point: number;
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  readonly unit: number;
  readonly quality: number;
  readonly type: number;
}

const ZONE = 'Europe/Copenhagen';
const HOUR_S = 3600;

/**
 * Eloverblik's CSV: `MålepunktsID;Fra_dato;Til_dato;Mængde[;Måleenhed;Kvalitet;Type]`, Danish clock
 * at the START, decimal comma, quarters to months.
 */
export const eloverblikCsv: UsageFormat = {
  id: 'eloverblik-csv',
  sniff: (head) =>
    head.kind === 'text' && head.lines.slice(0, 3).some((line) => columns(line.split(';')) !== undefined)
      ? 'certain'
      : 'no',
  parse: readDanish,
};

async function readDanish(input: UsageInput, sink: ReadingSink): Promise<ParsedFile> {
  const zone = zoneOf(ZONE);
  const local = new LocalReadings();
  const put = into(sink);
  let usualS = HOUR_S;
  await readTable<DanishColumns>(input, sink, {
    delimiter: ';',
    header: columns,
    row: (cells, at, row) => {
      const cell = (index: number): string => plainCell(cells[index] ?? '');
      const start = stamp(cell(at.from));
      if (start === undefined) throw badStamp(row, cell(at.from), '01-02-2026 00:00:00');
      const end = stamp(cell(at.to));
      if (end === undefined) throw badStamp(row, cell(at.to), '01-02-2026 01:00:00');
      const text = plainNumber(cell(at.amount), true);
      const exponent = energyExponent(cell(at.unit) || 'kWh');
      if (exponent === undefined) {
        sink.warn(
          'usage.register-ignored',
          `Values in ${cell(at.unit)} are not energy that a plan charges; they were left out.`,
          row,
        );
        return;
      }
      const energy = text === '' ? NO_ENERGY : parseEnergy(text, exponent);
      if (energy === undefined) throw badNumber(row, text);
      const key: ChannelKey = {
        servicePoint: cell(at.point),
        channel: /produk/i.test(cell(at.type)) ? 'export' : 'import',
        register: '',
      };
      const reading = {
        energy,
        quality: text === '' ? ('missing' as const) : quality(cell(at.quality)),
        row,
      };
      const days = wholeDays(start, end, zone);
      if (days !== undefined) {
        putFlow(key, { ...reading, ...days }, put, sink);
        return;
      }
      if (end - start === HOUR_S || (end - start > 0 && end - start < HOUR_S)) usualS = end - start;
      putFlow(
        key,
        { ...reading, startLocal: start, durationS: usualS },
        (where, value) => {
          local.add(where, value);
        },
        sink,
      );
    },
  });
  local.placeInto(sink, zone);
  return { zone: ZONE, zoneFrom: 'format' };
}

function stamp(text: string): number | undefined {
  return parseDayTime(text, /^\d{4}/.test(text) ? 'ymd' : 'dmy');
}

/** Målt, Estimeret, Beregnet (worked out from others), Mangler. */
function quality(text: string): ReadingQuality {
  if (/^m(a|å)lt/i.test(text)) return 'actual';
  if (/^estim/i.test(text)) return 'estimated';
  if (/^beregn/i.test(text)) return 'substituted';
  return /^mangl/i.test(text) ? 'missing' : 'unknown';
}

function columns(cells: readonly string[]): DanishColumns | undefined {
  const names = cells.map(plainName);
  const found = {
    point: columnOf(names, /^m(a|å).?lepunkts ?id$/),
    from: columnOf(names, /^fra[_ ]dato$/),
    to: columnOf(names, /^til[_ ]dato$/),
    amount: columnOf(names, /^m(æ|ae)ngde$/),
  };
  if (Object.values(found).includes(-1)) return undefined;
  return {
    ...found,
    unit: columnOf(names, /^m(a|å)leenhed$/),
    quality: columnOf(names, /^kvalitet$/),
    type: columnOf(names, /^type$/),
  };
}
