import { z } from 'zod';
import type { Charge } from '../model/charge.js';
import { calendarMonths, cyclesBetween } from '../calendar/cycles.js';
import { milliOf } from '../exact.js';
import type { Load } from '../model/load.js';
import { energy, hourly, monthly, nextDay, tariffOf } from '../plain-tariff.spec-support.js';
import { describeShared, sharedJson } from '#domain/shared/shared-data.spec-support';
import type { Tariff } from '../model/tariff.js';
import type { Season } from '../model/time-window.js';
import { price } from './price.js';

interface Vector {
  readonly id: string;
  readonly expected: Readonly<Record<string, number>>;
}
interface PeerCase {
  readonly case: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, number>>;
}

const COMMON = { scope: 'bundled' } as const;

function dollars(tariff: Tariff, load: Load, days: readonly string[]): number {
  const bills = price(tariff, load, cyclesBetween(load.zone, days));
  return bills.reduce((sum, { totalMicros }) => sum + totalMicros, 0) / 1e6;
}

function during(from: number, to: number, at: string, id = `energy-${from}`): Charge {
  return energy(at, { id, schedule: { windows: [{ minutes: [{ from: from * 60, to: to * 60 }] }] } });
}

function perMonth(amount: string): Charge {
  return { ...COMMON, kind: 'per-month', id: 'base', label: 'Base charge', amount };
}

/** A day of five-minute intervals that are empty but for the ones given, by minute. */
function fiveMinutes(
  day: string,
  used: Readonly<Record<number, string>>,
  exported: Readonly<Record<number, string>> = {},
): Load {
  const empty = hourly('UTC', day, ['0']);
  const start = empty.startUtc[0] ?? 0;
  const column = (kwh: Readonly<Record<number, string>>): Float64Array =>
    Float64Array.from({ length: 288 }, (_, at) => milliOf(kwh[at * 5] ?? '0'));
  return {
    zone: 'UTC',
    startUtc: Float64Array.from({ length: 288 }, (_, at) => start + at * 300),
    durationS: new Float64Array(288).fill(300),
    importMilliWh: column(used),
    exportMilliWh: column(exported),
  };
}

