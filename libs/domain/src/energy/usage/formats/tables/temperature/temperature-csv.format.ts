import { plainCell, plainNumber, sniffDialect } from '#domain/shared/csv';
import { zoneOf } from '#domain/shared/zone';
import type {
  FileHead,
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { DateOrders } from '#domain/energy/usage/stamps/date-orders';
import { badNumber, badStamp, readTable } from '#domain/energy/usage/table/read-table';
import { readStamp, readTime } from '../cells/stamp-texts.js';
import { HourlyMeans } from './hourly-means.js';
import { temperatureColumns } from './temperature-columns.js';
import type { TemperatureColumns } from './temperature-columns.js';

/** A temperature with its time, as far as one row tells. Seconds are UTC when zoned, else of the local clock. */
type Held = { readonly value: number } & (
  | { readonly seconds: number; readonly zoned: boolean }
  | { readonly day: string; readonly secondOfDay: number }
);

/** No home is that warm in Celsius: above it a nameless unit is Fahrenheit. */
const WARMEST_C = 50;
/** Open-Meteo names its clock above the table. */
const OFFSET_NAME = 'utc_offset_seconds';

/**
 * Hourly outdoor temperatures: a table with a time and a temperature (Open-Meteo, Meteostat, NOAA's
 * `HourlyDryBulbTemperature`, own records). It holds no energy and must never be read as such; next to
 * meter data it tells how much of the use heating and cooling are.
 */
export const temperatureCsv: UsageFormat = {
  id: 'temperature-csv',
  sniff: (head) => (head.kind === 'text' && headerIn(head) !== undefined ? 'certain' : 'no'),
  parse: readTemperatureCsv,
};

async function readTemperatureCsv(
  input: UsageInput,
  sink: ReadingSink,
  context: ParseContext,
): Promise<ParsedFile> {
  const { delimiter, decimalComma } = sniffDialect(input.head.lines);
  const orders = new DateOrders();
  const held: Held[] = [];
  let unit: TemperatureColumns['unit'];
  await readTable<TemperatureColumns>(input, sink, {
    delimiter,
    header: temperatureColumns,
    row: (cells, columns, row) => {
      unit ??= columns.unit;
      const text = plainNumber((cells[columns.value] ?? '').trim(), decimalComma);
      if (text === '') return;
      const value = Number(text.replace(/(?<=\d)[a-z*]+$/i, ''));
      if (!Number.isFinite(value)) throw badNumber(row, text);
      held.push({ value, ...timeOf(cells, columns, { row, orders }) });
    },
  });
  const zone = context.zone ?? 'UTC';
  const clock = zoneOf(zone);
  const offsetS = offsetAbove(input.head);
  const toCelsius = converter(unit, held, sink);
  const means = new HourlyMeans();
  for (const one of held) {
    const seconds = 'day' in one ? orders.day(one.day) + one.secondOfDay : one.seconds;
    const zoned = 'zoned' in one && one.zoned;
    const utcS = zoned ? seconds : offsetS === undefined ? clock.earlier(seconds) : seconds - offsetS;
    means.add(utcS, toCelsius(one.value));
  }
  const temperature = means.means();
  return { zone, zoneFrom: 'given', ...(temperature === undefined ? {} : { temperature }) };
}

function timeOf(
  cells: readonly string[],
  columns: TemperatureColumns,
  { row, orders }: { readonly row: number; readonly orders: DateOrders },
): Omit<Extract<Held, { zoned: boolean }>, 'value'> | Omit<Extract<Held, { day: string }>, 'value'> {
  const text = plainCell(cells[columns.stamp] ?? '');
  const stamp = readStamp(text);
  const time = columns.time < 0 ? 0 : readTime(cells[columns.time] ?? '');
  if (stamp === undefined || stamp.is === 'mangled' || time === undefined)
    throw badStamp(row, text, '2026-01-31T14:00');
  if (stamp.is === 'instant') return { seconds: stamp.seconds + time, zoned: stamp.zoned };
  if (!orders.see(stamp.day)) throw badStamp(row, text, '2026-01-31T14:00');
  return { day: stamp.day, secondOfDay: stamp.secondOfDay + time };
}

function converter(
  unit: TemperatureColumns['unit'],
  held: readonly Held[],
  sink: ReadingSink,
): (value: number) => number {
  const assumed = unit ?? (held.some(({ value }) => value > WARMEST_C) ? 'F' : 'C');
  if (unit === undefined)
    sink.warn(
      'usage.temperature-unit-assumed',
      `The file does not say whether its temperatures are Celsius or Fahrenheit; ${assumed === 'C' ? 'Celsius' : 'Fahrenheit'} was assumed from how warm it gets.`,
    );
  return assumed === 'C' ? (value) => value : (value) => ((value - 32) * 5) / 9;
}

function headerIn({ lines }: FileHead): TemperatureColumns | undefined {
  const { delimiter } = sniffDialect(lines);
  for (const line of lines.slice(0, 20)) {
    const found = temperatureColumns(line.split(delimiter));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Seconds east of UTC that a preamble names in one row and gives in the next. */
function offsetAbove({ lines }: FileHead): number | undefined {
  const names = (lines[0] ?? '').split(',');
  const at = names.findIndex((name) => name.trim() === OFFSET_NAME);
  const offsetS = at < 0 ? Number.NaN : Number((lines[1] ?? '').split(',')[at]);
  return Number.isFinite(offsetS) ? offsetS : undefined;
}
