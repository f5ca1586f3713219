import { convertCdr } from './cdr.js';
import type { Json } from './own-plan.spec-support.js';
import { plan } from './own-plan.spec-support.js';
import { calendarMonths } from '#domain/energy/tariffs/calendar/cycles';
import { compileCatalogue } from '#domain/energy/tariffs/engine/compile';
import { priceCompiled } from '#domain/energy/tariffs/engine/price-compiled.spec-support';
import { price } from '#domain/energy/tariffs/reference/price';
import { reduce } from '#domain/energy/tariffs/reduction/reduce';
import { Tariff } from '#domain/energy/tariffs/model/tariff';

const only = (value: unknown): Tariff => {
  const { tariffs, refused } = convertCdr(JSON.stringify(value), {
    asOf: '2026-01-01',
    source: 'own fixture',
  });
  expect(refused).toEqual([]);
  return Tariff.parse(tariffs[0]);
};

/** Dollars of thirty days without imports, with so much controlled load in all; the same on both paths. */
function monthDollars(tariff: Tariff, controlledLoadKwh: number | undefined): number {
  const cycles = calendarMonths('Australia/Sydney', '2026-06-01', '2026-07-01');
  const load = {
    zone: 'Australia/Sydney',
    startUtc: Float64Array.of(cycles[0]?.startUtc ?? 0),
    durationS: Float64Array.of(86_400),
    importMilliWh: Float64Array.of(0),
    ...(controlledLoadKwh === undefined
      ? {}
      : { controlledLoadMilliWh: Float64Array.of(controlledLoadKwh * 1e6) }),
  };
  const micros = price(tariff, load, cycles)[0]?.totalMicros ?? Number.NaN;
  expect(priceCompiled(compileCatalogue([tariff]), reduce(load, cycles)).totalMicros[0]).toBe(micros);
  return micros / 1e6;
}

const circuit = (unitPrice: string, dailySupplyCharge: string): Json => ({
  displayName: 'Controlled load',
  rateBlockUType: 'singleRate',
  singleRate: { displayName: 'Controlled load', period: 'P1D', dailySupplyCharge, rates: [{ unitPrice }] },
});

const reasons = (incentive: string, contract: Json = {}): readonly string[] =>
  only(plan({ ...contract, incentives: [{ displayName: incentive, category: 'OTHER' }] })).unpriced.map(
    ({ reason }) => reason,
  );

describe('what an Australian plan holds beside its rates', () => {
  it('charges the meter of a controlled load by the day in a home that has one', () => {
    const tariff = only(plan({ controlledLoad: [circuit('0.10', '0.05')] }));
    expect(tariff.unpriced).toEqual([]);
    expect(monthDollars(tariff, undefined)).toBeCloseTo(33, 6);
    expect(monthDollars(tariff, 100)).toBeCloseTo(33 + 1.65 + 11, 6);
  });

  it('needs no second circuit that costs the same, and flags one that does not', () => {
    const same = plan({ controlledLoad: [circuit('0.10', '0.05'), circuit('0.10', '0.05')] });
    expect(only(same).unpriced).toEqual([]);
    const other = plan({ controlledLoad: [circuit('0.10', '0.05'), circuit('0.12', '0.05')] });
    expect(only(other).unpriced).toHaveLength(1);
  });

  it('reads times of use that are stated one by one as one circuit', () => {
    const at = (unitPrice: string, startTime: string, endTime: string): Json => ({
      displayName: 'Controlled load',
      rateBlockUType: 'timeOfUseRates',
      timeOfUseRates: [
        { type: 'PEAK', period: 'P1D', rates: [{ unitPrice }], timeOfUse: [{ startTime, endTime }] },
      ],
    });
    const controlledLoad = [at('0.30', '06:00', '21:59'), at('0.10', '22:00', '05:59')];
    const tariff = only(plan({ controlledLoad }));
    expect(tariff.unpriced).toEqual([]);
    expect(monthDollars(tariff, 24)).toBeCloseTo(33 + 1.1 * (16 * 0.3 + 8 * 0.1), 6);
    expect(only(plan({ controlledLoad: controlledLoad.slice(1) })).unpriced).toHaveLength(1);
  });

  it('keeps a credit for new customers as a discount on conditions', () => {
    const incentives = [{ displayName: '$100 sign up credit', category: 'ACCOUNT_CREDIT' }];
    const discounts = [
      {
        type: 'CONDITIONAL',
        displayName: 'Welcome',
        description: 'After 6 months',
        fixedAmount: { amount: '50.00' },
      },
    ];
    const tariff = only(plan({ incentives, discounts }));
    expect(tariff.unpriced).toEqual([]);
    expect(tariff.discounts.map(({ guaranteed, charge }) => [guaranteed, charge])).toEqual([
      [false, expect.objectContaining({ kind: 'once', amount: '-50' })],
      [false, expect.objectContaining({ kind: 'once', amount: '-100' })],
    ]);
  });

  it.each([
    'Bonus $100 Prepaid Digital Mastercard',
    'Refer a Friend Credit: $50 credit on your and your friends accounts',
    'We give $5 to a charity for each calendar month: we will contribute $5',
  ])('shows "%s" without a flag, as it is not on the bill', (incentive) => {
    expect(reasons(incentive)).toEqual([]);
    expect(only(plan({ incentives: [{ displayName: incentive }] })).occasional?.join()).toContain(incentive);
  });

  it.each([
    'Between 12pm and 2pm Saturday and Sunday, your usage charges will be waived',
    'EV Off-Peak: $0.08/kWh usage charge between midnight and 6am',
    '$1/Day when imports are 0.03 kWh/hour or less',
    '$200 sign-up credit as well as $20 monthly credit per battery',
  ])('flags "%s", which no rate of the plan holds', (incentive) => {
    expect(reasons(incentive)).toEqual(['An incentive is described in words only; it is not counted.']);
  });

  it('knows words that only repeat a rate of the plan', () => {
    const solarFeedInTariff = [
      { payerType: 'RETAILER', displayName: 'Solar', singleTariff: { rates: [{ unitPrice: '0.10' }] } },
    ];
    const words = 'Generous 10 cents/kWh solar feed-in credit';
    expect(reasons(words, { solarFeedInTariff })).toEqual([]);
    expect(reasons(words)).toHaveLength(1);
  });
});
