import { csvRows, plainNumber } from '#domain/shared/csv';
import { DomainError } from '#domain/shared/domain-error';

import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type {
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { USAGE_LIMITS } from '#domain/energy/usage/limits';
import { parseDayTime } from '#domain/energy/usage/stamps/written-date';
import { notElectric } from '#domain/energy/usage/table/not-electric';
import { badNumber, badStamp, isBlank, plainName, warnCutShort } from '#domain/energy/usage/table/read-table';
import { DayPeriods } from '#domain/energy/usage/time/day-periods';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { chooseSections } from './choose-sections.js';
import type { NiscSection } from './choose-sections.js';

const DAY_S = 86_400;
const HOUR_S = 3_600;
const PERIOD = /^(\d{4}-\d\d-\d\d \d\d:\d\d) to (\d{4}-\d\d-\d\d \d\d:\d\d)$/;
const MAX_SECTIONS = 200;

/**
 * SmartHub exports of NISC cooperatives: rulers of `=`, then one section for each register of the
 * meter (delivered, net, received, demand), rows `start to end`, value. Sections do not say which
 * register they are: their signs and sums do.
 */
export const niscCsv: UsageFormat = {
  id: 'nisc-csv',
  sniff: ({ kind, text }) =>
    kind === 'text' &&
    /={20}/.test(text) &&
    /Real energy in kilowatt/i.test(text) &&
    /time period/i.test(text)
      ? 'certain'
      : 'no',
  parse: readNisc,
};

async function readNisc(input: UsageInput, sink: ReadingSink, context: ParseContext): Promise<ParsedFile> {
  const { sections, leftOut } = await readSections(input, sink);
  if (sections.length === 0) {
    throw new DomainError(
      'usage.not-energy',
      'The file holds demand in kW, but no energy in kWh. Choose "usage" and download it again.',
    );
  }
  if (leftOut > 0)
    sink.warn(
      'usage.left-out-power',
      `The file also gives demand (${String(leftOut)} in kW), which is not energy; it was left out.`,
    );
  const zone = context.zone ?? 'America/Denver';
  const local = new LocalReadings();
  const periods = new DayPeriods(false);
  for (const { channel, register, readings } of chooseSections(sections, sink)) {
    const key = { servicePoint: '', channel, register };
    for (const { start, end, energy, row } of readings) {
      const rest = {
        energy: energy ?? NO_ENERGY,
        quality: energy === undefined ? 'missing' : 'actual',
        row,
      } as const;
      if (end - start >= DAY_S) periods.add({ ...rest, key, fromDay: start, toDay: end });
      else local.add(key, { ...rest, startLocal: start, durationS: lengthOf(end - start) });
    }
  }
  local.placeInto(sink, zoneOf(zone));
  periods.placeInto(sink, zoneOf(zone));
  return { zone, zoneFrom: context.zone === undefined ? 'assumed' : 'given' };
}

async function readSections(
  input: UsageInput,
  sink: ReadingSink,
): Promise<{ readonly sections: readonly NiscSection[]; readonly leftOut: number }> {
  const sections: NiscSection[] = [];
  let current: NiscSection | undefined;
  let demand = false;
  let leftOut = 0;
  let wrong: { readonly row: number; readonly cause: DomainError } | undefined;
  for await (const batch of csvRows(input.text(), ',', USAGE_LIMITS)) {
    for (const [index, cells] of batch.rows.entries()) {
      if (isBlank(cells) || /^=+$/.test((cells[0] ?? '').trim())) continue;
      if (wrong !== undefined) throw wrong.cause;
      const row = batch.firstRow + index;
      const name = plainName(cells[0] ?? '');
      if (name.startsWith('type of readings')) {
        refuseOther(cells.join(','));
        demand = !/kilowatt-?hours?|kwh/i.test(cells.join(','));
        current = demand ? undefined : { readings: [] };
        if (current !== undefined) sections.push(current);
        if (sections.length > MAX_SECTIONS)
          throw new DomainError(
            'usage.too-many-channels',
            `The file has more than ${String(MAX_SECTIONS)} sections. Split it by meter.`,
          );
      } else if (/^\d{4}-/.test(name)) {
        if (current === undefined) leftOut += 1;
        else {
          try {
            current.readings.push(rowOf(cells, row));
          } catch (cause) {
            if (!(cause instanceof DomainError)) throw cause;
            wrong = { row, cause };
          }
        }
      }
    }
  }
  if (wrong !== undefined) warnCutShort(sink, wrong.row);
  return { sections: sections.filter(({ readings }) => readings.length > 0), leftOut };
}

function rowOf(cells: readonly string[], row: number): NiscSection['readings'][number] {
  const period = (cells[0] ?? '').replace(/[\s\u00a0]+/g, ' ').trim();
  const parts = PERIOD.exec(period);
  const start = parts === null ? undefined : parseDayTime(parts[1] ?? '', 'ymd');
  const end = parts === null ? undefined : parseDayTime(parts[2] ?? '', 'ymd');
  if (start === undefined || end === undefined)
    throw badStamp(row, period, 'YYYY-MM-DD HH:MM to YYYY-MM-DD HH:MM');
  if (cells.length < 2) throw badNumber(row, '');
  const text = plainNumber((cells[1] ?? '').trim(), false);
  const energy = text === '' ? undefined : parseEnergy(text, 6);
  if (text !== '' && energy === undefined) throw badNumber(row, text);
  return { start, end, energy, row };
}

function lengthOf(labelledS: number): number {
  if (labelledS > HOUR_S && labelledS <= 2 * HOUR_S) return labelledS - HOUR_S;
  return labelledS <= 0 ? labelledS + HOUR_S : labelledS;
}

function refuseOther(text: string): void {
  const service = /\b(gas|water)\b/i.exec(text)?.[1];
  if (service !== undefined) throw notElectric(service.toLowerCase() === 'water' ? 'water' : 'gas');
}
