import { localSeconds, zoneOf } from '#domain/shared/zone';
import { GrowingColumns } from '../readings/columns.js';
import { placeEndLabels } from './end-labels.js';

const BERLIN = zoneOf('Europe/Berlin');
const NO_ENERGY = { milliWh: 0, restE20Kwh: 0 };

describe('placing end labels', () => {
  it.each([
    [
      'the autumn night as the new clock shows it',
      '2024-10-27',
      [1.75, 2, 2.25, 2.5, 2.75, 2, 2.25, 2.5, 2.75, 3, 3.25],
    ],
    [
      'the autumn night as the old clock would',
      '2024-10-27',
      [1.75, 2, 2.25, 2.5, 2.75, 3, 2.25, 2.5, 2.75, 3, 3.25],
    ],
    ['the spring night as the new clock shows it', '2024-03-31', [1.5, 1.75, 3, 3.25, 3.5]],
    ['the spring night as the old clock would', '2024-03-31', [1.5, 1.75, 2, 3.25, 3.5]],
  ])('leaves no hole in %s', (_what, day, ends) => {
    const columns = heldEnds(day, ends, 900);
    const { at } = placeEndLabels(columns, BERLIN);
    const steps = [...columns.startUtc].slice(1).map((_, index) => at(index + 1) - at(index));
    expect(steps).toEqual(steps.map(() => 900));
  });

  it('lets days begin at their own midnight', () => {
    const columns = heldEnds('2024-03-31', [0, 24], 86_400);
    expect([0, 1].map(placeEndLabels(columns, BERLIN).at)).toEqual([
      Date.UTC(2024, 2, 29, 23) / 1000,
      Date.UTC(2024, 2, 30, 23) / 1000,
    ]);
  });
});

function heldEnds(day: string, hours: readonly number[], durationS: number) {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const held = new GrowingColumns();
  for (const hour of hours) {
    const startUtc = localSeconds(year, month, date, hour * 3600) - durationS;
    held.add({ startUtc, durationS, energy: NO_ENERGY, quality: 'actual', row: 1 });
  }
  return held.columns();
}
