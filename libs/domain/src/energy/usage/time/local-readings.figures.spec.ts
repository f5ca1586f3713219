import { isoUtc, localSeconds, zoneOf } from '#domain/shared/zone';
import { CollectedReadings } from '../readings/collected.js';
import { GrowingColumns } from '../readings/columns.js';
import type { ChannelKey } from '../formats/format.js';
import { USAGE_LIMITS } from '../limits.js';
import { LocalReadings } from './local-readings.js';

const KEY: ChannelKey = { servicePoint: '', channel: 'import', register: '' };
const CHICAGO = zoneOf('America/Chicago');
const ONE = { durationS: 900, energy: { milliWh: 1, restE20Kwh: 0 }, quality: 'actual', row: 7 } as const;

describe('readings by a local clock', () => {
  it('count towards the limit while the file is read, not once it is whole', () => {
    const local = new LocalReadings();
    const add = (): void => {
      local.add(KEY, { ...ONE, startLocal: 0 });
    };
    const almost = new GrowingColumns();
    for (let at = 0; at < USAGE_LIMITS.readings; at += 1) almost.startUtc.push(0);
    local.take(KEY, almost, false);
    expect(add).toThrow(expect.objectContaining({ code: 'usage.too-many-readings', details: { row: 7 } }));
  });

  it('are placed in the very columns they were gathered in', () => {
    const sink = new CollectedReadings({ readings: 0 });
    const local = new LocalReadings();
    for (let hour = 0; hour < 4; hour += 0.25)
      local.add(KEY, { ...ONE, startLocal: localSeconds(2024, 3, 10, hour * 3600) });
    local.placeInto(sink, CHICAGO);
    const [channel] = sink.channels();
    const starts = [...(channel?.held.columns().startUtc ?? [])].map(isoUtc);
    // Four labels of the hour that clocks skipped are left out: the hour after has its own.
    expect([starts.length, starts[7], starts[8]]).toEqual([
      12,
      '2024-03-10T07:45:00Z',
      '2024-03-10T08:00:00Z',
    ]);
    expect(sink.warnings()).toMatchObject([{ code: 'usage.spring-gap-row', count: 4 }]);
  });
});
