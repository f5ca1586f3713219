import fc from 'fast-check';
import { convertCdr } from './cdr.js';
import type { Json } from './own-plan.spec-support.js';
import { plan, timesOfUse } from './own-plan.spec-support.js';
import { calendarMonths } from '#domain/energy/tariffs/calendar/cycles';
import type { Load } from '#domain/energy/tariffs/model/load';
import { price } from '#domain/energy/tariffs/reference/price';
import { Tariff } from '#domain/energy/tariffs/model/tariff';

const context = { asOf: '2026-01-01', source: 'own fixture' };
const only = (value: unknown): Tariff => {
  const { tariffs, refused } = convertCdr(JSON.stringify(value), context);
  expect(refused).toEqual([]);
  return Tariff.parse(tariffs[0]);
};

/** Dollars of one June day in Sydney with so many kWh in each hour. */
const dayDollars = (
  tariff: Tariff,
  kwh: (hour: number) => number,
  flow: 'import' | 'export' = 'import',
): number => {
  const zone = 'Australia/Sydney';
  const cycles = calendarMonths(zone, '2026-06-20', '2026-06-21');
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const energy = Float64Array.from(hours, (hour) => kwh(hour) * 1_000_000);
  const none = new Float64Array(24);
  const load: Load = {
    zone,
    startUtc: Float64Array.from(hours, (hour) => (cycles[0]?.startUtc ?? 0) + hour * 3600),
    durationS: Float64Array.from(hours, () => 3600),
    importMilliWh: flow === 'import' ? energy : none,
    exportMilliWh: flow === 'export' ? energy : none,
  };
  return (price(tariff, load, cycles)[0]?.totalMicros ?? Number.NaN) / 1_000_000;
};

