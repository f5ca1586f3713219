import type { Energy } from '#domain/shared/units';
import { negateEnergy, NO_ENERGY } from '#domain/shared/units';
import type { NewReading } from '../readings/columns.js';
import type { ChannelKey, ReadingSink } from '../formats/format.js';

/** Somewhere to put readings by key: a sink or readings held until their clock is resolved. */
export type PutReading<Reading> = (key: ChannelKey, reading: Reading) => void;

/**
 * Puts a reading where its sign belongs: flow against an import or export register goes to the
 * opposite channel and leaves zero behind, with the warning `usage.reverse-flow`. Net keeps its sign.
 */
export function putFlow<Reading extends { readonly energy: Energy; readonly row: number }>(
  key: ChannelKey,
  reading: Reading,
  put: PutReading<Reading>,
  sink: ReadingSink,
): void {
  if (!isNegative(reading.energy) || key.channel === 'net') {
    put(key, reading);
    return;
  }
  sink.warn(
    'usage.reverse-flow',
    'Some values are negative: energy that flowed the other way. It was put on the opposite channel.',
    reading.row,
  );
  put(key, { ...reading, energy: NO_ENERGY });
  put(
    { ...key, channel: key.channel === 'export' ? 'import' : 'export' },
    { ...reading, energy: negateEnergy(reading.energy) },
  );
}

export function isNegative(energy: Energy): boolean {
  return energy.milliWh < 0 || energy.restE20Kwh < 0;
}

/** Puts readings straight into a sink. */
export function into(sink: ReadingSink): PutReading<NewReading> {
  return (key, reading) => {
    sink.channel(key).add(reading);
  };
}
