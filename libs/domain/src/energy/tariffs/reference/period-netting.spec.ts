import { cyclesBetween } from '../calendar/cycles.js';
import type { Load } from '../model/load.js';
import type { EnergyPrice } from '../model/price.js';
import type { ExportRule, Tariff } from '../model/tariff.js';
import { energy, hourly, tariffOf } from '../plain-tariff.spec-support.js';
import { price } from './price.js';

const zone = 'Europe/Amsterdam';
const days = (count: number, kwh: string): readonly string[] => Array.from({ length: count * 24 }, () => kwh);
const joined = (...loads: readonly Load[]): Load => {
  const column = (pick: (load: Load) => Float64Array): Float64Array =>
    Float64Array.from(loads.flatMap((load) => [...pick(load)]));
  return {
    zone,
    startUtc: column(({ startUtc }) => startUtc),
    durationS: column(({ durationS }) => durationS),
    importMilliWh: column(({ importMilliWh }) => importMilliWh),
    exportMilliWh: column(({ exportMilliWh, importMilliWh }) => exportMilliWh ?? importMilliWh.map(() => 0)),
  };
};
const sunny = (start: string, count: number, kwh: number): Load => {
  const load = hourly(zone, start, days(count, '0'));
  return { ...load, exportMilliWh: load.importMilliWh.map(() => kwh * 1e6) };
};
// Ten days of 24 kWh bought, ten of so much sent out, ten of 24 kWh bought.
const home = (kwh: number): Load =>
  joined(
    hourly(zone, '2026-12-02', days(10, '1')),
    sunny('2026-12-12', 10, kwh),
    hourly(zone, '2026-12-22', days(10, '1')),
  );
const cycles = cyclesBetween(zone, ['2026-12-02', '2026-12-12', '2026-12-22', '2027-01-01']);
const charges = [energy('0.30'), energy('-0.05', { id: 'surplus', flow: 'export', nets: 'energy' })];
const under = (exportRule: ExportRule): Tariff => tariffOf(charges, { exportRule });
const bills = (tariff: Tariff, kwh: number): readonly number[] =>
  price(tariff, home(kwh), cycles).map(({ totalMicros }) => totalMicros / 1e6);

describe('netting over a period', () => {
  const year = under({ kind: 'period-netting', trueUpMonth: 12 });

  it('gives back what an earlier bill of the year was charged', () => {
    // 240 kWh bought, 120 sent out, 240 bought.
    expect(bills(year, 0.5)).toEqual([72, -36, 72]);
  });

  it('pays for what is sent out beyond that, until more is bought', () => {
    // 240 kWh bought, 480 sent out: 240 kWh over, which the last bill takes back.
    expect(bills(year, 2)).toEqual([72, -72 - 12, 12]);
    // 720 sent out: 240 are left at the end of the year.
    expect(bills(year, 3).reduce((sum, each) => sum + each, 0)).toBeCloseTo(-12, 6);
  });

  it('settles each bill for itself where the rule says so', () => {
    expect(bills(under({ kind: 'period-netting', trueUpMonth: 'every-cycle' }), 0.5)).toEqual([72, -6, 72]);
  });

  it('does not net what has blocks or hours of its own', () => {
    const refusalOf = (more: Parameters<typeof energy>[1]): unknown => {
      try {
        return bills({ ...year, charges: [energy('0.30', more)] }, 1);
      } catch (error) {
        return error;
      }
    };
    const blocks: EnergyPrice = {
      type: 'tiers',
      tiers: [
        { upTo: '100', price: '0.2' },
        { upTo: null, price: '0.3' },
      ],
      reset: 'cycle',
      scope: 'per-window',
      boundUnit: 'absolute',
    };
    expect(refusalOf({ price: blocks })).toMatchObject({ code: 'tariffs.net-metering-blocks' });
    expect(refusalOf({ roundedEach: 'day' })).toMatchObject({ code: 'tariffs.net-metering-series' });
  });
});

describe('exports that are settled with every bill', () => {
  it('are worth their price there, and roll over to no other', () => {
    const rule = {
      kind: 'kwh-rollover',
      trueUpMonth: 'every-cycle',
      trueUpPrice: '0.0371',
      atTrueUp: 'paid',
    } as const;
    // 120 kWh at 3.71 cents are 4.452.
    expect(bills(under(rule), 0.5)).toEqual([72, -4.45, 72]);
  });
});
