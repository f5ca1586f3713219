import { plainCell, plainNumber } from '#domain/shared/csv';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type { ChannelKey } from '#domain/energy/usage/formats/format';
import type { ReadingQuality } from '#domain/energy/usage/readings/reading';
import { badNumber, columnOf, refuseRow } from '#domain/energy/usage/table/read-table';
import type { LocalReading, LocalReadings } from '#domain/energy/usage/time/local-readings';
import type { TexasClock } from './texas-date.js';

/** Where the 15-minute export has its cells. */
export interface IntervalColumns {
  readonly esiid: number;
  readonly day: number;
  readonly revision: number;
  readonly start: number;
  readonly end: number;
  readonly kwh: number;
  readonly flag: number;
  readonly channel: number;
}

/** All of Smart Meter Texas runs on the clock of Chicago: El Paso is not in it. */
export const SMART_METER_TEXAS_ZONE = 'America/Chicago';

const QUARTER_S = 900;
const HOUR_S = 3_600;
const DAY_S = 86_400;

/** The columns of a 15-minute header, names in lower case with underscores. */
export function intervalColumns(names: readonly string[]): IntervalColumns | undefined {
  const at = {
    esiid: columnOf(names, /^esi_?id$/),
    day: columnOf(names, /^usage_date$/),
    revision: columnOf(names, /^revision_date$/),
    start: columnOf(names, /^usage_start_time$/, /^start_time$/),
    end: columnOf(names, /^usage_end_time$/, /^end_time$/),
    kwh: columnOf(names, /^usage_kwh$/, /^usage$/),
    flag: columnOf(names, /^estimated_actual$/),
    channel: columnOf(names, /^consumption_surplus_?generation$/, /^consumption_generation$/),
  };
  return at.day < 0 || at.start < 0 || at.end < 0 || at.kwh < 0 ? undefined : at;
}

/** One quarter of an hour. A blank value is missing, and vanishes where the clock never showed it. */
export function intervalRow(
  cells: readonly string[],
  at: IntervalColumns,
  row: number,
  { clock, local }: { readonly clock: TexasClock; readonly local: LocalReadings },
): void {
  const day = clock.day(cells[at.day] ?? '', row);
  const start = clock.time(cells[at.start] ?? '', row);
  const end = clock.time(cells[at.end] ?? '', row);
  const slot = slotOf(day, start, end);
  if (slot === undefined) {
    throw refuseRow(
      'usage.bad-interval',
      row,
      'its start and end are no quarter of an hour.',
      'Download the file again from Smart Meter Texas.',
    );
  }
  const text = plainNumber((cells[at.kwh] ?? '').trim(), false);
  const energy = text === '' ? NO_ENERGY : parseEnergy(text, 6);
  if (energy === undefined) throw badNumber(row, text);
  local.add(keyOf(cells, at, row), {
    ...slot,
    energy,
    quality: text === '' ? 'missing' : qualityOf(cells[at.flag] ?? ''),
    row,
    revision: clock.revision(cells[at.revision] ?? ''),
  });
}

/**
 * Where a row stands, from two labels that may both be of the wall clock. In spring 01:45 to 03:00 is
 * a quarter of an hour. In autumn the second 01:00 is printed as 02:00 to 01:15, or the quarter
 * before it as 01:45 to 01:00: the label that the clock shows twice that night is right. Undefined
 * when no clock shows such a quarter.
 */
function slotOf(
  day: number,
  start: number,
  end: number,
): Pick<LocalReading, 'startLocal' | 'durationS'> | undefined {
  const labelledS = (end === 0 ? DAY_S : end) - start;
  if (labelledS > 0) {
    const durationS = labelledS > HOUR_S && labelledS <= 2 * HOUR_S ? labelledS - HOUR_S : labelledS;
    return durationS > HOUR_S ? undefined : { startLocal: day + start, durationS };
  }
  if (isShownTwice(day + start)) return { startLocal: day + start, durationS: QUARTER_S };
  if (end < QUARTER_S || !isShownTwice(day + end - QUARTER_S)) return undefined;
  return { startLocal: day + end - QUARTER_S, durationS: QUARTER_S };
}

function isShownTwice(local: number): boolean {
  return zoneOf(SMART_METER_TEXAS_ZONE).instantsAt(local).length === 2;
}

function keyOf(cells: readonly string[], at: IntervalColumns, row: number): ChannelKey {
  return {
    servicePoint: plainCell(cells[at.esiid] ?? ''),
    channel: at.channel < 0 ? 'import' : channelOf(cells[at.channel], row),
    register: '',
  };
}

function channelOf(cell: string | undefined, row: number): 'import' | 'export' {
  const name = (cell ?? '').trim().toLowerCase();
  if (name === 'consumption') return 'import';
  if (name === 'surplus generation' || name === 'generation') return 'export';
  throw refuseRow(
    'usage.unknown-channel',
    row,
    `"${name.slice(0, 30)}" is neither Consumption nor Surplus Generation.`,
    'Download the file again from Smart Meter Texas.',
  );
}

function qualityOf(flag: string): ReadingQuality {
  switch (flag.trim().toUpperCase()) {
    case 'A':
      return 'actual';
    case 'E':
      return 'estimated';
    default:
      return 'unknown';
  }
}
