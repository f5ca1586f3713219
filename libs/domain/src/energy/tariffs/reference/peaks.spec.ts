import { cyclesBetween } from '../calendar/cycles.js';
import type { Charge } from '../model/charge.js';
import type { Tariff } from '../model/tariff.js';
import { hourly, tariffOf } from '../plain-tariff.spec-support.js';
import { price } from './price.js';

const zone = 'Europe/Oslo';
/** Each list is a day: kW at 03:00, 12:00 and 18:00, else 0.1. */
const usage = (days: readonly (readonly [number, number, number])[]) =>
  hourly(
    zone,
    '2026-06-01',
    days.flatMap(([night, noon, evening]) =>
      Array.from({ length: 24 }, (_, hour) => String({ 3: night, 12: noon, 18: evening }[hour] ?? 0.1)),
    ),
  );
const load = usage([
  [1, 5, 4],
  [2, 3, 1],
  [6, 1, 1],
]);
const bill = (
  rest: object,
  dates = ['2026-06-01', '2026-06-04'],
  tariff: Partial<Tariff> = {},
): readonly number[] => {
  const charge: Charge = {
    kind: 'per-kw',
    id: 'peak',
    label: 'Peak',
    scope: 'delivery',
    flow: 'import',
    per: 'cycle',
    price: { type: 'constant', price: '10' },
    ...rest,
  };
  return price(tariffOf([charge], tariff), load, cyclesBetween(zone, dates)).map(
    ({ totalMicros }) => totalMicros / 1e6,
  );
};
const highest = (count: number, onDifferentDays: boolean): object => ({
  peaks: { kind: 'highest', count, onDifferentDays },
});

describe('the peaks that are billed', () => {
  it.each([
    ['the highest, when nothing else is said', {}, 60],
    ['the mean of two on any day', highest(2, false), 55],
    ['the mean of three on any day', highest(3, false), 50],
    ['the mean of three on different days', highest(3, true), 46.67],
    ['the mean of those there are', highest(9, true), 46.67],
    ["the sum of each day's", { peaks: { kind: 'each-day' } }, 140],
    [
      'those of the night at half',
      { weights: [{ schedule: { windows: [{ minutes: [{ from: 1320, to: 360 }] }] }, percent: 50 }] },
      50,
    ],
  ])('are %s', (_, rest, amount) => {
    expect(bill(rest)).toEqual([amount]);
  });

  it('can be the mean of cycles, each at least the minimum, and never above a cap', () => {
    const hundred = Array.from({ length: 12 }, () => '100');
    const billedDemand = {
      ownPercents: hundred,
      earlierPercents: hundred.map(() => '0'),
      earlierCycles: 0,
      minimumKw: '4',
      meanCycles: 2,
    };
    const days = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04'];
    expect(bill({ billedDemand }, days)).toEqual([50, 45, 50]);
    expect(bill({ billedDemand: { ...billedDemand, maximumKw: '4.6' } }, days)).toEqual([46, 45, 46]);
  });

  it('can cost a flat amount by the step in which they lie', () => {
    const steps = [
      { upTo: '2', amount: '125' },
      { upTo: '5', amount: '200' },
      { upTo: null, amount: '325' },
    ];
    expect(
      bill({ price: { type: 'steps', steps } }, ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04']),
    ).toEqual([200, 200, 325]);
    expect(bill({ price: { type: 'steps', steps }, validTo: '2026-05-01' })).toEqual([0]);
  });
});

describe('a bill as a whole', () => {
  it('can be rounded, and says by how much', () => {
    const rounded = bill({ price: { type: 'constant', price: '10.011' } }, undefined, {
      billRounding: { decimals: 2, step: 5, mode: 'half-up' },
    });
    expect(rounded).toEqual([60.05]);
  });

  it('can net exports within the hour, and pays for what is left alone', () => {
    const quarters = {
      zone,
      startUtc: Float64Array.from(
        { length: 8 },
        (_, at) => Date.parse('2026-06-01T10:00:00Z') / 1000 + at * 900,
      ),
      durationS: new Float64Array(8).fill(900),
      importMilliWh: Float64Array.of(1e6, 0, 0, 0, 2e6, 0, 0, 0),
      exportMilliWh: Float64Array.of(0, 1e6, 0, 0, 0, 1e6, 2e6, 0),
    };
    const energy = (id: string, flow: 'import' | 'export', each: string): Charge => ({
      kind: 'per-kwh',
      id,
      label: id,
      scope: 'bundled',
      flow,
      price: { type: 'constant', price: each },
    });
    const charges = [energy('in', 'import', '0.2'), energy('out', 'export', '-0.05')];
    const cycles = cyclesBetween(zone, ['2026-06-01', '2026-06-02']);
    const total = (rest: Partial<Tariff>): number | undefined =>
      price(tariffOf(charges, rest), quarters, cycles)[0]?.totalMicros;
    expect([total({}), total({ nettingMinutes: 60 })]).toEqual([400_000, -50_000]);
  });
});
