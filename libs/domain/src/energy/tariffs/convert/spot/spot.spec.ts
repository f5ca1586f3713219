import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describeShared } from '#domain/shared/shared-data.spec-support';
import { convertSpot } from './spot.js';
import { Tariff } from '#domain/energy/tariffs/model/tariff';

const context = { asOf: '2026-01-01', source: 'prices.csv' };
const only = (source: string, series = {}): Tariff =>
  Tariff.parse(convertSpot(source, { ...context, series }).tariffs[0]);
const seriesOf = (tariff: Tariff) => {
  const [charge] = tariff.charges;
  if (charge?.kind !== 'per-kwh' || charge.price.type !== 'series')
    throw new Error('the first charge is the series');
  return charge.price;
};

describe('a series of spot prices', () => {
  it('adds the margin and the fee it is told', () => {
    const csv = 'time,price EUR/MWh\n2026-01-01T00:00:00Z,100\n2026-01-01T01:00:00Z,-50\n';
    const tariff = only(csv, { marginPerKwh: '0.012', monthlyFee: '5' });
    expect(seriesOf(tariff)).toMatchObject({
      starts: [1767225600, 1767229200],
      end: 1767232800,
      prices: ['0.1', '-0.05'],
    });
    expect(tariff.charges.slice(1)).toMatchObject([
      { id: 'margin', price: { price: '0.012' } },
      { id: 'monthly-fee', amount: '5' },
    ]);
    expect(tariff).toMatchObject({ currency: 'EUR', priceBasis: 'spot', unpriced: [] });
  });

  it('tells the doubled hour of October apart by its order', () => {
    const hours = ['01', '02', '02', '03'].map((hour, i) => `30.10.2022 ${hour}:00,0.${i + 1}`);
    const price = seriesOf(only(`MTU (CET/CEST),EUR/kWh\n${hours.join('\n')}\n`));
    expect(price.starts.map((start) => start - (price.starts[0] ?? 0))).toEqual([0, 3600, 7200, 10_800]);
  });

  it('accepts the hour that spring leaves out when it has no price', () => {
    const rows = ['27mar2022 01:00:00,.1', '27mar2022 02:00:00,', '27mar2022 03:00:00,.2'];
    const price = seriesOf(only(`time,EUR/kWh\n${rows.join('\n')}\n`, { zone: 'Europe/Brussels' }));
    expect(price.prices).toEqual(['0.1', '0.2']);
  });

  it.each([
    [
      'a list of objects',
      [
        { start: '2026-01-01T00:00:00Z', price: 0.1, unit: 'EUR/kWh' },
        { start: '2026-01-01T01:00:00Z', price: 0.2 },
      ],
    ],
    ['parallel lists', { unix_seconds: [1767225600, 1767229200], price: [100, 200], unit: 'EUR / MWh' }],
    [
      'a wrapped list',
      {
        data: [
          { start_timestamp: 1767225600000, marketprice: 100, unit: 'Eur/MWh' },
          { start_timestamp: 1767229200000, marketprice: 200, unit: 'Eur/MWh' },
        ],
      },
    ],
    [
      'a nested list',
      {
        success: true,
        unit: 'EUR/MWh',
        data: {
          ee: [
            { timestamp: 1767225600, price: 100 },
            { timestamp: 1767229200, price: 200 },
          ],
        },
      },
    ],
  ])('reads JSON as %s', (_, document) => {
    expect(seriesOf(only(JSON.stringify(document)))).toMatchObject({
      starts: [1767225600, 1767229200],
      prices: ['0.1', '0.2'],
    });
  });

  it('ends at its first hole and says so', () => {
    const tariff = only(
      'time,EUR/kWh\n2026-01-01T00:00Z,0.1\n2026-01-01T01:00Z,0.2\n2026-01-01T02:00Z,0.3\n2026-01-01T05:00Z,0.4\n',
    );
    expect(seriesOf(tariff).prices).toEqual(['0.1', '0.2', '0.3']);
    expect(tariff.unpriced).toEqual([]);
    expect(tariff.remarks).toMatchObject([{ reason: 'The series ends at its first hole.' }]);
  });

  it('refuses stamps it cannot place, and documents without prices', () => {
    expect(() => only('time,EUR/kWh\n2026-01-01 00:00,0.1\n')).toThrow(
      expect.objectContaining({ code: 'tariffs.spot-zone' }),
    );
    expect(() => only('time,EUR/kWh\nyesterday,0.1\n')).toThrow(
      expect.objectContaining({ code: 'tariffs.spot-stamp' }),
    );
    expect(() => only('[]')).toThrow(expect.objectContaining({ code: 'tariffs.not-spot' }));
    expect(() => only('{"a":')).toThrow(expect.objectContaining({ code: 'tariffs.not-json' }));
  });

  it('flags a second column of prices', () => {
    const figure = fc.integer({ min: 1, max: 9999 }).map((cents) => (cents / 100).toFixed(2));
    fc.assert(
      fc.property(figure, (amount) => {
        const tariff = only(
          `time,price EUR/kWh,grid cost\n2026-01-01T00:00Z,0.1,${amount}\n2026-01-01T01:00Z,0.1,${amount}\n`,
        );
        expect(tariff.unpriced.map((note) => note.text).join()).toContain(amount);
      }),
    );
  });
});

const file = '../shared/tariffs/plans/spot/belgium-dam-2022-2024-entsoe.csv';

describeShared('real day-ahead prices', () => {
  it('convert, hour by hour, until the published prices end', () => {
    const tariff = only(readFileSync(file, 'utf8'));
    const { starts, prices } = seriesOf(tariff);
    expect(tariff.zone).toBe('Europe/Brussels');
    expect(starts[0]).toBe(Date.parse('2021-12-31T23:00:00Z') / 1000);
    expect(starts.every((start, i) => i === 0 || start - (starts[i - 1] ?? 0) === 3600)).toBe(true);
    expect(prices).toHaveLength(22_583);
  });
});
