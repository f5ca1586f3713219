import { z } from 'zod';
import { cyclesBetween, dayLocalSeconds, dayAtLocal } from '#domain/energy/tariffs/calendar/cycles';
import type { Cycle } from '#domain/energy/tariffs/calendar/cycles';
import { milliOf } from '#domain/energy/tariffs/exact';
import { hourly } from '#domain/energy/tariffs/plain-tariff.spec-support';
import { price } from '#domain/energy/tariffs/reference/price';
import { describeShared, sharedJson } from '#domain/shared/shared-data.spec-support';
import type { Load } from '#domain/energy/tariffs/model/load';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import { convertUrdb } from './urdb.js';

const FOLDER = 'tariffs/expected/peers/ratebook';
const DAY_S = 86_400;

interface Window {
  readonly start: string;
  readonly days: number;
}
interface BillVector {
  readonly name: string;
  readonly tariff: { readonly unsupported: readonly unknown[] };
  readonly usage: { readonly total_kwh?: string; readonly hourly_kwh?: readonly string[] };
  readonly window: Window;
  readonly expected: { readonly ok: boolean; readonly total: string | null };
}
interface PriceVector {
  readonly name: string;
  readonly tariff: object;
  readonly window: Window;
  readonly expected: readonly string[];
}
interface ChargeVector {
  readonly name: string;
  readonly tariff: object;
  readonly window: Window;
  readonly charge_hours: number;
  readonly expected: { readonly hourly_rates: readonly string[] };
}

function tariffOf(document: object): Tariff {
  const { tariffs, refused } = convertUrdb(JSON.stringify(document), {
    asOf: '2026-01-01',
    source: 'vector',
  });
  const [tariff] = tariffs;
  if (tariff === undefined) throw new Error(JSON.stringify(refused));
  return tariff;
}

function cycleOf({ start, days }: Window): Cycle {
  const [cycle] = cyclesBetween('UTC', [start, dayAtLocal(dayLocalSeconds(start) + days * DAY_S)]);
  if (cycle === undefined) throw new Error('no cycle');
  return cycle;
}

function totalOf(vector: BillVector): number {
  const cycle = cycleOf(vector.window);
  const { total_kwh: total, hourly_kwh: hours } = vector.usage;
  const load: Load =
    hours === undefined
      ? {
          zone: 'UTC',
          startUtc: Float64Array.of(cycle.startUtc),
          durationS: Float64Array.of(cycle.endUtc - cycle.startUtc),
          importMilliWh: Float64Array.of(milliOf(total ?? '0')),
        }
      : hourly('UTC', cycle.start, hours);
  return (price(tariffOf(vector.tariff), load, [cycle])[0]?.totalMicros ?? 0) / 1e6;
}

/** Dollars of one kWh in each hour of the window. */
function ratesOf({ tariff, window }: PriceVector | ChargeVector): readonly number[] {
  const cycle = cycleOf(window);
  return Array.from({ length: window.days * 24 }, (_, hour) => {
    const kwh = Array.from({ length: hour + 1 }, (__, at) => (at === hour ? '1' : '0'));
    const lines = price(tariffOf(tariff), hourly('UTC', cycle.start, kwh), [cycle])[0]?.lines ?? [];
    return (
      lines
        .filter(({ kind }) => kind === 'per-kwh')
        .reduce((sum, { amountMicros }) => sum + amountMicros, 0) / 1e6
    );
  });
}

describeShared('vectors of the CC0 rate book', () => {
  const { cases } = sharedJson(
    `${FOLDER}/v0_bills.json`,
    z.custom<{ readonly cases: readonly BillVector[] }>(),
  );
  const holidays = sharedJson(
    `${FOLDER}/v0_holidays.json`,
    z.custom<{
      readonly price_cases: readonly PriceVector[];
      readonly bill_cases: readonly BillVector[];
      readonly charge_cases: readonly ChargeVector[];
    }>(),
  );
  const windows = sharedJson(
    `${FOLDER}/v0_charge_windows.json`,
    z.custom<{ readonly cases: readonly ChargeVector[] }>(),
  );

  const priced = [...cases, ...holidays.bill_cases].filter(({ expected }) => expected.ok);
  it.each(priced.map((vector) => [vector.name, vector] as const))('bills %s', (_, vector) => {
    expect(totalOf(vector)).toBe(Number(vector.expected.total));
  });

  const refused = cases.filter(({ expected }) => !expected.ok);
  it.each(refused.map((vector) => [vector.name, vector] as const))('flags %s', (_, vector) => {
    expect(tariffOf(vector.tariff).unpriced).not.toEqual([]);
  });

  it.each(holidays.price_cases.map((vector) => [vector.name, vector] as const))(
    'prices hours: %s',
    (_, vector) => {
      expect(ratesOf(vector)).toEqual(vector.expected.map(Number));
    },
  );

  const charging = [...windows.cases, ...holidays.charge_cases];
  it.each(charging.map((vector) => [vector.name, vector] as const))(
    'finds the cheapest hours: %s',
    (_, vector) => {
      const rates = ratesOf(vector);
      const starts = rates
        .slice(0, rates.length - vector.charge_hours + 1)
        .map((__, hour) => rates.slice(hour, hour + vector.charge_hours));
      const sum = (hours: readonly number[]): number => hours.reduce((total, each) => total + each, 0);
      const cheapest = starts.reduce((best, each) => (sum(each) < sum(best) - 1e-9 ? each : best));
      expect(cheapest).toEqual(vector.expected.hourly_rates.map(Number));
    },
  );
});
