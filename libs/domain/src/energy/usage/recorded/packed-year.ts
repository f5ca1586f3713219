import type { Load } from '#domain/energy/tariffs/model/load';
import type { Compression } from '#domain/shared/compression';
import { packIntegers, unpackIntegers } from '#domain/shared/packed-integers';
import type { AnnualProfile } from '../annual/annual-profile.js';
import type { PackedYear } from '../conclusion/concluded-usage.js';

const MOST_UNPACKED_BYTES = 16 * 1024 * 1024;

/** A year's intervals in the form an event keeps. The grid is regular, so its start and step say when. */
export function packYear({ load, stepS, zone }: AnnualProfile, compression: Compression): PackedYear {
  const pack = (values: ArrayLike<number>): string => packed(values, compression);
  return {
    zone,
    stepS,
    firstStartUtc: load.startUtc[0] ?? 0,
    intervals: load.startUtc.length,
    import: pack(load.importMilliWh),
    export: load.exportMilliWh === undefined ? null : pack(load.exportMilliWh),
    controlledLoad: load.controlledLoadMilliWh === undefined ? null : pack(load.controlledLoadMilliWh),
  };
}

/** The load that `packYear` packed, value for value. */
export function unpackYear(year: PackedYear, compression: Pick<Compression, 'inflate'>): Load {
  const { intervals, stepS, firstStartUtc, zone } = year;
  const unpack = (text: string): Float64Array => unpacked(text, intervals, compression);
  return {
    zone,
    startUtc: Float64Array.from({ length: intervals }, (_, index) => firstStartUtc + index * stepS),
    durationS: new Float64Array(intervals).fill(stepS),
    importMilliWh: unpack(year.import),
    ...(year.export === null ? {} : { exportMilliWh: unpack(year.export) }),
    ...(year.controlledLoad === null ? {} : { controlledLoadMilliWh: unpack(year.controlledLoad) }),
  };
}

/** Base64 of deflated packed integers. */
export function packed(values: ArrayLike<number>, compression: Compression): string {
  return compression.deflate(packIntegers(values));
}

/** The integers that `packed` packed. */
export function unpacked(
  text: string,
  count: number,
  compression: Pick<Compression, 'inflate'>,
): Float64Array {
  return unpackIntegers(compression.inflate(text, MOST_UNPACKED_BYTES), count);
}
