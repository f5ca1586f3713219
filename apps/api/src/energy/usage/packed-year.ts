import { deflateSync, inflateSync } from 'node:zlib';
import type { Load } from '#domain/energy/tariffs/model/load';
import type { AnnualProfile } from '#domain/energy/usage/annual/annual-profile';
import type { PackedYear } from '#domain/energy/usage/concluded-usage';
import { packIntegers, unpackIntegers } from '#domain/shared/packed-integers';

const MOST_UNPACKED_BYTES = 16 * 1024 * 1024;

/** A year's intervals in the form an event keeps. The grid is regular, so its start and step say when. */
export function packYear({ load, stepS, zone }: AnnualProfile): PackedYear {
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
export function unpackYear(packed: PackedYear): Load {
  const { intervals, stepS, firstStartUtc, zone } = packed;
  return {
    zone,
    startUtc: Float64Array.from({ length: intervals }, (_, index) => firstStartUtc + index * stepS),
    durationS: new Float64Array(intervals).fill(stepS),
    importMilliWh: unpack(packed.import, intervals),
    ...(packed.export === null ? {} : { exportMilliWh: unpack(packed.export, intervals) }),
    ...(packed.controlledLoad === null
      ? {}
      : { controlledLoadMilliWh: unpack(packed.controlledLoad, intervals) }),
  };
}

/** Base64 of deflated packed integers. */
export function pack(values: ArrayLike<number>): string {
  return deflateSync(packIntegers(values)).toString('base64');
}

export function unpack(text: string, count: number): Float64Array {
  return unpackIntegers(
    inflateSync(Buffer.from(text, 'base64'), { maxOutputLength: MOST_UNPACKED_BYTES }),
    count,
  );
}
