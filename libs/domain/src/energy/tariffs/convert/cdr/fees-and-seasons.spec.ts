import fc from 'fast-check';
import { cyclesBetween } from '#domain/energy/tariffs/calendar/cycles';
import { Tariff } from '#domain/energy/tariffs/model/tariff';
import { hourly } from '#domain/energy/tariffs/plain-tariff.spec-support';
import { price } from '#domain/energy/tariffs/reference/price';
import { convertCdr } from './cdr.js';
import type { Json } from './own-plan.spec-support.js';
import { plan } from './own-plan.spec-support.js';
import { coverYearOnce, seasonsInWords } from './seasons-in-words.js';

const only = (contract: Json): Tariff =>
  Tariff.parse(convertCdr(JSON.stringify(plan(contract)), { asOf: '2026-01-01', source: 'own' }).tariffs[0]);
const member = (term: string | undefined): Tariff =>
  only({ fees: [{ type: 'MEMBERSHIP', ...(term && { term }), amount: '12.00', description: 'Membership' }] });

describe('a membership of an Australian plan', () => {
  it.each([
    ['MONTHLY', { kind: 'per-month', amount: '12' }],
    ['ANNUAL', { kind: 'per-year', amount: '12' }],
    [undefined, { kind: 'per-year', amount: '12' }],
    ['2_YEAR', { kind: 'per-year', amount: '6' }],
    ['BIANNUAL', { kind: 'per-year', amount: '24' }],
    ['DAILY', { kind: 'per-day', amount: '12' }],
    ['FIXED', { kind: 'once', amount: '12' }],
  ])('is paid as often as its term %s says', (term, charge) => {
    const tariff = member(term);
    expect(tariff.charges.find(({ id }) => id === 'membership-0')).toMatchObject(charge);
    expect(tariff.unpriced).toEqual([]);
  });

  it('flags the plan when its term says nothing', () => {
    expect(member('VARIABLE').unpriced).toMatchObject([{ where: 'fees[0]' }]);
  });
});

describe('the clocks of an Australian plan', () => {
  const [period] = (plan()['electricityContract'] as Json)['tariffPeriod'] as Json[];
  const halves = [
    { ...period, startDate: '01-01', endDate: '06-30' },
    { ...period, startDate: '07-01', endDate: '12-31' },
  ];
  const zonesOf = (contract: string, periods: string): readonly unknown[] => {
    const tariff = only({
      timeZone: contract,
      tariffPeriod: halves.map((each) => ({ ...each, timeZone: periods })),
    });
    const schedules = tariff.charges.flatMap((charge) =>
      charge.kind === 'per-kwh' ? [charge.schedule?.zone] : [],
    );
    return [tariff.zone, ...schedules];
  };
  it("let a period's own go before the contract's", () => {
    expect(zonesOf('LOCAL', 'AEST')).toEqual([undefined, 'Australia/Brisbane', 'Australia/Brisbane']);
    expect(zonesOf('AEST', 'LOCAL')).toEqual([undefined, undefined, undefined]);
    expect(zonesOf('AEST', 'AEST')).toEqual(['Australia/Brisbane', undefined, undefined]);
  });
});

describe('a discount that ends', () => {
  const zone = 'Australia/Sydney';
  const off = (rate: string, endDate?: string): Json => ({
    displayName: `${rate} off`,
    type: 'GUARANTEED',
    percentOfBill: { rate },
    ...(endDate !== undefined && { endDate }),
  });
  // A day costs 1.10 and 24 kWh at 0.22: 6.38.
  const bill = (...discounts: readonly Json[]): number => {
    const days = hourly(
      zone,
      '2026-02-28',
      Array.from({ length: 48 }, () => '1'),
    );
    const cycles = cyclesBetween(zone, ['2026-02-28', '2026-03-02']);
    return (price(only({ discounts: [...discounts] }), days, cycles)[0]?.totalMicros ?? NaN) / 1e6;
  };

  it('holds on its last day and no longer, also within a bill', () => {
    expect(bill()).toBe(12.76);
    expect(bill(off('0.1', '2026-02-27'))).toBe(12.76);
    expect(bill(off('0.1', '2026-02-28'))).toBe(12.12);
    expect(bill(off('0.1', '2026-03-01'))).toBe(11.48);
  });

  it('takes nothing from another that goes on or ends earlier', () => {
    expect(bill(off('0.5'), off('0.1', '2026-02-28'))).toBe(5.74);
    expect(bill(off('0.1', '2026-03-01'), off('0.5', '2026-02-28'))).toBe(8.29);
  });
});

describe('feed-in by season, told in words', () => {
  const feedIn = (displayName: string, description: string, unitPrice: string): Json => ({
    displayName,
    description,
    payerType: 'RETAILER',
    tariffUType: 'singleTariff',
    singleTariff: { rates: [{ unitPrice }] },
  });
  it('is priced when its months cover the year once', () => {
    const tariff = only({
      solarFeedInTariff: [
        feedIn('Low', '1 December to the end of March', '0.02'),
        feedIn('High', 'April–November', '0.07'),
      ],
    });
    const seasons = tariff.charges.flatMap((charge) =>
      charge.kind === 'per-kwh' && charge.flow === 'export'
        ? (charge.schedule?.windows[0]?.seasons ?? [])
        : [],
    );
    expect(seasons).toEqual([
      { from: '12-01', to: '03-31' },
      { from: '04-01', to: '11-30' },
    ]);
    expect(tariff.unpriced).toEqual([]);
  });

  it('flags the plan when they do not, or when no months are named', () => {
    for (const words of ['May to October', 'in winter'])
      expect(
        only({ solarFeedInTariff: [feedIn('A', 'summer', '0.02'), feedIn('B', words, '0.07')] }).unpriced,
      ).toHaveLength(1);
  });

  it('reads any two months, and says what it did not read', () => {
    const names = [
      'January',
      'Feb',
      'March',
      'Apr',
      'May',
      'June',
      'Jul',
      'August',
      'Sept',
      'Oct',
      'November',
      'Dec',
    ];
    const month = fc.integer({ min: 0, max: 11 });
    fc.assert(
      fc.property(month, month, fc.constantFrom(' to ', ' - ', '–', ' until '), (from, to, between) => {
        const { seasons, rest } = seasonsInWords(
          `Paid ${names[from] ?? ''}${between}${names[to] ?? ''} only`,
        );
        expect(seasons).toHaveLength(1);
        expect(Number(seasons[0]?.from.slice(0, 2))).toBe(from + 1);
        expect(Number(seasons[0]?.to.slice(0, 2))).toBe(to + 1);
        expect(rest.replace(/\s+/g, ' ')).toBe('Paid only');
        const others = [
          {
            from: `${String(((to + 1) % 12) + 1).padStart(2, '0')}-01`,
            to: `${String(((from + 11) % 12) + 1).padStart(2, '0')}-31`,
          },
        ];
        expect(coverYearOnce([seasons, others])).toBe((to + 1) % 12 !== from);
      }),
    );
    expect(seasonsInWords('31 June to August').seasons).toEqual([]);
  });
});
