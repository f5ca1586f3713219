import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describeShared } from '#domain/shared/shared-data.spec-support';
import { convertOctopus } from './octopus.js';
import { Tariff } from '#domain/energy/tariffs/model/tariff';

const context = { asOf: '2026-01-01', source: 'own fixture' };

/** A product of our own making with one region and way of paying. */
const product = (register: object, more: object = {}): string =>
  JSON.stringify({
    code: 'OWN-FIX-12M',
    full_name: 'Own Fixed',
    is_variable: false,
    is_green: true,
    term: 12,
    single_register_electricity_tariffs: {
      _C: { direct_debit_monthly: { code: 'E-1R-OWN-C', ...register } },
    },
    ...more,
  });
const flat = { standing_charge_inc_vat: 45.5, standard_unit_rate_inc_vat: 24.8963, exit_fees_inc_vat: 0 };
const only = (source: string): Tariff => Tariff.parse(convertOctopus(source, context).tariffs[0]);
const rate = (from: string, to: string | null, pence: number) => ({
  value_exc_vat: pence,
  value_inc_vat: pence,
  valid_from: from,
  valid_to: to,
});

describe('an Octopus product', () => {
  it('turns pence with VAT into pounds', () => {
    const tariff = only(product(flat));
    expect(tariff).toMatchObject({
      id: 'E-1R-OWN-C-direct_debit_monthly',
      termMonths: 12,
      renewablePercent: '100',
      unpriced: [],
    });
    expect(tariff.charges).toMatchObject([
      { kind: 'per-day', amount: '0.455' },
      { kind: 'per-kwh', flow: 'import', price: { price: '0.249' }, readings: { decimals: 2 } },
    ]);
  });

  it('pays for exports under an export product', () => {
    const tariff = only(product({ standard_unit_rate_inc_vat: 15 }, { code: 'OUTGOING-FIX' }));
    expect(tariff.charges).toMatchObject([{ flow: 'export', price: { price: '-0.15' } }]);
  });

  it.each([
    [{ code: 'GO-VAR-22', full_name: 'Own Go' }],
    [{ code: 'AGILE-24-10' }],
    [{ code: 'COSY-22' }],
    [{ code: 'FLUX-IMPORT-23' }],
    [{ is_tracker: true }],
    [{ description: 'Cheaper rates from 02:00 to 05:00' }],
    [{ description: 'Half-hourly prices that follow the wholesale market' }],
    [{ code: 'AGILE-OUTGOING-19' }],
  ])('keeps no energy price of a product of several prices: %j', (words) => {
    const tariff = only(product(flat, words));
    expect(tariff.charges.map(({ id }) => id)).toEqual(['standing']);
    expect(tariff.unpriced).toMatchObject([{ where: 'standard_unit_rate_inc_vat' }]);
  });

  it('takes the prices of such a product from its own list of rates', () => {
    const results = [
      rate('2026-01-01T00:00:00Z', '2026-01-01T00:30:00Z', 8),
      { ...rate('2026-01-01T00:30:00Z', null, 30), payment_method: 'DIRECT_DEBIT' },
      { ...rate('2026-01-01T00:30:00Z', null, 99), payment_method: 'NON_DIRECT_DEBIT' },
    ];
    const agile = JSON.parse(product(flat, { code: 'AGILE-24-10' }));
    const tariff = only(JSON.stringify([agile, { results, next: null }]));
    expect(tariff).toMatchObject({ priceBasis: 'spot', unpriced: [] });
    expect(tariff.charges).toMatchObject([
      { id: 'standing' },
      { id: 'unit-rate', price: { type: 'series', prices: ['0.08', '0.3'] } },
    ]);
  });

  it('asks for the region of a list of rates, and takes one by letter or by name', () => {
    const region = { direct_debit_monthly: { code: 'E-1R', ...flat } };
    const two = JSON.parse(
      product(flat, { single_register_electricity_tariffs: { _A: region, _C: region } }),
    );
    const source = JSON.stringify([two, { results: [rate('2026-01-01T00:00:00Z', null, 30)] }]);
    expect(() => convertOctopus(source, context)).toThrow(expect.objectContaining({ outcome: 'needs-area' }));
    for (const area of ['C', '_C', 'London'])
      expect(convertOctopus(source, { ...context, series: { area } }).tariffs).toMatchObject([
        { networks: ['London'] },
      ]);
  });

  it('says that the hours of a night rate are assumed', () => {
    const dual = {
      _C: { direct_debit_monthly: { code: 'E-2R', day_unit_rate_inc_vat: 30, night_unit_rate_inc_vat: 10 } },
    };
    const tariff = only(
      product(flat, { single_register_electricity_tariffs: {}, dual_register_electricity_tariffs: dual }),
    );
    expect(tariff.charges.map((charge) => charge.id)).toEqual(['day', 'night']);
    expect(tariff.unpriced).toHaveLength(1);
  });

  it('refuses gas, a tariff without a rate, and the list of products', () => {
    const gas = product(flat, { single_register_gas_tariffs: { _C: {} } });
    expect(convertOctopus(gas, context).refused).toMatchObject([{ reason: 'It is a gas tariff.' }]);
    expect(convertOctopus(product({ standing_charge_inc_vat: 1 }), context)).toMatchObject({
      tariffs: [],
      refused: [{}],
    });
    expect(convertOctopus('{"results":[{"code":"A"},{"code":"B"}]}', context).refused).toHaveLength(2);
    expect(() => convertOctopus('{"a":1}', context)).toThrow(
      expect.objectContaining({ code: 'tariffs.not-octopus' }),
    );
    expect(() => convertOctopus('x', context)).toThrow(expect.objectContaining({ code: 'tariffs.not-json' }));
  });

  it('flags the tariffs beside which a stray price stands', () => {
    const regions = { _C: { direct_debit_monthly: flat, levy: 3.5 }, surcharge: 7.25 };
    const tariff = only(product(flat, { single_register_electricity_tariffs: regions }));
    expect(tariff.unpriced.map((note) => note.text)).toEqual(['_C.levy: 3.5', 'surcharge: 7.25']);
  });

  it('flags a tariff with an unknown field that holds a price', () => {
    const figure = fc.double({ min: 0.01, max: 500, noNaN: true }).map((pence) => Number(pence.toFixed(2)));
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,10}_fee$/), figure, fc.boolean(), (name, pence, inside) => {
        const tariff = only(
          inside ? product({ ...flat, [name]: pence }) : product(flat, { [name]: { inc_vat: pence } }),
        );
        expect(tariff.unpriced.map((note) => note.text).join()).toContain(String(pence));
      }),
    );
  });
});

