import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describeShared } from '#domain/shared/shared-data.spec-support';
import { findPlace, utilityNamed } from '#domain/energy/households/places/find-place';
import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import { convertOfgem } from './ofgem.js';
import { Tariff } from '#domain/energy/tariffs/model/tariff';

const context = { asOf: '2026-05-01', source: 'own cap' };

const region = (unit: unknown, standing: unknown, more: object = {}): object => ({
  electricity: { unit_rate_inc_vat: unit, standing_charge_inc_vat: standing, ...more },
  gas: { unit_rate_inc_vat: 5.5, standing_charge_inc_vat: 29 },
});
const quarter = (from: string, to: string, regions: object): object => ({
  ...{ period_from: from, period_to: to, label: 'Q2 2026', file_type: 'levelised' },
  regions,
});
const meta = {
  payment_method: 'direct_debit',
  generated: '2026-04-02',
  regions: { _C: 'London', _K: 'South Western England', _X: 'Atlantis' },
};
const regions = { _C: region(24.5, 44.75), _K: region('25.25', '57.5') };
const cap = (more: object = {}): object => ({
  _meta: meta,
  quarters: [
    quarter('2026-01-01', '2026-03-31', { _C: region(27.5, 50) }),
    quarter('2026-04-01', '2026-06-30', regions),
  ],
  ...more,
});
const convert = (document: object, asOf = context.asOf) =>
  convertOfgem(JSON.stringify(document), { ...context, asOf });

describe("Ofgem's price cap", () => {
  it('becomes a tariff for each area of the period in force, pence to pounds', () => {
    const { tariffs, refused } = convert(cap());
    expect(tariffs.map((tariff) => Tariff.parse(tariff))).toMatchObject([
      {
        id: 'ofgem-cap-uk-c-2026-04-01',
        currency: 'GBP',
        priceBasis: 'variable',
        charges: [
          { kind: 'per-day', amount: '0.4475' },
          { kind: 'per-kwh', price: { price: '0.245' } },
        ],
        eligibility: ['Pays by direct debit'],
        unpriced: [],
        provenance: { asOf: '2026-04-01' },
      },
      { networks: ['South West England'] },
    ]);
    expect(refused).toMatchObject([{ id: 'cap-2026-01-01' }]);
  });

  it('goes by the name of a region, not by its letter', () => {
    expect(convert(cap()).tariffs[1]?.id).toBe('ofgem-cap-uk-l-2026-04-01');
  });

  it('takes the day that is asked for, and flags a cap that has ended', () => {
    expect(convert(cap(), '2026-02-01').tariffs).toMatchObject([
      { id: 'ofgem-cap-uk-c-2026-01-01', unpriced: [] },
    ]);
    expect(convert(cap(), '2026-07-01').tariffs[0]?.unpriced).toMatchObject([
      { reason: expect.stringContaining('ended before 2026-07-01') as unknown },
    ]);
    expect(() => convert(cap(), '2020-01-01')).toThrow(
      expect.objectContaining({ code: 'tariffs.prices-unknown' }),
    );
  });

  it('refuses a region that is not known or has no price, and other documents', () => {
    const odd = { _X: region(20, 40), _C: region('n/a', 40), _K: {} };
    expect(convert(cap({ quarters: [quarter('2026-04-01', '2026-06-30', odd)] }))).toMatchObject({
      tariffs: [],
      refused: [{ id: '_X' }, { id: '_C' }, { id: '_K' }],
    });
    expect(() => convert({})).toThrow(expect.objectContaining({ code: 'tariffs.not-ofgem' }));
    expect(() => convertOfgem('<xml/>', context)).toThrow(
      expect.objectContaining({ code: 'tariffs.not-json' }),
    );
  });

  it('flags an unknown field with a price, wherever it stands', () => {
    const figure = fc.integer({ min: 1, max: 9999 }).map((pence) => pence / 100);
    fc.assert(
      fc.property(figure, fc.constantFrom('top', 'meta', 'quarter', 'region', 'prices'), (amount, where) => {
        const levy = (at: string): object => (where === at ? { levy: { pence: amount } } : {});
        const only = { _C: { ...region(24.5, 44.75, levy('prices')), ...levy('region') } };
        const { tariffs } = convert({
          _meta: { ...meta, ...levy('meta') },
          quarters: [{ ...quarter('2026-04-01', '2026-06-30', only), ...levy('quarter') }],
          ...levy('top'),
        });
        expect(tariffs[0]?.unpriced.map(({ text }) => text).join()).toContain(String(amount));
      }),
    );
  });
});

const real = '../shared/tariffs/plans/uk/ofgem-price-cap.json';

describeShared('the real cap', () => {
  const source = readFileSync(real, 'utf8');

  it('has fourteen areas, all known places, in every period', () => {
    for (const asOf of ['2021-10-01', '2023-02-01', '2026-04-01', '2026-06-30']) {
      const { tariffs, refused } = convertOfgem(source, { ...context, asOf });
      expect(tariffs).toHaveLength(14);
      expect(refused).toHaveLength(16);
      expect(tariffs.flatMap(({ unpriced }) => unpriced)).toEqual([]);
      for (const { networks } of tariffs) expect(utilityNamed(networks?.[0] ?? '')?.id).toMatch(/^uk-/);
    }
  });

  it('agrees with the capped tariff of the seed in every area', () => {
    const { tariffs } = convertOfgem(source, context);
    const seed = seedCatalogue().filter(({ market }) => market === 'uk');
    for (const { id, networks, charges } of tariffs) {
      const area = utilityNamed(networks?.[0] ?? '')?.id;
      expect(id).toContain(area);
      const [plan] = seed.filter(({ deliveryUtilityIds: [id] }) => id === area);
      const prices = (each: Tariff['charges']): readonly number[] =>
        each.map((charge) =>
          Number(
            'amount' in charge
              ? charge.amount
              : 'price' in charge && 'price' in charge.price
                ? charge.price.price
                : 0,
          ),
        );
      expect(prices(charges)).toEqual(prices(plan?.tariff.charges ?? []));
    }
    expect(findPlace('CF10 1EP').deliveryUtilities.map(({ id }) => id)).toContain('uk-k');
  });
});
