import type { ChannelKind, UsageSeries } from '#domain/energy/usage/readings/reading';
import { meteredLoad } from './metered-load.js';

/** Readings of one register: `[start, seconds, mWh]` each. */
function series(
  channel: ChannelKind,
  register: string,
  readings: readonly (readonly [number, number, number])[],
): UsageSeries {
  const column = (at: 0 | 1 | 2): Float64Array => Float64Array.from(readings, (reading) => reading[at]);
  return {
    servicePoint: 'one',
    channel,
    register,
    meter: '',
    zone: 'UTC',
    columns: {
      length: readings.length,
      startUtc: column(0),
      durationS: column(1),
      energyMilliWh: column(2),
      quality: new Uint8Array(readings.length),
      sourceRow: new Uint32Array(readings.length),
    },
  };
}

describe('a metered load', () => {
  it('adds registers up and cuts where any of them begins or ends', () => {
    const load = meteredLoad(
      [series('import', 'day', [[0, 3600, 4000]]), series('import', 'night', [[1800, 1800, 500]])],
      'UTC',
    );
    expect([...load.startUtc]).toEqual([0, 1800]);
    expect([...load.importMilliWh]).toEqual([2000, 2500]);
  });

  it('leaves gaps empty and exports apart', () => {
    const load = meteredLoad(
      [
        series('import', '', [
          [0, 900, 10],
          [7200, 900, 20],
        ]),
        series('export', '', [[7200, 900, 5]]),
      ],
      'UTC',
    );
    expect([...load.startUtc]).toEqual([0, 7200]);
    expect([...(load.exportMilliWh ?? [])]).toEqual([0, 5]);
  });

  it('splits a net register by its sign', () => {
    const load = meteredLoad(
      [
        series('net', '', [
          [0, 900, 10],
          [900, 900, -4],
        ]),
      ],
      'UTC',
    );
    expect([[...load.importMilliWh], [...(load.exportMilliWh ?? [])]]).toEqual([
      [10, 0],
      [0, 4],
    ]);
  });

  it('refuses a file that only exports', () => {
    expect(() => meteredLoad([series('export', '', [[0, 900, 10]])], 'UTC')).toThrow(
      expect.objectContaining({ code: 'usage.no-import' }),
    );
  });
});
