import { calendarMonths, cyclesBetween } from '../calendar/cycles.js';
import type { Charge } from '../model/charge.js';
import type { EnergyPrice } from '../model/price.js';
import type { PricingOptions } from '../model/pricing-options.js';
import { energy, hourly, tariffOf } from '../plain-tariff.spec-support.js';
import { price } from './price.js';

const zone = 'Europe/Paris';
const hours = (count: number, kwh: string): readonly string[] => Array.from({ length: count }, () => kwh);
const oneDay = cyclesBetween(zone, ['2026-01-06', '2026-01-07']);
const costOf = (charges: readonly Charge[], kwh: readonly string[], options: PricingOptions = {}): number =>
  (price(tariffOf(charges, { zone }), hourly(zone, '2026-01-06', kwh), oneDay, options)[0]?.totalMicros ??
    NaN) / 1e6;
const refusalOf = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe('amounts that are rounded in parts', () => {
  // 24 hours of 0.015 kWh at 0.30: 0.0045 an hour, 0.108 a day.
  it.each([
    [undefined, 0.11],
    ['day' as const, 0.11],
    ['interval' as const, 0],
  ])('are rounded each %s', (roundedEach, wanted) => {
    expect(costOf([energy('0.30', { roundedEach })], hours(24, '0.015'))).toBe(wanted);
  });

  it('add up days that are rounded each', () => {
    const cycles = cyclesBetween(zone, ['2026-01-06', '2026-01-09']);
    const bill = (roundedEach: 'day' | undefined): number | undefined =>
      price(
        tariffOf([energy('0.30', { roundedEach })]),
        hourly(zone, '2026-01-06', hours(72, '0.015')),
        cycles,
      )[0]?.totalMicros;
    // 0.324 as a whole, three times 0.11 by day.
    expect([bill(undefined), bill('day')]).toEqual([320_000, 330_000]);
  });

  it('have no blocks', () => {
    const tiers: EnergyPrice = {
      type: 'tiers',
      tiers: [{ upTo: null, price: '1' }],
      reset: 'cycle',
      scope: 'per-window',
      boundUnit: 'absolute',
    };
    expect(
      refusalOf(() => costOf([energy('0', { roundedEach: 'day', price: tiers })], hours(24, '1'))),
    ).toMatchObject({
      code: 'tariffs.rounded-blocks',
    });
  });
});

describe('announced days', () => {
  const announced = { from: '2026-01-05', to: '2026-01-06', days: ['2026-01-05'], beginsAt: 360 };
  const red = energy('0.70', { schedule: { windows: [{ announced: 'only' }], announced } });
  const blue = energy('0.10', { id: 'blue', schedule: { windows: [{ announced: 'never' }], announced } });

  it('begin at their own minute of the clock', () => {
    // Until six it is still the red day of the fifth.
    expect(costOf([red, blue], hours(24, '1'))).toBeCloseTo(6 * 0.7 + 18 * 0.1, 6);
  });

  it('are not told beyond the days that are known', () => {
    const short = { ...announced, to: '2026-01-05' };
    const charge = energy('0.70', { schedule: { windows: [{ announced: 'only' }], announced: short } });
    expect(refusalOf(() => costOf([charge], hours(24, '1')))).toMatchObject({ code: 'tariffs.days-unknown' });
  });
});

describe('contracted power', () => {
  const power = (contracted: object): Charge => ({
    kind: 'per-year',
    id: 'power',
    label: 'Power',
    scope: 'bundled',
    amount: '36.5',
    contracted,
  });
  const steps = [
    { upTo: '3', amount: '73' },
    { upTo: '6', amount: '146' },
  ];

  it('multiplies an amount, or picks its step', () => {
    expect(costOf([power({ kw: '4.6' })], [])).toBe(0.46);
    expect(costOf([power({})], [], { contractedKw: '3.3' })).toBe(0.33);
    expect(costOf([power({ steps })], [], { contractedKw: '3' })).toBe(0.2);
    expect(costOf([power({ steps })], [], { contractedKw: '4.6' })).toBe(0.4);
  });

  it('is asked for, and never beyond its steps', () => {
    expect(refusalOf(() => costOf([power({})], []))).toMatchObject({
      code: 'tariffs.contracted-power-unknown',
    });
    expect(refusalOf(() => costOf([power({ steps })], [], { contractedKw: '9' }))).toMatchObject({
      code: 'tariffs.contracted-power-beyond',
    });
  });
});

describe('prices by month', () => {
  const fuel = energy('0', {
    price: {
      type: 'by-month',
      months: { '2026-01': '1.1', '2026-02': '1.2', '2026-04': '9' },
      times: '0.02',
    },
  });
  const bills = (start: string, count: number, end: string): readonly number[] =>
    price(
      tariffOf([fuel], { zone }),
      hourly(zone, start, hours(count * 24, '1')),
      calendarMonths(zone, start, end),
    ).map(({ totalMicros }) => totalMicros / 1e6);

  it('change at the turn of the month', () => {
    expect(bills('2026-01-31', 2, '2026-02-02')).toEqual([0.53, 0.58]);
  });

  it('are not made up for a month that is not there', () => {
    expect(refusalOf(() => bills('2026-02-28', 2, '2026-03-02'))).toMatchObject({
      code: 'tariffs.price-series-short',
    });
    expect(
      refusalOf(() => price(tariffOf([fuel]), hourly(zone, '2026-01-06', hours(24, '1')), oneDay)),
    ).toMatchObject({
      code: 'tariffs.months-need-zone',
    });
  });
});
