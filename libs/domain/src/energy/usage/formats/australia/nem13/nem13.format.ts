import { DomainError } from '#domain/shared/domain-error';
import { negateEnergy, parseEnergy } from '#domain/shared/units';
import type {
  ChannelKey,
  ParseContext,
  ParsedFile,
  ReadingSink,
  Sniff,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import type { ReadingQuality } from '#domain/energy/usage/readings/reading';
import { parseDay } from '#domain/energy/usage/stamps/written-date';
import { isNegative } from '#domain/energy/usage/table/flow';
import { badNumber, badStamp, refuseRow, warnCutShort } from '#domain/energy/usage/table/read-table';
import type { MarketTime, MeterDataRecord } from '../nem12/meter-data-file.js';
import {
  EASTERN_MARKET,
  isWestern,
  isWesternNmi,
  meterDataRecords,
  meterDataVersion,
  revisionOf,
  WESTERN_MARKET,
} from '../nem12/meter-data-file.js';
import { energyExponent } from '#domain/energy/usage/table/energy-unit';
import { qualityOf } from '../nem12/quality-method.js';

const FIELDS = 20;

/**
 * NEM13, AEMO's accumulation meter data file: each 250 record is the energy between two reads. Direction
 * I is energy into the market, so from the home to the grid: export, whatever sign the file gives it
 * (MDFF v1.02, 250 record). A negative quantity of direction E stays net.
 */
export const nem13: UsageFormat = {
  id: 'nem13',
  sniff: (head): Sniff =>
    head.kind === 'text' && meterDataVersion(head.lines) === 'NEM13' ? 'certain' : 'no',
  parse: readNem13,
};

async function readNem13(input: UsageInput, sink: ReadingSink, context: ParseContext): Promise<ParsedFile> {
  let market: MarketTime = EASTERN_MARKET;
  const ends = new Map<string, number>();
  let records = 0;
  let kept = 0;
  let cut: MeterDataRecord | undefined;
  for await (const record of meterDataRecords(input)) {
    if (cut !== undefined) throw tooShort(cut);
    if (record.indicator === '100')
      market = isWestern((record.cells[3] ?? '').trim()) ? WESTERN_MARKET : EASTERN_MARKET;
    if (record.indicator !== '250') continue;
    if (isWesternNmi((record.cells[1] ?? '').trim())) market = WESTERN_MARKET;
    records += 1;
    if (record.cells.length < FIELDS) cut = record;
    else if (readPeriod(record, { market, ends, sink })) kept += 1;
  }
  if (cut !== undefined) {
    if (records === 1) throw tooShort(cut);
    warnCutShort(sink, cut.row);
  } else if (records > 0 && kept === 0) {
    throw new DomainError(
      'usage.no-energy',
      'The file holds no active energy in Wh, kWh or MWh, only other registers. Ask for the full data of this meter point.',
    );
  }
  return context.zone === undefined
    ? { zone: market.zone, zoneFrom: 'format' }
    : { zone: context.zone, zoneFrom: 'given' };
}

interface Periods {
  readonly market: MarketTime;
  /** Where the last period of each register ended. */
  readonly ends: Map<string, number>;
  readonly sink: ReadingSink;
}

/** Writes one 250 record; false when its register is no energy. */
function readPeriod(record: MeterDataRecord, { market, ends, sink }: Periods): boolean {
  const cell = (index: number): string => (record.cells[index] ?? '').trim();
  const register = cell(4) === '' ? cell(2) : cell(4);
  const exponent = energyExponent(cell(19));
  if (exponent === undefined) {
    sink.warn(
      'usage.register-ignored',
      `Register ${register} counts ${cell(19) === '' ? 'no named unit' : cell(19)}, which no plan charges by the kWh; it was left out.`,
      record.row,
    );
    return false;
  }
  const energy = parseEnergy(cell(18), exponent);
  if (energy === undefined) throw badNumber(record.row, cell(18));
  const meter = cell(6);
  const toGrid = cell(7).toUpperCase() === 'I';
  const channel = toGrid ? 'export' : isNegative(energy) ? 'net' : 'import';
  const key: ChannelKey = { servicePoint: cell(1), channel, register, ...(meter === '' ? {} : { meter }) };
  const name = [cell(1), register, meter].join();
  const from = stamp(cell(9), record.row) - market.offsetS;
  const end = stamp(cell(14), record.row) - market.offsetS;
  const startUtc = chainedStart(from, end, ends.get(name) ?? from);
  if (startUtc !== from) {
    sink.warn(
      'usage.period-overlap',
      'Some billing periods begin before the one before them ended; they were taken to begin at its end.',
      record.row,
    );
  }
  if (end <= startUtc) {
    throw refuseRow(
      'usage.bad-period',
      record.row,
      `the current read (${cell(14)}) is not after the previous one (${cell(9)}).`,
      'Ask for the file again.',
    );
  }
  ends.set(name, end);
  const revision = revisionOf(cell(21));
  sink.channel(key).add({
    startUtc,
    durationS: end - startUtc,
    energy: toGrid && isNegative(energy) ? negateEnergy(energy) : energy,
    quality: quality(cell(15)),
    row: record.row,
    ...(revision === undefined ? {} : { revision }),
  });
  return true;
}

/** A period that starts inside its predecessor and ends after it continues it. */
function chainedStart(from: number, end: number, lastEnd: number): number {
  return from < lastEnd && lastEnd < end && end - lastEnd > (end - from) / 2 ? lastEnd : from;
}

function stamp(text: string, row: number): number {
  const day = parseDay(text.slice(0, 8), 'ymd');
  const clock = text.slice(8).padEnd(6, '0');
  const second =
    Number(clock.slice(0, 2)) * 3600 + Number(clock.slice(2, 4)) * 60 + Number(clock.slice(4, 6));
  if (day === undefined || !/^\d{6}$/.test(clock) || second > 86_400) {
    throw badStamp(row, text, '20240107093000');
  }
  return day + second;
}

function quality(flag: string): ReadingQuality {
  const said = qualityOf(flag);
  return said === 'variable' ? 'mixed' : said;
}

function tooShort(record: MeterDataRecord): DomainError {
  return refuseRow(
    'usage.nem13-record',
    record.row,
    `the 250 record has ${String(record.cells.length)} fields where NEM13 has ${String(FIELDS)} and more.`,
    'Ask for the file again.',
  );
}
