import { cyclesBetween } from '#domain/energy/tariffs/calendar/cycles';
import { Tariff } from '#domain/energy/tariffs/model/tariff';
import { hourly } from '#domain/energy/tariffs/plain-tariff.spec-support';
import { price } from '#domain/energy/tariffs/reference/price';
import { convertEltariff } from './eltariff.js';

const context = { asOf: '2026-02-01', source: 'grid.json' };
const validPeriod = { fromIncluding: '2026-01-01', toExcluding: '2027-01-01' };
const ZONE = 'Europe/Stockholm';

const sek = (priceExVat: number): object => ({
  priceExVat,
  priceIncVat: priceExVat * 1.25,
  currency: 'SEK',
});
const at = (fromIncluding: string, toExcluding: string, include: object, exclude: object = []): object => ({
  fromIncluding,
  toExcluding,
  calendarPatternReferences: { include, exclude },
});
const times = (reference: string, ...activePeriods: object[]): object => ({
  reference,
  frequency: 'P1D',
  activePeriods,
});
const energy = (more: object = {}): object => ({
  name: 'Transfer',
  type: 'fixed',
  reference: 'main',
  validPeriod,
  unit: 'kWh',
  price: sek(0.2),
  ...more,
});
const rule = {
  peakFunction: 'peak(main)',
  peakIdentificationPeriod: 'P1D',
  peakDuration: 'PT1H',
  numberOfPeaksForAverageCalculation: 3,
};
const power = (more: object = {}, settings: object = {}): object => ({
  name: 'Power',
  type: 'peak',
  reference: 'main',
  validPeriod,
  unit: 'kW',
  price: sek(40),
  peakIdentificationSettings: { ...rule, ...settings },
  recurringPeriods: [times('main', at('00:00:00', '00:00:00', ['weekdays', 'weekends']))],
  ...more,
});
const grid = (energies: readonly object[], powers: readonly object[], more: object = {}): object => ({
  id: 'one',
  name: 'House',
  validPeriod,
  timeZone: ZONE,
  companyName: 'Nät AB',
  product: 'H1',
  direction: 'consumption',
  billingPeriod: 'P1M',
  fixedPrice: {
    costFunction: 'sum(price(c))',
    components: [{ name: 'Fixed', type: 'public', validPeriod, pricedPeriod: 'P1M', price: sek(80) }],
  },
  energyPrice: { costFunction: 'sum(energy(c) * price(c))', components: energies },
  powerPrice: { costFunction: 'sum(peak(c) * price(c))', components: powers },
  ...more,
});
const calendarPatterns = [
  { reference: 'weekdays', frequency: 'P1W', days: [1, 2, 3, 4, 5], dates: [] },
  { reference: 'weekends', frequency: 'P1W', days: [6, 7], dates: [] },
  { reference: 'holidays', frequency: 'P1Y', days: [], dates: ['2026-01-01', '2026-01-06', '2026-04-03'] },
];
const answer = (...tariffs: readonly object[]): string => JSON.stringify({ tariffs, calendarPatterns });
const convert = (...tariffs: readonly object[]): ReturnType<typeof convertEltariff> =>
  convertEltariff(answer(...tariffs), context);
/** The bill in crowns of the days from `from` on, of which each is 24 hours. */
const billOf = (tariff: object, from: string, days: readonly (readonly number[])[]): number => {
  const read = Tariff.parse(convert(tariff).tariffs[0]);
  const to = new Date(Date.parse(from) + days.length * 86_400_000).toISOString().slice(0, 10);
  const load = hourly(ZONE, from, days.flat().map(String));
  return (price(read, load, cyclesBetween(ZONE, [from, to]))[0]?.totalMicros ?? NaN) / 1e6;
};
/** 1 kWh in each hour of a day, and so much in one. */
const day = (hour: number, kwh: number): readonly number[] =>
  Array.from({ length: 24 }, (_, each) => (each === hour ? kwh : 1));
const sum = (days: readonly (readonly number[])[]): number =>
  days.flat().reduce((all, each) => all + each, 0);

