import type { Energy } from '#domain/shared/units';
import type { DomainError } from '#domain/shared/domain-error';
import { negateEnergy, NO_ENERGY, parseEnergy } from '#domain/shared/units';
import type { ReadingSink } from '#domain/energy/usage/formats/format';
import type { ReadingQuality } from '#domain/energy/usage/readings/reading';
import { parseDay } from '#domain/energy/usage/stamps/written-date';
import type { MarketTime, MeterDataRecord } from './meter-data-file.js';
import { revisionOf } from './meter-data-file.js';
import { refuseRow } from '#domain/energy/usage/table/read-table';
import { isQualityMethod, qualityOf } from './quality-method.js';
import type { RegisterBlock } from './register-block.js';

/** One 300 record and the 400 records below it, until the whole day is known. */
export interface IntervalDay {
  readonly row: number;
  readonly block: RegisterBlock;
  readonly cells: readonly string[];
  readonly stretches: readonly QualityStretch[];
}

/** A 400 record: intervals counted from 1, both ends included. */
export interface QualityStretch {
  readonly from: number;
  readonly to: number;
  readonly quality: ReadingQuality;
  readonly row: number;
}

/** How many values the 200 record promises for each day. */
export function intervalsPerDay(block: RegisterBlock): number {
  return 1440 / block.intervalMin;
}

/** Whether values and quality flag are all here; a record broken over lines is not yet. */
export function isWhole(day: IntervalDay): boolean {
  return (
    day.cells.length > intervalsPerDay(day.block) + 2 ||
    day.cells.slice(2).some((cell) => isQualityMethod(cell))
  );
}

/** Joins the rest of a 300 record that was broken over two lines. */
export function continued(day: IntervalDay, record: MeterDataRecord): IntervalDay {
  const before = day.cells.at(-1) === '' ? day.cells.slice(0, -1) : day.cells;
  const after = record.indicator === '' ? record.cells.slice(1) : record.cells;
  return { ...day, cells: [...before, ...after.map((cell) => cell.trim())] };
}

/** Reads a 400 record. Throws `usage.nem12-quality` when its ends are no intervals in order. */
export function qualityStretch(record: MeterDataRecord): QualityStretch {
  const from = Number(record.cells[1]);
  const to = Number(record.cells[2]);
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 1 || to < from) {
    throw refuseRow(
      'usage.nem12-quality',
      record.row,
      `the 400 record speaks of intervals ${(record.cells[1] ?? '').trim()} to ${(record.cells[2] ?? '').trim()}.`,
      'Ask the distributor for the file again.',
    );
  }
  const quality = qualityOf((record.cells[3] ?? '').trim());
  return { from, to, quality: quality === 'variable' ? 'unknown' : quality, row: record.row };
}

/**
 * Why a day cannot be read as it stands, null when it can: it has another number of values than its 200
 * record promises, or 400 records that do not cover its intervals one after the other (MDFF, 300 and 400
 * records). Such a day counts another interval than it says, so none of its values has a place.
 */
export function contradiction(day: IntervalDay): DomainError | null {
  const count = intervalsPerDay(day.block);
  return countMismatch(day, count) ?? coverMismatch(day, count);
}

/** Writes every interval of a day as missing. Throws `usage.bad-date` naming the row. */
export function writeMissingDay(day: IntervalDay, market: MarketTime): void {
  const midnight = midnightOf(day);
  const durationS = day.block.intervalMin * 60;
  for (let index = 0; index < intervalsPerDay(day.block); index += 1) {
    day.block.sink?.add({
      startUtc: midnight - market.offsetS + index * durationS,
      durationS,
      energy: NO_ENERGY,
      quality: 'missing',
      row: day.row,
    });
  }
}

