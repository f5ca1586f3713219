import type { PerKwhCharge } from '../model/charge.js';
import { calendarMonths } from './cycles.js';
import { takerOf } from './rollover.js';

/** A charge that applies at these hours of the day, in these months. */
const at = (id: string, from: number, to: number, seasons?: { from: string; to: string }): PerKwhCharge => ({
  kind: 'per-kwh',
  id,
  label: id,
  scope: 'bundled',
  flow: 'import',
  price: { type: 'constant', price: '0.1' },
  schedule: {
    windows: [
      {
        minutes: [{ from: from * 60, to: to * 60 }],
        ...(seasons === undefined ? {} : { seasons: [seasons] }),
      },
    ],
  },
});

describe('the charge that takes a surplus over', () => {
  const [january, february] = calendarMonths('UTC', '2026-01-01', '2027-01-01');
  const winter = { from: '01-01', to: '01-31' };
  const spring = { from: '02-01', to: '12-31' };
  const taker = (all: readonly PerKwhCharge[], from: number): string | undefined => {
    const charge = all[from];
    if (january === undefined || february === undefined || charge === undefined) return undefined;
    return all[takerOf(all, charge, { cycle: january, next: february })]?.id;
  };

  it.each([
    [0, 1],
    [5, 6],
    [11, 12],
    [17, 18],
  ])('applies at hour %i of the next cycle, if the first one does', (from, to) => {
    const all = [at('now', from, to, winter), at('then', from, to, spring), at('rest', 20, 22)];
    expect(taker(all, 0)).toBe('then');
  });

  it('is the same when none of these hours is its own', () => {
    expect(taker([at('evening', 18, 22), at('other', 0, 12)], 0)).toBe('evening');
  });
});
