import { GrowingColumns } from '../readings/columns.js';
import type { ReadingQuality } from '../readings/reading.js';
import { normaliseChannel } from './channel.js';

type Row = readonly [
  start: number,
  durationS: number,
  milliWh: number,
  options?: { readonly quality?: ReadingQuality; readonly revision?: number },
];

function normalised(rows: readonly Row[]) {
  const held = new GrowingColumns();
  for (const [index, [startUtc, durationS, milliWh, options]] of rows.entries()) {
    held.add({
      startUtc,
      durationS,
      energy: { milliWh, restE20Kwh: 0 },
      quality: options?.quality ?? 'actual',
      row: index + 1,
      revision: options?.revision,
    });
  }
  const { columns, repairs } = normaliseChannel(held);
  const readings = [...columns.startUtc].map((start, index) => [
    start,
    columns.durationS[index],
    columns.energyMilliWh[index],
  ]);
  const counts = Object.fromEntries(
    Object.entries(repairs).flatMap(([name, { count }]) => (count === 0 ? [] : [[name, count]])),
  );
  return { readings, counts };
}

describe('normalising a channel', () => {
  it('orders readings and drops repeats in silence', () => {
    expect(
      normalised([
        [3600, 3600, 2],
        [0, 3600, 1],
        [3600, 3600, 2],
      ]),
    ).toEqual({
      readings: [
        [0, 3600, 1],
        [3600, 3600, 2],
      ],
      counts: { duplicates: 1 },
    });
  });

  it('prefers a value to a hole, the newest revision, then the later row', () => {
    expect(
      normalised([
        [0, 900, 5],
        [0, 900, 0, { quality: 'missing' }],
      ]).readings,
    ).toEqual([[0, 900, 5]]);
    expect(
      normalised([
        [0, 900, 5, { revision: 2 }],
        [0, 900, 4, { revision: 1 }],
      ]),
    ).toEqual({ readings: [[0, 900, 5]], counts: { revisions: 1 } });
    expect(
      normalised([
        [0, 900, 5],
        [0, 900, 4],
      ]),
    ).toEqual({ readings: [[0, 900, 4]], counts: { conflicts: 1 } });
  });

  it('lets the finest resolution win where it covers the coarse one, and else keeps the coarse total', () => {
    const quarters = [0, 1, 2, 3].map((quarter): Row => [quarter * 900, 900, 10]);
    expect(normalised([[0, 3600, 40], ...quarters]).readings).toEqual(
      quarters.map(([start, duration, value]) => [start, duration, value]),
    );
    expect(normalised([[0, 3600, 40], ...quarters.slice(0, 3)])).toEqual({
      readings: [[0, 3600, 40]],
      counts: { overlaps: 3 },
    });
    const missing = quarters.map(([start, duration]): Row => [start, duration, 0, { quality: 'missing' }]);
    expect(normalised([[0, 3600, 40], ...missing]).readings).toEqual([[0, 3600, 40]]);
  });

  it('comes to an end with readings that all reach over one another', () => {
    const rows = Array.from({ length: 100_000 }, (_, at): Row => [at * 60, 7_000_000 - at * 60 + 1, 1]);
    expect(normalised(rows).readings).toHaveLength(1);
  });

  it('gives wall-clock durations the distance to the next start', () => {
    const rows: readonly Row[] = [
      [0, 3600, 1],
      [3600, 7200, 2],
      [7200, 0, 3],
      [10_800, 3600, 4],
    ];
    expect(normalised(rows)).toEqual({
      readings: [
        [0, 3600, 1],
        [3600, 3600, 2],
        [7200, 3600, 3],
        [10_800, 3600, 4],
      ],
      counts: { durations: 2 },
    });
  });

  it('shortens a day that is an hour too long, without losing its energy', () => {
    expect(
      normalised([
        [0, 86_400, 1],
        [82_800, 86_400, 2],
      ]),
    ).toEqual({
      readings: [
        [0, 82_800, 1],
        [82_800, 86_400, 2],
      ],
      counts: { durations: 1 },
    });
  });
});