describe('a series of unit rates', () => {
  it('puts the rates in the order of time', () => {
    const results = [
      rate('2026-01-01T00:30:00Z', '2026-01-01T01:00:00Z', 20),
      rate('2026-01-01T00:00:00Z', '2026-01-01T00:30:00Z', 10),
    ];
    const tariff = only(JSON.stringify({ count: 2, next: null, results }));
    expect(tariff.charges).toMatchObject([
      {
        price: { type: 'series', starts: [1767225600, 1767227400], end: 1767229200, prices: ['0.1', '0.2'] },
      },
    ]);
    expect(tariff.unpriced).toMatchObject([{ where: 'standing-charges' }]);
  });

  it('pays for exports when its address or name says that it is an export product', () => {
    const results = [rate('2026-01-01T00:00:00Z', null, 15)];
    const next =
      'https://api.octopus.energy/v1/products/OUTGOING-VAR-24/electricity-tariffs/E-1R/standard-unit-rates/?page=2';
    const paged = only(JSON.stringify({ results, next }));
    const named = convertOctopus(JSON.stringify({ results }), {
      ...context,
      source: 'uk-outgoing-rates.json',
    }).tariffs[0];
    for (const tariff of [paged, named])
      expect(tariff?.charges).toMatchObject([{ flow: 'export', price: { price: '-0.15' } }]);
  });

  it('makes one tariff for each way of paying', () => {
    const results = ['DIRECT_DEBIT', 'NON_DIRECT_DEBIT'].map((payment_method) => ({
      ...rate('2026-01-01T00:00:00Z', null, 25),
      payment_method,
    }));
    const { tariffs } = convertOctopus(JSON.stringify({ results }), context);
    expect(tariffs.map((tariff) => tariff.eligibility)).toEqual([
      ['Pays by direct debit'],
      ['Pays by non direct debit'],
    ]);
  });

  it('refuses rates that leave a gap', () => {
    const results = [
      rate('2026-01-01T00:00:00Z', '2026-01-01T00:30:00Z', 1),
      rate('2026-01-01T01:00:00Z', '2026-01-01T01:30:00Z', 1),
    ];
    expect(convertOctopus(JSON.stringify({ results }), context)).toMatchObject({
      tariffs: [],
      refused: [{ reason: expect.stringContaining('gap') }],
    });
  });
});

const folder = '../shared/tariffs/plans/uk/';

describeShared('real Octopus documents', () => {
  it('convert, with fourteen regions of a product', () => {
    const detail = convertOctopus(
      readFileSync(`${folder}octopus-get_product_response.json`, 'utf8'),
      context,
    );
    expect(detail.tariffs).toHaveLength(14);
    for (const tariff of detail.tariffs) expect(Tariff.parse(tariff).unpriced).toEqual([]);
    const list = convertOctopus(readFileSync(`${folder}octopus-get_products_response.json`, 'utf8'), context);
    expect(list.refused).toHaveLength(2);
  });
});
