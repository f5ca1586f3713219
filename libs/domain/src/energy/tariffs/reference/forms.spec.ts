import { calendarMonths, cyclesBetween } from '../calendar/cycles.js';
import type { Charge } from '../model/charge.js';
import type { Load } from '../model/load.js';
import type { ExportRule, Tariff } from '../model/tariff.js';
import { energy, hourly, tariffOf } from '../plain-tariff.spec-support.js';
import { price } from './price.js';

const zone = 'Europe/Madrid';
const days = (count: number, kwh: string): readonly string[] => Array.from({ length: count * 24 }, () => kwh);
const totals = (tariff: Tariff, load: Load, dates: readonly string[]): readonly number[] =>
  price(tariff, load, cyclesBetween(load.zone, dates)).map(({ totalMicros }) => totalMicros / 1e6);
const exporting = (load: Load, kwh: number): Load => ({
  ...load,
  exportMilliWh: load.importMilliWh.map(() => kwh * 1e6),
});

describe('blocks of a charge that holds for part of a cycle', () => {
  const tiers = (
    boundUnit: 'absolute' | 'per-day',
    upTo: string,
  ): Extract<Charge, { kind: 'per-kwh' }>['price'] => ({
    type: 'tiers',
    tiers: [
      { upTo, price: '1' },
      { upTo: null, price: '2' },
    ],
    reset: 'cycle',
    scope: 'per-window',
    boundUnit,
  });
  // Ten days of 24 kWh, the charge holds for the first four.
  const load = hourly(zone, '2026-06-01', days(10, '1'));
  const bill = (rest: object): number =>
    totals(tariffOf([energy('0', rest)]), load, ['2026-06-01', '2026-06-11'])[0] ?? Number.NaN;

  it.each([
    ['by its dates, a bound a day', { price: tiers('per-day', '10'), validTo: '2026-06-05' }, 4 * (10 + 28)],
    [
      'by its dates, a bound a cycle',
      { price: tiers('absolute', '100'), validTo: '2026-06-05' },
      40 + 2 * 56,
    ],
    [
      'by the season of its times',
      {
        price: tiers('absolute', '100'),
        schedule: { windows: [{ seasons: [{ from: '05-01', to: '06-04' }] }] },
      },
      40 + 2 * 56,
    ],
    [
      'by its own season',
      { price: tiers('absolute', '100'), seasons: [{ from: '05-01', to: '06-04' }] },
      40 + 2 * 56,
    ],
  ])('hold as much as its days, told %s', (_, rest, dollars) => {
    expect(bill(rest)).toBe(dollars);
  });

  it('are whole where it is weekdays alone that it leaves out', () => {
    const schedule = { windows: [{ days: ['mon' as const] }] };
    expect(bill({ price: tiers('absolute', '40'), schedule })).toBe(40 + 2 * 8);
  });
});

