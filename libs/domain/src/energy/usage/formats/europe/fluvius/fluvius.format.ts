import { plainCell, plainNumber } from '#domain/shared/csv';
import { DomainError } from '#domain/shared/domain-error';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type {
  ChannelKey,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { wholeDays } from '#domain/energy/usage/stamps/local-days';
import { parseDay, parseTimeOfDay } from '#domain/energy/usage/stamps/written-date';
import { into, putFlow } from '#domain/energy/usage/table/flow';
import { badNumber, badStamp, readTable } from '#domain/energy/usage/table/read-table';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { energyExponent } from '#domain/energy/usage/table/energy-unit';
import type { FluviusColumns } from './fluvius-columns.js';
import { fluviusColumns, fluviusQuality, fluviusRegister } from './fluvius-columns.js';

const ZONE = 'Europe/Brussels';
const DAY_S = 86_400;
const QUARTER_S = 900;

/** Readings of one EAN, kept back until it is known not to be a gas meter. */
interface MeterPoint {
  readonly local: LocalReadings;
  readonly days: (() => void)[];
  gas: boolean;
}

/**
 * Fluvius consumption history (quarters, hours or days; nl, fr, en, de): a row for each register,
 * day and night apart, Brussels clock at the START, the repeated autumn quarters interleaved. Gas
 * meters, which have rows in m³ beside kWh, are left out.
 */
export const fluvius: UsageFormat = {
  id: 'fluvius',
  sniff: (head) =>
    head.kind === 'text' &&
    head.lines.slice(0, 3).some((line) => fluviusColumns(line.split(';')) !== undefined)
      ? 'certain'
      : 'no',
  parse: readFluvius,
};

async function readFluvius(input: UsageInput, sink: ReadingSink): Promise<ParsedFile> {
  const points = new Map<string, MeterPoint>();
  await readTable<FluviusColumns>(input, sink, {
    delimiter: ';',
    header: fluviusColumns,
    row: (cells, at, row) => {
      readRow({ cells, at, row, points, sink });
    },
  });
  const electric = [...points.values()].filter(({ gas }) => !gas);
  if (electric.length === 0 && points.size > 0) {
    throw new DomainError(
      'usage.gas',
      'This is the history of a gas meter (m³). Download the one for electricity.',
    );
  }
  if (electric.length < points.size) {
    sink.warn('usage.left-out-gas', 'The file also has a gas meter; only electricity was read.');
  }
  for (const { local, days } of electric) {
    local.placeInto(sink, zoneOf(ZONE));
    for (const put of days) put();
  }
  return { zone: ZONE, zoneFrom: 'format' };
}

interface FluviusRow {
  readonly cells: readonly string[];
  readonly at: FluviusColumns;
  readonly row: number;
  readonly points: Map<string, MeterPoint>;
  readonly sink: ReadingSink;
}

function readRow({ cells, at, row, points, sink }: FluviusRow): void {
  const cell = (index: number): string => plainCell(cells[index] ?? '');
  const ean = cell(at.ean);
  const point = points.get(ean) ?? { local: new LocalReadings(), days: [], gas: false };
  points.set(ean, point);
  if (/^m(3|³)$/i.test(cell(at.unit))) point.gas = true;
  const exponent = energyExponent(cell(at.unit));
  const register = fluviusRegister(cell(at.register));
  if (exponent === undefined || register === undefined) {
    if (!point.gas) {
      sink.warn(
        'usage.register-ignored',
        `Register "${cell(at.register)}" in ${cell(at.unit)} is no energy drawn or fed in; it was left out.`,
        row,
      );
    }
    return;
  }
  const start = stamp(cell(at.fromDate), at.fromTime < 0 ? '00:00' : cell(at.fromTime));
  const end = stamp(cell(at.toDate), at.toTime < 0 ? '00:00' : cell(at.toTime));
  if (start === undefined)
    throw badStamp(row, `${cell(at.fromDate)} ${cell(at.fromTime)}`, '12-10-2021 07:30:00');
  if (end === undefined) throw badStamp(row, `${cell(at.toDate)} ${cell(at.toTime)}`, '12-10-2021 07:45:00');
  const text = plainNumber(cell(at.volume), true);
  const energy = text === '' ? NO_ENERGY : parseEnergy(text, exponent);
  if (energy === undefined) throw badNumber(row, text);
  const meter = cell(at.meter);
  const key: ChannelKey = { servicePoint: ean, ...register, ...(meter === '' ? {} : { meter }) };
  const reading = {
    energy,
    quality: text === '' ? ('missing' as const) : fluviusQuality(cell(at.status)),
    row,
  };
  // Day totals end on their own day in some exports, on the next midnight in others.
  const days = wholeDays(start, at.fromTime < 0 && end === start ? end + DAY_S : end, zoneOf(ZONE));
  if (days !== undefined) {
    point.days.push(() => {
      putFlow(key, { ...reading, ...days }, into(sink), sink);
    });
    return;
  }
  putFlow(
    key,
    { ...reading, startLocal: start, durationS: lengthOf(start, end) },
    (where, value) => {
      point.local.add(where, value);
    },
    sink,
  );
}

/** A quarter or an hour: on the nights when clocks change the labels lie an hour off (02:45 to 02:00). */
function lengthOf(start: number, end: number): number {
  const shown = end - start;
  for (const lengthS of [QUARTER_S, 3600]) {
    if (shown === lengthS) return lengthS;
  }
  return shown === QUARTER_S + 3600 || shown === QUARTER_S - 3600 ? QUARTER_S : 3600;
}

function stamp(date: string, time: string): number | undefined {
  const day = parseDay(date, /^\d{4}/.test(date) ? 'ymd' : 'dmy');
  const second = parseTimeOfDay(time);
  return day === undefined || second === undefined ? undefined : day + second;
}