describeShared('published checks of peers', () => {
  const { vectors } = sharedJson(
    'tariffs/expected/peers/peer_vectors.json',
    z.custom<{ readonly vectors: readonly Vector[] }>(),
  );
  const expected = (id: string, field: string): number =>
    vectors.find((vector) => vector.id === id)?.expected[field] ?? NaN;

  it('prices a single rate with feed-in', () => {
    const tariff = tariffOf([
      { ...COMMON, kind: 'per-day', id: 'supply', label: 'Supply', amount: '1.00' },
      energy('0.20'),
      energy('-0.10', { id: 'feed-in', flow: 'export' }),
    ]);
    const load = fiveMinutes('2026-06-20', { 0: '2', 5: '3' }, { 0: '1' });
    expect(dollars(tariff, load, ['2026-06-20', '2026-06-21'])).toBe(
      expected('cdr-single-rate-fit', 'day_dollars'),
    );
  });

  it('ends a window that is written 0959 at ten', () => {
    const tariff = tariffOf([during(6, 10, '0.50'), during(10, 15, '0.30')]);
    const load = fiveMinutes('2026-06-20', { 595: '1', 600: '1' });
    expect(dollars(tariff, load, ['2026-06-20', '2026-06-21'])).toBe(
      expected('cdr-tou-inclusive-end-0959', 'day_dollars'),
    );
  });

  it('wraps a season round the new year', () => {
    const inSeason = (season: Season, at: string): Charge =>
      energy(at, { id: `from ${season.from}`, schedule: { windows: [{ seasons: [season] }] } });
    const tariff = tariffOf([
      inSeason({ from: '10-01', to: '04-30' }, '0.50'),
      inSeason({ from: '05-01', to: '09-30' }, '0.10'),
    ]);
    const total = ['2026-07-15', '2026-11-15']
      .map((day) => dollars(tariff, hourly('UTC', day, ['1']), [day, nextDay(day)]))
      .reduce((sum, each) => sum + each, 0);
    expect(total / 2).toBe(expected('cdr-seasonal-period-wraps-year', 'avg_day_dollars'));
  });

  it('starts daily blocks again each day', () => {
    const tiers = [
      { upTo: '10', price: '0.20' },
      { upTo: null, price: '0.40' },
    ];
    const tariff = tariffOf([
      energy('0', {
        price: { type: 'tiers', tiers, reset: 'day', scope: 'per-window', boundUnit: 'absolute' },
      }),
    ]);
    const year = hourly('UTC', '2026-01-01', new Array<string>(8760).fill('1'));
    expect(dollars(tariff, year, ['2026-01-01', '2027-01-01'])).toBe(
      expected('au-block-10-then-40c', 'annual'),
    );
  });

  it('adds the delivery charges of a Texas plan', () => {
    const delivery = { scope: 'delivery' } as const;
    const tariff = tariffOf([
      energy('0.09'),
      energy('0.038', { ...delivery, id: 'delivery' }),
      { ...delivery, kind: 'per-month', id: 'tdu', label: 'Delivery', amount: '4.23' },
    ]);
    const { load } = monthly('UTC', 2026, ['1000']);
    expect(dollars(tariff, load, ['2026-01-01', '2026-02-01'])).toBe(expected('tx-fixed-1000kWh', 'total'));
  });

  it('gives free nights over midnight', () => {
    const tariff = tariffOf([during(14, 21, '0.125'), during(6, 14, '0.083'), during(21, 6, '0')]);
    const day = hourly('UTC', '2026-06-20', new Array<string>(24).fill('1'));
    expect(dollars(tariff, day, ['2026-06-20', '2026-06-21'])).toBeCloseTo(
      expected('tx-free-nights-one-day', 'energy'),
      2,
    );
  });

  const cases = [
    ...sharedJson('peers/arbor.json', z.custom<readonly PeerCase[]>()),
    ...sharedJson('peers/treebeard.json', z.custom<readonly PeerCase[]>()),
  ];
  const caseOf = (name: string): PeerCase => {
    const found = cases.find((each) => each.case === name);
    if (found === undefined) throw new Error(`no case ${name}`);
    return found;
  };

  it('makes one year of twelve months', () => {
    const { load, cycles } = monthly('UTC', 2025, new Array<string>(12).fill('1000'));
    const bills = price(tariffOf([energy('0.10'), perMonth('10')]), load, cycles);
    const annual = bills.reduce((sum, { totalMicros }) => sum + totalMicros, 0) / 1e6;
    expect(annual).toBe(caseOf('12 x 1000 kWh at 0.10 + 10/month').expected['annual_usd']);
  });

  it('fills blocks by width and by bound', () => {
    const blocks = (tiers: readonly (readonly [string | null, string])[]): Tariff =>
      tariffOf([
        energy('0', {
          price: {
            type: 'tiers',
            tiers: tiers.map(([upTo, each]) => ({ upTo, price: each })),
            reset: 'cycle',
            scope: 'per-window',
            boundUnit: 'absolute',
          },
        }),
      ]);
    const widths = blocks([
      ['500', '0.08'],
      ['1000', '0.10'],
      [null, '0.12'],
    ]);
    const month = ['2026-01-01', '2026-02-01'];
    expect(dollars(widths, monthly('UTC', 2026, ['1200']).load, month)).toBe(
      caseOf('tiered, ONE month, 1200 kWh, tier widths 500/500/rest').expected['energy_cost_usd'],
    );
    const bounds = blocks([
      ['1000', '0.10'],
      [null, '0.15'],
    ]);
    expect(dollars(bounds, monthly('UTC', 2026, ['1000']).load, month)).toBe(
      caseOf('tiered, exactly at the boundary').expected['energy_cost_usd'],
    );
  });

  it('adds what a home pays once to its first year', () => {
    const { inputs, expected: figures } = caseOf('first-year cost, savings and net after ETF');
    // The case states its twelve months as numbers.
    const months = (inputs['monthly_kwh'] as readonly number[]).map(String);
    const load = monthly('UTC', 2025, months).load;
    const year = (charges: readonly Charge[]): number =>
      price(
        tariffOf(charges, { rounding: { decimals: 6, mode: 'half-up' } }),
        load,
        calendarMonths('UTC', '2025-01-01', '2026-01-01'),
      ).reduce((sum, { totalMicros }) => sum + totalMicros, 0) / 1e6;
    expect(year([energy('0.125'), perMonth('9.95')])).toBeCloseTo(figures['current_annual_usd'] ?? NaN, 6);
    const joining: Charge = {
      ...COMMON,
      kind: 'once',
      id: 'joining',
      label: 'Connection',
      amount: '25',
      contractMonth: 1,
    };
    expect(year([energy('0.105'), perMonth('4.95'), joining])).toBeCloseTo(
      figures['new_first_year_usd'] ?? NaN,
      6,
    );
  });
});