describe('export credit', () => {
  const rollover = (more: Partial<Extract<ExportRule, { kind: 'kwh-rollover' }>>): ExportRule => ({
    kind: 'kwh-rollover',
    trueUpMonth: 12,
    trueUpPrice: '0.0371',
    atTrueUp: 'paid',
    ...more,
  });
  const load = exporting(hourly(zone, '2025-11-15', days(61, '0')), 0.01);

  it('is rounded when it is paid out, and settles in a cycle that holds the end of its month', () => {
    // 61 days of 0.24 kWh are 14.64 kWh.
    expect(
      totals(tariffOf([energy('0.2')], { exportRule: rollover({}) }), load, ['2025-11-15', '2026-01-15']),
    ).toEqual([-0.54]);
    expect(
      totals(tariffOf([energy('0.2')], { exportRule: rollover({}) }), load, ['2025-11-15', '2025-12-31']),
    ).toEqual([0]);
  });

  it('pays no charge that is due on all that is bought', () => {
    const charges = [energy('0.30'), energy('0.03', { id: 'owed', netted: false })];
    const both = exporting(hourly(zone, '2026-06-01', days(10, '1')), 0.5);
    expect(
      totals(tariffOf(charges, { exportRule: rollover({}) }), both, ['2026-06-01', '2026-06-11']),
    ).toEqual([36 + 7.2]);
  });

  it('ends with each bill where the rule says so', () => {
    const charges = [energy('0.10'), energy('-0.10', { id: 'sun', flow: 'export' })];
    const exportRule = {
      kind: 'net-billing-carry',
      appliesFrom: 'same-cycle',
      trueUpMonth: 'every-cycle',
      atTrueUp: 'expires',
    } as const;
    const sunny = exporting(hourly(zone, '2026-06-01', days(5, '1')), 2);
    const dark = hourly(zone, '2026-06-06', days(5, '1'));
    const load10: Load = {
      zone,
      startUtc: Float64Array.of(...sunny.startUtc, ...dark.startUtc),
      durationS: Float64Array.of(...sunny.durationS, ...dark.durationS),
      importMilliWh: Float64Array.of(...sunny.importMilliWh, ...dark.importMilliWh),
      exportMilliWh: Float64Array.of(...(sunny.exportMilliWh ?? []), ...dark.importMilliWh.map(() => 0)),
    };
    expect(
      totals(tariffOf(charges, { exportRule }), load10, ['2026-06-01', '2026-06-06', '2026-06-11']),
    ).toEqual([0, 12]);
  });
});

describe('amounts', () => {
  const load = hourly(zone, '2026-03-15', days(60, '1'));
  const months = ['2026-03-15', '2026-04-15', '2026-05-14'];

  it('fall due once a year in the cycle that holds their day', () => {
    const credit: Charge = {
      kind: 'once',
      id: 'c',
      label: 'Climate credit',
      scope: 'bundled',
      amount: '-58.23',
      contractMonth: 1,
      eachYearOn: '04-01',
    };
    expect(totals(tariffOf([credit]), load, months)).toEqual([-58.23, 0]);
    expect(
      price(tariffOf([credit]), load, calendarMonths(zone, '2025-03-01', '2027-05-01')).filter(
        ({ lines }) => lines.length > 0,
      ),
    ).toHaveLength(3);
  });

  it('of a percentage stay within its bounds', () => {
    const percent = (more: object): Charge => ({
      kind: 'percent-of',
      id: 'p',
      label: 'P',
      scope: 'bundled',
      percent: '-30',
      of: {},
      ...more,
    });
    const day = ['2026-03-15', '2026-03-16'];
    const bill = (more: object): readonly number[] =>
      totals(tariffOf([energy('1'), percent(more)]), load, day);
    expect([bill({}), bill({ atMost: '5' }), bill({ atLeast: '10' })]).toEqual([[16.8], [19], [14]]);
  });

  it('are rounded by their own rule', () => {
    const fund = (rounding: Charge['rounding']): readonly number[] =>
      totals(tariffOf([energy('1.49', { rounding })]), hourly(zone, '2026-03-15', days(1, '1')), [
        '2026-03-15',
        '2026-03-16',
      ]);
    expect(fund({ decimals: 0, mode: 'half-up' })).toEqual([36]);
    expect(fund({ decimals: 0, step: 10, mode: 'down' })).toEqual([30]);
    expect(fund({ decimals: 2, step: 5, mode: 'half-up' })).toEqual([35.75]);
  });

  it('of energy can count rounded readings, but no parts of readings', () => {
    const readings = { decimals: 2, mode: 'half-even', minutes: 60 } as const;
    const bill = (minutes: number): readonly number[] =>
      totals(
        tariffOf([energy('1', { readings: { ...readings, minutes } })]),
        hourly(zone, '2026-03-15', days(1, '0.025')),
        ['2026-03-15', '2026-03-16'],
      );
    expect([bill(60), bill(61)]).toEqual([[0.48], [0.6]]);
  });
});
