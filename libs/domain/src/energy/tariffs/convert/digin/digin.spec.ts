import { Tariff } from '#domain/energy/tariffs/model/tariff';
import { cyclesBetween } from '#domain/energy/tariffs/calendar/cycles';
import { hourly } from '#domain/energy/tariffs/plain-tariff.spec-support';
import { price } from '#domain/energy/tariffs/reference/price';
import { convertDigin } from './digin.js';

const context = { asOf: '2026-02-01', source: 'grid.json' };
const DAYS = 4;
const hours = Array.from({ length: DAYS * 24 }, (_, at) => {
  const start = Date.parse('2026-02-01T23:00:00Z') + at * 3_600_000;
  const total = at % 24 < 6 ? 0.25 : 0.5;
  return {
    startTime: new Date(start).toISOString(),
    expiredAt: new Date(start + 3_600_000).toISOString(),
    fixedPrice: { id: 'f', hourId: 'h' },
    energyPrice: { id: 'e', total, totalExVat: total / 1.25 },
  };
});
const level = (valueMin: number, valueMax: number | null, monthlyTotal: number): object => ({
  valueMin,
  valueMax,
  monthlyTotal,
  monthlyTotalExVat: monthlyTotal / 1.25,
  currency: 'NOK',
  hourPrices: [{ numberOfDaysInMonth: 28, total: 0.2 }],
});
const document = (
  rule: object,
  more: object = {},
  levels = [level(0, 2, 100), level(2, 5, 200), level(5, null, 400)],
): string =>
  JSON.stringify({
    gridTariffCollections: [
      {
        gridTariff: {
          tariffType: {
            tariffKey: 'private',
            companyName: 'Nett AS',
            title: 'Private homes',
            lastUpdated: '2026-01-01T00:00:00+01:00',
            resolution: 60,
            fixedPriceConfiguration: {
              basis: 'monthlymax',
              months: 1,
              maxhoursPerDay: 1,
              daysPerMonth: 3,
              ...rule,
            },
          },
          tariffPrice: {
            hours,
            priceInfo: {
              fixedPrices: [{ id: 'f', priceLevel: levels }],
              energyPrices: [{ currency: 'NOK' }],
              ...more,
            },
          },
        },
      },
    ],
  });
const convert = (text: string): ReturnType<typeof convertDigin> => convertDigin(text, context);
const billOf = (text: string, kwh: readonly string[]): number => {
  const tariff = Tariff.parse(convert(text).tariffs[0]);
  const cycles = cyclesBetween('Europe/Oslo', ['2026-02-02', '2026-02-06']);
  return (price(tariff, hourly('Europe/Oslo', '2026-02-02', kwh), cycles)[0]?.totalMicros ?? NaN) / 1e6;
};
/** 1 kWh in each hour, and so much in one hour of each day. */
const home = (peaks: readonly string[]): readonly string[] =>
  Array.from({ length: DAYS * 24 }, (_, at) => (at % 24 === 12 ? (peaks[Math.floor(at / 24)] ?? '1') : '1'));
const energy = (peaks: readonly string[]): number =>
  DAYS * (6 * 0.25 + 17 * 0.5) + peaks.reduce((sum, each) => sum + Number(each) * 0.5, 0);

describe('the answer of a Norwegian grid company', () => {
  it('prices each hour, and capacity by the mean of the highest hour of three days', () => {
    const peaks = ['6', '5', '1', '4'];
    // (6 + 5 + 4) / 3 = 5 kW, which lie in the level from 5 on.
    expect(billOf(document({}), home(peaks))).toBeCloseTo(energy(peaks) + 400, 6);
    expect(billOf(document({}), home(['6', '4.9', '1', '4']))).toBeCloseTo(
      energy(['6', '4.9', '1', '4']) + 200,
      6,
    );
  });

  it('takes the highest hours of a month on any days where it says so', () => {
    const rule = { maxhoursPerDay: null, daysPerMonth: null, maxhoursPerMonth: 1 };
    const peaks = ['4.5', '1', '1', '1'];
    expect(billOf(document(rule), home(peaks))).toBeCloseTo(energy(peaks) + 200, 6);
  });

  it('knows one fixed price for all', () => {
    const fixed = document({ basis: 'fixed' }, {}, [level(0, null, 140)]);
    const peaks = ['9', '9', '9', '9'];
    expect(billOf(fixed, home(peaks))).toBeCloseTo(energy(peaks) + 140, 6);
  });

  it('refuses rules, gaps and moneys that it does not know, and flags other prices', () => {
    const reasonOf = (text: string): string => convert(text).refused[0]?.reason ?? '';
    expect(reasonOf(document({ allDaysPerMonth: true, daysPerMonth: null }))).toContain('not understood');
    expect(reasonOf(document({ months: 12 }))).toContain('not understood');
    expect(reasonOf(document({}, { fixedPrices: [] }))).toContain('no fixed price');
    expect(reasonOf(document({}, { energyPrices: [{ currency: 'SEK' }] }))).toContain('one currency');
    const holed = JSON.stringify(
      JSON.parse(document({}), (key, value: unknown) =>
        key === 'hours' && Array.isArray(value) ? value.toSpliced(5, 1) : value,
      ),
    );
    expect(reasonOf(holed)).toContain('gap');
    expect(
      convert(document({}, { powerPrices: [{ monthlyActivePowerTotal: 27.5 }] })).tariffs[0]?.unpriced,
    ).toHaveLength(1);
    expect(convert(document({}, { rent: 12 })).tariffs[0]?.unpriced).toHaveLength(1);
    expect(() => convert('{}')).toThrow(expect.objectContaining({ code: 'tariffs.not-digin' }));
  });
});
