import fc from 'fast-check';
import { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { SeriesContext } from '../convert.js';
import { OpenQuestion } from '../open-question.js';
import { convertSpot } from './spot.js';
import { unitIn } from './units.js';

const context = { asOf: '2026-01-01', source: 'prices' };
const only = (document: unknown, series: SeriesContext = {}): Tariff => {
  const source = typeof document === 'string' ? document : JSON.stringify(document);
  return Tariff.parse(convertSpot(source, { ...context, series }).tariffs[0]);
};
const pricesOf = ({ charges: [charge] }: Tariff): readonly string[] =>
  charge?.kind === 'per-kwh' && charge.price.type === 'series' ? charge.price.prices : [];
const questionOf = (document: unknown, series: SeriesContext = {}): OpenQuestion => {
  try {
    only(document, series);
  } catch (error) {
    if (error instanceof OpenQuestion) return error;
    throw error;
  }
  throw new Error('nothing was asked');
};
const hour = (at: number): string => `2026-02-03T0${at}:00:00Z`;

const nordPool = (areas: Readonly<Record<string, number>>): unknown => ({
  currency: 'EUR',
  multiAreaEntries: [0, 1].map((at) => ({
    deliveryStart: hour(at),
    deliveryEnd: hour(at + 1),
    entryPerArea: areas,
  })),
});

describe('the shapes in which markets publish prices', () => {
  const eds = [0, 1].map((at) => ({
    HourUTC: `2026-02-03T0${at}:00:00`,
    HourDK: `2026-02-03T0${at + 1}:00:00`,
    PriceArea: 'DK2',
    SpotPriceDKK: 700 + at,
    SpotPriceEUR: 94,
  }));
  it.each([
    ['Nord Pool', nordPool({ FI: 88.5 }), 'EUR', ['0.0885', '0.0885']],
    ['Energi Data Service', { records: eds }, 'DKK', ['0.7', '0.701']],
    [
      'Tibber',
      {
        data: {
          viewer: {
            homes: [
              {
                currentSubscription: {
                  priceInfo: { today: [{ total: 1.2, currency: 'NOK', startsAt: hour(1) }] },
                },
              },
            ],
          },
        },
      },
      'NOK',
      ['1.2'],
    ],
    [
      'aWATTar',
      {
        data: [
          {
            start_timestamp: 1770076800000,
            end_timestamp: 1770080400000,
            marketprice: 61.2,
            unit: 'Eur/MWh',
          },
        ],
      },
      'EUR',
      ['0.0612'],
    ],
    [
      'PVPC',
      { PVPC: [{ Dia: '03/02/2026', Hora: '00-01', PCB: '1.101,25', CYM: '1.101,25' }] },
      'EUR',
      ['1.10125'],
    ],
    [
      'e·sios',
      {
        indicator: {
          values: [{ value: 99.1, datetime: '2026-02-03T00:00:00.000+01:00', geo_name: 'Península' }],
        },
      },
      'EUR',
      ['0.0991'],
    ],
    [
      'ComEd',
      [
        { millisUTC: '1770077100000', price: '3.1' },
        { millisUTC: '1770076800000', price: '-0.4' },
      ],
      'USD',
      ['-0.004', '0.031'],
    ],
    [
      'a Nordic day',
      [{ NOK_per_kWh: 0.9, EUR_per_kWh: 0.08, EXR: 11.6, time_start: hour(1), time_end: hour(2) }],
      'NOK',
      ['0.9'],
    ],
  ])('reads %s', (_, document, currency, prices) => {
    const tariff = only(document);
    expect({ currency: tariff.currency, prices: pricesOf(tariff), unpriced: tariff.unpriced }).toEqual({
      currency,
      prices,
      unpriced: [],
    });
  });

  it('reads the same prices in the currency it is told', () => {
    expect(only({ records: eds }, { currency: 'EUR' })).toMatchObject({ currency: 'EUR' });
    expect(pricesOf(only({ records: eds }, { currency: 'EUR' }))).toEqual(['0.094', '0.094']);
  });

  it("reads ENTSO-E's document, repeating what a position leaves out", () => {
    const xml = `<Publication_MarketDocument><TimeSeries><in_Domain.mRID>10YFI</in_Domain.mRID>
      <currency_Unit.name>EUR</currency_Unit.name><price_Measure_Unit.name>MWH</price_Measure_Unit.name>
      <Period><timeInterval><start>2026-02-03T00:00Z</start><end>2026-02-03T01:00Z</end></timeInterval>
      <resolution>PT15M</resolution><Point><position>1</position><price.amount>40</price.amount></Point>
      <Point><position>4</position><price.amount>52</price.amount></Point></Period></TimeSeries></Publication_MarketDocument>`;
    expect(pricesOf(only(xml))).toEqual(['0.04', '0.04', '0.04', '0.052']);
  });
});

describe('what a series leaves open', () => {
  it('is asked: unit, currency, and area, with what would do', () => {
    const bare = `start,price\n${hour(1)},8.5\n${hour(2)},9.5\n`;
    expect(questionOf(bare)).toMatchObject({
      outcome: 'needs-unit',
      proposals: [{ answer: 'EUR per MWh' }, {}, {}],
    });
    expect(pricesOf(only(bare, { unit: 'ct/kWh', currency: 'EUR' }))).toEqual(['0.085', '0.095']);
    expect(questionOf(bare, { unit: 'øre/kWh' })).toMatchObject({ outcome: 'needs-currency' });
    const areas = nordPool({ SE3: 20, SE4: 70 });
    expect(questionOf(areas)).toMatchObject({
      outcome: 'needs-area',
      proposals: [{ answer: 'SE3' }, { answer: 'SE4' }],
    });
    expect(pricesOf(only(areas, { area: 'SE4' }))).toEqual(['0.07', '0.07']);
    expect(() => only(areas, { area: 'NO2' })).toThrow(
      expect.objectContaining({ code: 'tariffs.spot-no-area' }),
    );
  });

  it('is asked of columns and rows of areas in a table too', () => {
    expect(questionOf(`time,SE3 EUR/MWh,SE4 EUR/MWh\n${hour(1)},1,2\n`)).toMatchObject({
      outcome: 'needs-area',
    });
    expect(questionOf(`time,Area,EUR/MWh\n${hour(1)},SE3,1\n${hour(1)},SE4,2\n`)).toMatchObject({
      outcome: 'needs-area',
    });
  });

  it('is refused when an instant has two prices', () => {
    const twice = (second: string): string =>
      `time,EUR/MWh\n${hour(1)},10\n${hour(1)},${second}\n${hour(2)},10\n`;
    expect(pricesOf(only(twice('10.0')))).toEqual(['0.01', '0.01']);
    expect(() => only(twice('11'))).toThrow(expect.objectContaining({ code: 'tariffs.spot-duplicate' }));
  });
});

describe('figures with a comma', () => {
  const read = (...cells: readonly string[]): readonly string[] =>
    pricesOf(only(`time;EUR/kWh\n${cells.map((cell, at) => `${hour(at)};${cell}`).join('\n')}\n`));

  it.each([
    [
      ['0,25', '12,5'],
      ['0.25', '12.5'],
    ],
    [
      ['12,345', '14,250'],
      ['12.345', '14.25'],
    ],
    [
      ['1.234,5', '12'],
      ['1234.5', '12'],
    ],
    [
      ['1,234.5', '12.25'],
      ['1234.5', '12.25'],
    ],
    [
      ['1,234', '12.5'],
      ['1234', '12.5'],
    ],
  ])('are decimals or thousands as their column tells: %j', (cells, prices) => {
    expect(read(...cells)).toEqual(prices);
  });

  it('are refused where it does not', () => {
    expect(() => read('1,234', '45')).toThrow(expect.objectContaining({ code: 'tariffs.spot-figures' }));
  });
});

describe('words of units', () => {
  it.each([
    ['EUR/MWh', { currency: 'EUR', perKwh: 1000 }],
    ['öre/kWh', { currency: 'SEK', perKwh: 100 }],
    ['øre/kWh', { perKwh: 100 }],
    ['snt/kWh', { currency: 'EUR', perKwh: 100 }],
    ['gr/kWh', { currency: 'PLN', perKwh: 100 }],
    ['p/kWh', { currency: 'GBP', perKwh: 100 }],
    ['SEK_per_kWh', { currency: 'SEK', perKwh: 1 }],
    ['price_eur_per_mwh', { currency: 'EUR', perKwh: 1000 }],
    ['ct/kWh', { perKwh: 100 }],
    ['c€/kWh', { currency: 'EUR', perKwh: 100 }],
    ['price', {}],
  ])('reads %s', (words, unit) => {
    expect(unitIn(words)).toEqual(unit);
  });
});

describe('intervals that change their length', () => {
  it('are priced to the last, and a hole among them ends the series', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 30 }),
        fc.integer({ min: 5, max: 60 }),
        fc.boolean(),
        (hours, quarters, holed) => {
          const first = Date.parse('2025-09-30T00:00:00Z');
          const change = first + hours * 3_600_000;
          const stamps = [
            ...Array.from({ length: hours }, (_, at) => first + at * 3_600_000),
            ...Array.from({ length: quarters }, (_, at) => change + at * 900_000),
          ];
          const kept = holed ? stamps.filter((_, at) => at !== hours + 2) : stamps;
          const rows = kept.map((stamp) => `${new Date(stamp).toISOString()},5`);
          const tariff = only(`time,EUR/MWh\n${rows.join('\n')}\n`);
          expect(pricesOf(tariff)).toHaveLength(holed ? hours + 2 : stamps.length);
          expect(tariff.unpriced).toEqual([]);
          expect(tariff.remarks ?? []).toHaveLength(holed ? 1 : 0);
        },
      ),
      { numRuns: 40 },
    );
  });
});
