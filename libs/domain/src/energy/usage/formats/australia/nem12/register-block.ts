import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import type { ChannelSink, ReadingSink } from '#domain/energy/usage/formats/format';
import type { MeterDataRecord } from './meter-data-file.js';
import { energyExponent } from '#domain/energy/usage/table/energy-unit';
import { refuseRow } from '#domain/energy/usage/table/read-table';

/** What a 200 record says of the 300 records below it. */
export interface RegisterBlock {
  readonly nmi: string;
  readonly suffix: string;
  readonly intervalMin: number;
  /** Power of ten in milli-watt-hours. */
  readonly exponent: number;
  readonly row: number;
  /** Undefined when the register is not priced energy: its days are checked, not kept. */
  readonly sink: ChannelSink | undefined;
  /** Where flow against the register's direction goes. */
  readonly reverse: () => ChannelSink;
  readonly channel: ChannelKind;
}

/**
 * Reads a 200 record. E registers are import, B export, N net; reactive, demand, check-meter and
 * volt registers are skipped with a warning. Throws `usage.nem12-register`.
 */
export function registerBlock(record: MeterDataRecord, sink: ReadingSink): RegisterBlock {
  const cell = (index: number): string => (record.cells[index] ?? '').trim();
  const nmi = cell(1);
  const suffix = cell(4) === '' ? cell(3) : cell(4);
  const intervalMin = Number(cell(8));
  if (!Number.isInteger(intervalMin) || intervalMin < 1 || intervalMin > 1440 || 1440 % intervalMin !== 0) {
    throw refuseRow(
      'usage.nem12-register',
      record.row,
      `the 200 record gives the interval length as "${cell(8)}", which is no whole part of a day.`,
      'Ask the distributor for the file again.',
    );
  }
  const channel = channelOf(suffix);
  const exponent = energyExponent(cell(7)) ?? (cell(7) === '' ? 6 : undefined);
  const meter = cell(6);
  const key = { servicePoint: nmi, register: suffix, ...(meter === '' ? {} : { meter }) };
  const reverse = (): ChannelSink =>
    sink.channel({ ...key, channel: channel === 'export' ? 'import' : 'export' });
  const base = { nmi, suffix, intervalMin, row: record.row, reverse };
  if (channel === undefined || exponent === undefined) {
    sink.warn(
      'usage.register-ignored',
      `Register ${suffix} of meter point ${nmi} counts ${cell(7) === '' ? 'no energy' : cell(7)} that no plan charges by the kWh; it was left out.`,
      record.row,
    );
    return { ...base, exponent: exponent ?? 6, sink: undefined, channel: channel ?? 'import' };
  }
  if (cell(7) === '') {
    sink.warn('usage.unit-assumed', `Register ${suffix} names no unit; kWh was assumed.`, record.row);
  }
  return { ...base, exponent, sink: sink.channel({ ...key, channel }), channel };
}

/** AEMO's NMI suffix: first letter E from the grid, B to the grid, N net. */
function channelOf(suffix: string): ChannelKind | undefined {
  switch (suffix.charAt(0).toUpperCase()) {
    case 'E':
      return 'import';
    case 'B':
      return 'export';
    case 'N':
      return 'net';
    default:
      return undefined;
  }
}