describe('an Australian plan detail', () => {
  it('adds GST to supply and usage', () => {
    expect(dayDollars(only(plan()), (hour) => (hour < 10 ? 1 : 0))).toBeCloseTo(1.1 + 2.2, 6);
  });

  it('takes the end minute as inclusive', () => {
    const tariff = only(plan(timesOfUse(['10:00', '14:59', '0.30'], ['15:00', '09:59', '0.50'])));
    expect(tariff.unpriced).toEqual([]);
    expect(dayDollars(tariff, (hour) => (hour === 9 || hour === 10 ? 1 : 0))).toBeCloseTo(1.1 + 0.88, 6);
  });

  it('takes a round end as the same time', () => {
    const tariff = only(plan(timesOfUse(['10:00', '15:00', '0.30'], ['15:00', '10:00', '0.50'])));
    expect(tariff.unpriced).toEqual([]);
    expect(dayDollars(tariff, (hour) => (hour === 14 || hour === 15 ? 1 : 0))).toBeCloseTo(1.1 + 0.88, 6);
  });

  it('reads a volume as the width of a block', () => {
    const [period] = (plan()['electricityContract'] as Json)['tariffPeriod'] as Json[];
    const rates = [{ unitPrice: '0.10', volume: 5 }, { unitPrice: '0.20', volume: 5 }, { unitPrice: '0.30' }];
    const tariff = only(plan({ tariffPeriod: [{ ...period, singleRate: { rates, period: 'P1D' } }] }));
    expect(tariff.charges.find((charge) => charge.kind === 'per-kwh')).toMatchObject({
      price: { reset: 'day', tiers: [{ upTo: '5' }, { upTo: '10' }, { upTo: null }] },
    });
    expect(dayDollars(tariff, (hour) => (hour < 12 ? 1 : 0))).toBeCloseTo(1.1 + 1.1 * (0.5 + 1 + 0.6), 6);
  });

  it.each([
    ['LOCAL', undefined],
    ['AEST', 'Australia/Brisbane'],
    [undefined, 'Australia/Brisbane'],
  ])('reads the clock %s', (timeZone, zone) => {
    expect(only(plan({ timeZone })).zone).toBe(zone);
  });

  it('pays feed-in without GST and joins a block with the entry that follows it', () => {
    const solarFeedInTariff = [
      {
        displayName: 'First',
        description: 'for the first 4 kWh per day',
        payerType: 'RETAILER',
        singleTariff: { rates: [{ unitPrice: '0.10', volume: '4' }], period: 'P1Y' },
      },
      { displayName: 'Then', payerType: 'RETAILER', singleTariff: { rates: [{ unitPrice: '0.05' }] } },
      {
        displayName: 'Old scheme',
        payerType: 'GOVERNMENT',
        singleTariff: { rates: [{ unitPrice: '0.44' }] },
      },
    ];
    const tariff = only(plan({ solarFeedInTariff }));
    expect(dayDollars(tariff, (hour) => (hour < 6 ? 1 : 0), 'export')).toBeCloseTo(1.1 - 0.4 - 0.1, 6);
    expect(tariff.unpriced).toEqual([]);
    expect(tariff.occasional?.join()).toContain('Old scheme');
  });

  it('takes guaranteed discounts off and leaves conditional ones to the caller', () => {
    const discounts = [
      { type: 'GUARANTEED', displayName: '10 %', percentOfBill: { rate: '0.10' } },
      { type: 'CONDITIONAL', displayName: 'Pay on time', percentOfUse: { rate: '0.05' } },
    ];
    const tariff = only(plan({ discounts }));
    expect(tariff.discounts.map((discount) => discount.guaranteed)).toEqual([true, false]);
    expect(dayDollars(tariff, (hour) => (hour < 10 ? 1 : 0))).toBeCloseTo(2.97, 6);
  });

  it('keeps a demand charge described in words as text', () => {
    const [period] = (plan()['electricityContract'] as Json)['tariffPeriod'] as Json[];
    const demandCharges = [
      {
        displayName: 'Demand',
        description: 'Highest kW, Mon-Fri 4pm to 8pm, Nov to March, but twice that in a heat wave',
        amount: '0.30',
        startTime: '00:00',
        endTime: '00:00',
        chargePeriod: 'DAY',
        measurementPeriod: 'MONTH',
      },
    ];
    const tariff = only(plan({ tariffPeriod: [{ ...period, demandCharges }] }));
    expect(tariff.unpriced).toMatchObject([
      { reason: 'When the demand is measured is described in words only.' },
    ]);
  });

  it('prices a demand charge that its fields state in full', () => {
    const [period] = (plan()['electricityContract'] as Json)['tariffPeriod'] as Json[];
    const demandCharges = [
      {
        displayName: 'Demand',
        amount: '0.30',
        startTime: '16:00',
        endTime: '20:59',
        days: ['MON'],
        chargePeriod: 'DAY',
        measurementPeriod: 'MONTH',
      },
    ];
    const tariff = only(plan({ tariffPeriod: [{ ...period, demandCharges }] }));
    expect(tariff.unpriced).toEqual([]);
    expect(tariff.charges).toContainEqual(
      expect.objectContaining({
        kind: 'per-kw',
        per: 'day',
        schedule: { windows: [{ days: ['mon'], minutes: [{ from: 960, to: 1260 }] }] },
      }),
    );
  });

  it('says when times leave a gap or meet twice', () => {
    const reasons = (...times: [string, string, string][]) =>
      only(plan(timesOfUse(...times))).unpriced.map((note) => note.reason.split(';')[0]);
    expect(reasons(['10:00', '14:59', '0.30'])).toEqual(['Some times of the week have no price']);
    expect(reasons(['00:00', '23:59', '0.30'], ['10:00', '14:59', '0.50'])).toEqual([
      'Some times of the week have two prices',
    ]);
  });

  it('keeps late fees for show and prices a membership', () => {
    const fees = [
      { type: 'LATE_PAYMENT', term: 'FIXED', amount: '12.00', description: 'Late payment' },
      { type: 'MEMBERSHIP', term: 'ANNUAL', amount: '300.00', description: 'Membership' },
    ];
    const tariff = only(plan({ fees }));
    expect(tariff.occasional).toEqual(['LATE_PAYMENT: Late payment (12.00)']);
    expect(tariff.charges).toContainEqual(expect.objectContaining({ kind: 'per-year', amount: '300' }));
    expect(tariff.unpriced).toEqual([]);
  });

  it('dates a supply charge that changes with the season', () => {
    const [period] = (plan()['electricityContract'] as Json)['tariffPeriod'] as Json[];
    const tariffPeriod = [
      { ...period, startDate: '11-01', endDate: '03-31', dailySupplyCharge: '2.00' },
      { ...period, startDate: '04-01', endDate: '10-31', dailySupplyCharge: '1.00' },
    ];
    expect(dayDollars(only(plan({ tariffPeriod })), () => 0)).toBeCloseTo(1.1, 6);
  });

  it('flags a plan with an unknown field that holds a price, wherever it stands', () => {
    const name = fc.stringMatching(/^[a-z]{5,12}Surcharge$/);
    const amount = fc.integer({ min: 1, max: 99_999 }).map((cents) => (cents / 100).toFixed(2));
    const place = fc.constantFrom('top', 'contract', 'period', 'rate', 'nested');
    fc.assert(
      fc.property(name, amount, place, (field, value, where) => {
        const [period] = (plan()['electricityContract'] as Json)['tariffPeriod'] as Json[];
        const extra = { [field]: value };
        const periodWith =
          where === 'rate'
            ? { ...period, singleRate: { rates: [{ unitPrice: '0.2', ...extra }] } }
            : { ...period, ...extra };
        const odd: Record<string, Json> = {
          top: plan({}, extra),
          contract: plan(extra),
          nested: plan({ [field]: [{ per: 'month', amount: { value } }] }),
        };
        const tariff = only(odd[where] ?? plan({ tariffPeriod: [periodWith] }));
        expect(tariff.unpriced.map((note) => note.text).join()).toContain(value);
      }),
    );
  });

  it('reads a response, a list and a file of lines', () => {
    const [one, two] = [plan(), plan({}, { planId: 'OWN2@EME' })].map((each) => JSON.stringify(each));
    const idsIn = (source: string) => convertCdr(source, context).tariffs.map((tariff) => tariff.id);
    expect(idsIn(`{"data":${one ?? ''},"links":{"self":"https://example.org/1"},"meta":{}}`)).toEqual([
      'OWN1@EME',
    ]);
    expect(idsIn(`[${one ?? ''},${two ?? ''}]`)).toEqual(['OWN1@EME', 'OWN2@EME']);
    expect(idsIn(`${one ?? ''}\n${two ?? ''}\n`)).toEqual(['OWN1@EME', 'OWN2@EME']);
  });

  it('refuses a plan without tariff periods and what is no plan at all', () => {
    const broken = `${JSON.stringify(plan())}\n${JSON.stringify(plan({ tariffPeriod: [] }, { planId: 'BAD' }))}`;
    expect(convertCdr(broken, context)).toMatchObject({
      tariffs: [{ id: 'OWN1@EME' }],
      refused: [{ id: 'BAD' }],
    });
    expect(() => convertCdr('{"a":1}', context)).toThrow(
      expect.objectContaining({ code: 'tariffs.not-cdr' }),
    );
    expect(() => convertCdr('not json', context)).toThrow(
      expect.objectContaining({ code: 'tariffs.not-json' }),
    );
  });
});