describe('the answer of a Swedish grid company', () => {
  it('prices the month, each kWh, and the mean of the highest hours of three days, with VAT', () => {
    const days = [day(8, 6), day(9, 5), day(23, 2), day(12, 4)];
    expect(billOf(grid([energy()], [power()]), '2026-02-02', days)).toBeCloseTo(
      100 + sum(days) * 0.25 + ((6 + 5 + 4) / 3) * 50,
      6,
    );
  });

  it('counts an hour of the night half where the peak function says so', () => {
    const halved = power(
      {
        recurringPeriods: [
          times('high', at('06:00:00', '22:00:00', [])),
          times('low', at('22:00:00', '06:00:00', [])),
        ],
      },
      { peakFunction: 'max(peak(high), peak(low)/2)', numberOfPeaksForAverageCalculation: 1 },
    );
    const bill = (days: readonly (readonly number[])[]): number =>
      billOf(grid([], [halved]), '2026-02-02', days) - 100;
    expect(bill([day(23, 6), day(12, 2)])).toBeCloseTo(3 * 50, 6);
    expect(bill([day(23, 6), day(12, 4)])).toBeCloseTo(4 * 50, 6);
  });

  it('prices the days and parts of the year that a price is for, in any year', () => {
    const high = energy({
      validPeriod: { fromIncluding: '2026-01-01', toExcluding: '2026-04-01' },
      recurringPeriods: [times('high', at('07:00:00', '20:00:00', ['weekdays'], ['holidays']))],
    });
    const at8 = Array.from({ length: 24 }, (_, hour) => (hour === 8 ? 4 : 0));
    const bill = (from: string): number => billOf(grid([high], []), from, [at8]) - 100;
    expect(['2026-02-02', '2025-02-03'].map(bill)).toEqual([1, 1]);
    // A Saturday, Epiphany of either year, Good Friday of another year, and a day of summer.
    expect(['2026-02-07', '2026-01-06', '2025-01-06', '2024-03-29', '2026-07-01'].map(bill)).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });

  it('knows no other year of days that no rule dates', () => {
    const high = energy({
      recurringPeriods: [times('x', at('00:00:00', '00:00:00', ['weekdays'], ['odd']))],
    });
    const odd = { reference: 'odd', frequency: 'P1Y', dates: ['2026-03-11'] };
    const text = JSON.stringify({ tariff: grid([high], []), calendarPatterns: [...calendarPatterns, odd] });
    const read = Tariff.parse(convertEltariff(text, context).tariffs[0]);
    const bill = (from: string, to: string): number =>
      price(
        read,
        hourly(
          ZONE,
          from,
          Array.from({ length: 24 }, () => '1'),
        ),
        cyclesBetween(ZONE, [from, to]),
      )[0]?.totalMicros ?? NaN;
    expect(bill('2026-03-11', '2026-03-12')).toBe(100e6);
    expect(bill('2026-03-12', '2026-03-13')).toBe(106e6);
    expect(() => bill('2025-03-12', '2025-03-13')).toThrow(
      expect.objectContaining({ code: 'tariffs.days-unknown' }),
    );
  });

  it('reads the one fixed price of answers before 0.3', () => {
    const { tariffs } = convert(
      grid([{ ...energy(), unit: undefined }], [], {
        fixedPrice: { name: 'Fuse 16 A', validPeriod, pricedPeriod: 'P1Y', price: sek(4000) },
        energyPrice: { unit: 'kWh', components: [{ ...energy(), unit: undefined }] },
      }),
    );
    expect(tariffs).toMatchObject([
      { unpriced: [], charges: [{ kind: 'per-year', amount: '5000' }, { kind: 'per-kwh' }] },
    ]);
  });

  it('gives tariffs of one id ids of their own', () => {
    const { tariffs } = convert(grid([energy()], []), grid([energy()], [], { name: 'Flat' }));
    expect(tariffs.map(({ id }) => id)).toEqual(['one', 'one Flat']);
  });

  it.each<readonly [what: string, component: object]>([
    ['a peak over a threshold', power({}, { peakFunction: 'max(avg(main) - 4, 0)' })],
    ['a third of a peak', power({}, { peakFunction: 'peak(main)/3' })],
    ['a peak of times that are not stated', power({}, { peakFunction: 'peak(high)' })],
    ['three highest of a month', power({}, { peakIdentificationPeriod: 'P1M' })],
    ['a peak over 20 minutes', power({}, { peakDuration: 'PT20M' })],
    ['reactive power', power({ unit: 'kVAr' })],
    ['a price set for each hour', power({ type: 'dynamic', price: null })],
    [
      'days that are not explained',
      power({ recurringPeriods: [times('main', at('07:00:00', '20:00:00', ['x']))] }),
    ],
    [
      'a night of weekdays alone',
      power({ recurringPeriods: [times('main', at('22:00:00', '06:00:00', ['weekdays']))] }),
    ],
    [
      'times that are no whole minutes',
      power({ recurringPeriods: [times('main', at('07:00:30', '20:00:00', []))] }),
    ],
    [
      'a price below the one without VAT',
      power({ price: { priceExVat: 40, priceIncVat: 40, currency: 'SEK' } }),
    ],
    ['a price below zero', power({ price: sek(-40) })],
    [
      'dates the wrong way round',
      power({ validPeriod: { fromIncluding: '2026-06-01', toExcluding: '2026-03-01' } }),
    ],
  ])('flags %s', (_, component) => {
    const { tariffs } = convert(grid([energy()], [component]));
    expect(tariffs).toMatchObject([{ charges: [{ kind: 'per-month' }, { kind: 'per-kwh' }] }]);
    expect(tariffs[0]?.unpriced).toHaveLength(1);
  });

  it('flags a price that follows the market, and prices of only some of the year', () => {
    expect(convert(grid([energy({ type: 'spot', price: null })], [])).tariffs[0]?.unpriced).toHaveLength(1);
    const half = { fromIncluding: '2026-01-01', toExcluding: '2026-07-01' };
    const quarter = { fromIncluding: '2026-01-01', toExcluding: '2026-04-01' };
    const short = convert(grid([energy({ validPeriod: quarter })], [], { validPeriod: half }));
    expect(short.tariffs[0]?.unpriced).toMatchObject([{ where: 'validPeriod' }]);
  });

  it('refuses what is no tariff of a home, and reads the others', () => {
    const reasonOf = (more: object): string =>
      convert(grid([energy()], [], more), grid([energy()], [])).refused[0]?.reason ?? '';
    expect(reasonOf({ direction: 'production' })).toContain('not for consumption');
    expect(reasonOf({ timeZone: 'Europe/Nowhere' })).toContain('time zone');
    expect(
      reasonOf({ energyPrice: { components: [energy({ price: { ...sek(1), currency: 'EUR' } })] } }),
    ).toContain('one currency');
    expect(
      reasonOf({ energyPrice: { components: [energy({ price: { ...sek(1), priceIncVat: '0,25' } })] } }),
    ).toContain('priceIncVat');
    expect(() => convertEltariff('{"calendarPatterns":[]}', context)).toThrow(
      expect.objectContaining({ code: 'tariffs.not-eltariff' }),
    );
  });
});
