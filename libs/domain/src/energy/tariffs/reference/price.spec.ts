import type { Charge } from '../model/charge.js';
import { calendarMonths, cyclesBetween } from '../calendar/cycles.js';
import type { BillLine } from '../model/bill.js';
import { energy, hourly, monthly, tariffOf } from '../plain-tariff.spec-support.js';
import type { Tariff } from '../model/tariff.js';
import { price } from './price.js';

const common = { label: 'Charge', scope: 'bundled' } as const;
const january = monthly('America/Chicago', 2026, ['1000']);

function amounts(
  tariff: Tariff,
  { load, cycles }: typeof january = january,
): readonly (readonly [string, number])[] {
  return price(tariff, load, cycles).flatMap(({ lines }) =>
    lines.map(({ charge, amountMicros }) => [charge, amountMicros / 1e6] as const),
  );
}

function linesOf(charges: readonly Charge[], home = january): readonly BillLine[] {
  return price(tariffOf(charges), home.load, home.cycles).flatMap(({ lines }) => lines);
}

describe('a bill of the reference path', () => {
  it('traces each line from quantity to amount', () => {
    expect(linesOf([energy('0.1234', { label: 'Energy charge' })])).toEqual([
      {
        cycle: '2026-01-01',
        charge: 'energy',
        label: 'Energy charge',
        scope: 'bundled',
        kind: 'per-kwh',
        quantity: '1000',
        unit: 'kWh',
        price: '0.1234',
        amountMicros: 123_400_000,
      },
    ]);
  });

  it('has 23 hours on the spring day and 25 on the autumn day', () => {
    const night = energy('1', { schedule: { windows: [{ minutes: [{ from: 60, to: 240 }] }] } });
    const bill = (day: string, next: string, hours: number): number =>
      price(
        tariffOf([night]),
        hourly('America/Chicago', day, new Array<string>(hours).fill('1')),
        cyclesBetween('America/Chicago', [day, next]),
      ).reduce((sum, { totalMicros }) => sum + totalMicros, 0) / 1e6;
    expect(bill('2026-03-08', '2026-03-09', 23)).toBe(2);
    expect(bill('2026-11-01', '2026-11-02', 25)).toBe(4);
  });

  it('counts days, not hours, for the standing charge', () => {
    const [march] = cyclesBetween('America/Chicago', ['2026-03-01', '2026-04-01']);
    const tariff = tariffOf([{ ...common, kind: 'per-day', id: 'standing', amount: '0.45' }]);
    expect(amounts(tariff, { load: january.load, cycles: march === undefined ? [] : [march] })).toEqual([
      ['standing', 13.95],
    ]);
  });

  it('applies thresholds to the billing cycle, not the month', () => {
    const credit: Charge = {
      ...common,
      kind: 'credit-if',
      id: 'credit',
      amount: '50',
      usage: { flow: 'import', fromKwh: '1000' },
    };
    const year = monthly('America/Chicago', 2026, new Array<string>(12).fill('900'));
    const cycles = cyclesBetween('America/Chicago', ['2026-01-10', '2026-02-14', '2026-03-10']);
    expect(amounts(tariffOf([credit]), { load: year.load, cycles })).toEqual([['credit', -50]]);
  });

  it('rounds each line once, halves away from zero, or to even when the plan says so', () => {
    const half = monthly('UTC', 2026, ['0.5']);
    const charge = energy('0.01');
    expect(amounts(tariffOf([charge]), half)).toEqual([['energy', 0.01]]);
    expect(amounts(tariffOf([charge], { rounding: { decimals: 2, mode: 'half-even' } }), half)).toEqual([
      ['energy', 0],
    ]);
    expect(amounts(tariffOf([energy('-0.01')]), half)).toEqual([['energy', -0.01]]);
  });

  it('pools blocks over the periods by energy, in the order of time, or keeps them apart', () => {
    const tiers = [
      { upTo: '6', price: '1' },
      { upTo: null, price: '10' },
    ];
    const period = (from: number, scope: 'per-window' | 'pooled-pro-rata' | 'pooled-chronological'): Charge =>
      energy('0', {
        id: `from-${from}`,
        schedule: { windows: [{ minutes: [{ from, to: from + 720 }] }] },
        price: {
          type: 'tiers',
          tiers,
          reset: 'cycle',
          scope,
          boundUnit: 'absolute',
          ...(scope === 'per-window' ? {} : { pool: 'all' }),
        },
      });
    const home = {
      load: hourly('UTC', '2026-06-01', new Array<string>(24).fill('0.5')),
      cycles: cyclesBetween('UTC', ['2026-06-01', '2026-06-02']),
    };
    const total = (scope: 'per-window' | 'pooled-pro-rata' | 'pooled-chronological'): readonly number[] =>
      amounts(tariffOf([period(0, scope), period(720, scope)]), home).map(([, amount]) => amount);
    expect(total('per-window')).toEqual([6, 6]);
    expect(total('pooled-pro-rata')).toEqual([3, 30, 3, 30]);
    expect(total('pooled-chronological')).toEqual([6, 60]);
  });

  it('ends an introductory price with its contract month', () => {
    const year = monthly('UTC', 2026, new Array<string>(4).fill('100'));
    const intro = energy('0.05', { id: 'intro', contractMonths: { from: 1, to: 2 } });
    const after = energy('0.20', { id: 'after', contractMonths: { from: 3 } });
    expect(amounts(tariffOf([intro, after]), year)).toEqual([
      ['intro', 5],
      ['intro', 5],
      ['after', 20],
      ['after', 20],
    ]);
  });

  it('adds tax to prices that exclude it and takes percentages of the lines before them', () => {
    const tax: Charge = {
      ...common,
      kind: 'percent-of',
      id: 'levy',
      percent: '2.5',
      of: { kinds: ['per-kwh'] },
    };
    const base: Charge = { ...common, kind: 'per-month', id: 'base', amount: '10', taxPercent: '10' };
    expect(amounts(tariffOf([energy('0.1', { taxPercent: '10' }), base, tax]))).toEqual([
      ['energy', 110],
      ['base', 11],
      ['levy', 2.75],
    ]);
  });

  it('tops a bill up to its minimum, by cycle or year', () => {
    const minimum = (per: 'cycle' | 'year', amount: string): Charge => ({
      ...common,
      kind: 'minimum-bill',
      id: 'minimum',
      amount,
      per,
      of: {},
    });
    expect(amounts(tariffOf([energy('0.01'), minimum('cycle', '25')]))).toEqual([
      ['energy', 10],
      ['minimum', 15],
    ]);
    const year = monthly('UTC', 2026, new Array<string>(12).fill('100'));
    const due = amounts(tariffOf([energy('0.10'), minimum('year', '200')]), year).filter(
      ([charge]) => charge === 'minimum',
    );
    expect(due).toEqual([['minimum', 80]]);
  });

  it('charges the highest power in the window, per kW or per kW and day', () => {
    const load = hourly('UTC', '2026-06-01', ['1', '4', '2', '3']);
    const cycles = cyclesBetween('UTC', ['2026-06-01', '2026-06-03']);
    const demand = (per: 'cycle' | 'day'): Charge => ({
      ...common,
      kind: 'per-kw',
      id: 'demand',
      flow: 'import',
      per,
      schedule: { windows: [{ minutes: [{ from: 120, to: 240 }] }] },
      price: { type: 'constant', price: '2' },
    });
    expect(amounts(tariffOf([demand('cycle')]), { load, cycles })).toEqual([['demand', 6]]);
    expect(amounts(tariffOf([demand('day')]), { load, cycles })).toEqual([['demand', 12]]);
  });

  it('takes conditional discounts off only when told that the condition is met', () => {
    const charge: Charge = { ...common, kind: 'percent-of', id: 'on-time', percent: '-10', of: {} };
    const tariff = tariffOf([energy('0.1')], {
      discounts: [{ guaranteed: false, condition: 'Pay on time', charge }],
    });
    const annual = (conditionalDiscounts: boolean): number =>
      price(tariff, january.load, january.cycles, { conditionalDiscounts }).reduce(
        (sum, { totalMicros }) => sum + totalMicros,
        0,
      ) / 1e6;
    expect([annual(false), annual(true)]).toEqual([100, 90]);
  });

  it('prices each hour of a series and refuses an hour without a price', () => {
    const start = Date.UTC(2026, 5, 1) / 1000;
    const load = hourly('UTC', '2026-06-01', ['1', '1', '1']);
    const cycles = cyclesBetween('UTC', ['2026-06-01', '2026-06-02']);
    const spot = (hours: number): Charge =>
      energy('0', {
        price: {
          type: 'series',
          starts: [start, start + 3600],
          end: start + hours * 3600,
          prices: ['0.10', '-0.04'],
        },
      });
    expect(amounts(tariffOf([spot(3)]), { load, cycles })).toEqual([['energy', 0.02]]);
    expect(() => amounts(tariffOf([spot(2)]), { load, cycles })).toThrow(
      expect.objectContaining({ code: 'tariffs.price-series-short' }),
    );
  });

  it('carries export credit into the next cycle and pays the rest at true-up', () => {
    const { load, cycles } = monthly('UTC', 2026, new Array<string>(12).fill('100'));
    const tariff = tariffOf([energy('0.10'), energy('-0.05', { id: 'sold', flow: 'export' })], {
      exportRule: { kind: 'net-billing-carry', appliesFrom: 'next-cycle', trueUpMonth: 12, atTrueUp: 'paid' },
    });
    const sunny = { ...load, exportMilliWh: load.importMilliWh.map((milliWh) => milliWh * 3) };
    const totals = price(tariff, sunny, calendarMonths('UTC', '2026-01-01', '2027-01-01')).map(
      ({ totalMicros }) => totalMicros / 1e6,
    );
    expect(cycles).toHaveLength(12);
    expect(totals).toEqual([10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -70]);
  });
});