/** Writes a day without contradiction to its channel. Throws `usage.bad-date` or `usage.bad-number` naming the row. */
export function writeDay(day: IntervalDay, market: MarketTime, sink: ReadingSink): void {
  const { block } = day;
  const count = intervalsPerDay(block);
  const midnight = midnightOf(day);
  const flags = qualities(day, count);
  const revision = revisionOf(day.cells[count + 5] ?? '');
  const durationS = block.intervalMin * 60;
  for (let index = 0; index < count; index += 1) {
    const given = flags[index] ?? 'unknown';
    const energy = valueAt(day, index);
    const quality = energy === undefined ? 'missing' : given;
    if (quality === 'missing' && energy !== undefined && energy.milliWh !== 0) {
      sink.warn(
        'usage.value-marked-missing',
        `Some values are marked as "no data" (N) although they have a number; they were not counted.`,
        day.row,
      );
    }
    const reading = {
      startUtc: midnight - market.offsetS + index * durationS,
      durationS,
      quality,
      row: day.row,
      revision,
    };
    const value = quality === 'missing' ? NO_ENERGY : (energy ?? NO_ENERGY);
    if (value.milliWh < 0 && block.channel !== 'net') {
      sink.warn(
        'usage.reverse-flow',
        `Register ${block.suffix} counts backwards at times; that energy was put on the opposite channel.`,
        day.row,
      );
      if (block.sink !== undefined) block.reverse().add({ ...reading, energy: negateEnergy(value) });
      block.sink?.add({ ...reading, energy: NO_ENERGY });
    } else {
      block.sink?.add({ ...reading, energy: value });
    }
  }
}

/** The day's midnight as seconds of its own calendar. */
function midnightOf(day: IntervalDay): number {
  const midnight = parseDay(day.cells[1] ?? '', 'ymd');
  if (midnight === undefined) {
    throw refuseRow(
      'usage.bad-date',
      day.row,
      `the 300 record is dated "${day.cells[1] ?? ''}", which is not a day written as YYYYMMDD.`,
      'Open the original file, not one saved by a spreadsheet.',
    );
  }
  return midnight;
}

function countMismatch(day: IntervalDay, count: number): DomainError | null {
  const flagAt = day.cells.findIndex((cell, index) => index >= 2 && isQualityMethod(cell));
  const values = flagAt < 0 ? day.cells.length - 2 : flagAt - 2;
  const blankFlag = flagAt < 0 && day.cells.length >= count + 2 && (day.cells[count + 2] ?? '') === '';
  if (values === count || blankFlag) return null;
  return refuseRow(
    'usage.nem12-values',
    day.row,
    `the 300 record of register ${day.block.suffix} has ${String(values)} values where the 200 record in row ${String(day.block.row)} (${String(day.block.intervalMin)} minutes) asks for ${String(count)}.`,
    'Ask the distributor for the file again: guessing the length would misplace energy.',
  );
}

function coverMismatch({ stretches, block }: IntervalDay, count: number): DomainError | null {
  if (stretches.length === 0) return null;
  let next = 1;
  for (const { from, to, row } of [...stretches].sort((a, b) => a.from - b.from)) {
    if (from !== next) return uncovered(row, block, count);
    next = to + 1;
  }
  return next === count + 1 ? null : uncovered(stretches.at(-1)?.row ?? 0, block, count);
}

function uncovered(row: number, block: RegisterBlock, count: number): DomainError {
  return refuseRow(
    'usage.nem12-quality',
    row,
    `the 400 records of register ${block.suffix} do not cover the day's ${String(count)} intervals one after the other.`,
    'Ask the distributor for the file again.',
  );
}

function qualities(day: IntervalDay, count: number): readonly ReadingQuality[] {
  const quality = qualityOf(day.cells[count + 2] ?? '');
  const flags = new Array<ReadingQuality>(count).fill(quality === 'variable' ? 'unknown' : quality);
  for (const stretch of day.stretches) flags.fill(stretch.quality, stretch.from - 1, stretch.to);
  return flags;
}

function valueAt(day: IntervalDay, index: number): Energy | undefined {
  const cell = day.cells[index + 2] ?? '';
  if (cell === '') return undefined;
  const energy = parseEnergy(cell, day.block.exponent);
  if (energy !== undefined) return energy;
  throw refuseRow(
    'usage.bad-number',
    day.row,
    `value ${String(index + 1)} of the day, "${cell.slice(0, 40)}", is not a number.`,
    'Correct it or ask the distributor for the file again.',
  );
}
