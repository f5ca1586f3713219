import fc from 'fast-check';
import { plan } from './cdr/own-plan.spec-support.js';
import { converterOf } from './converters.js';

const always = Array.from({ length: 12 }, () => new Array<number>(24).fill(0));

const YEAR = { fromIncluding: '2026-01-01', toExcluding: '2027-01-01' };

/** A small document of each format that is JSON: objects within objects, as they come. */
const documents: Readonly<Record<string, readonly [format: string, document: object]>> = {
  'a URDB rate': [
    'urdb',
    {
      items: [
        {
          label: 'rate',
          energyratestructure: [[{ rate: 0.1, max: 300, unit: 'kWh' }, { rate: 0.2 }]],
          energyweekdayschedule: always,
          energyweekendschedule: always,
          flatdemandstructure: [[{ rate: 2 }]],
          fixedchargefirstmeter: 5,
        },
      ],
    },
  ],
  'a document of the rate book': [
    'urdb',
    {
      schema_version: 0,
      identity: { utility_id: 'Riverside', plan_name: 'Home' },
      effective_range: { start: '2026-01-01' },
      energy: { periods: [{ tiers: [{ rate: '0.1', max_unit: 'kWh' }] }] },
      schedule: { weekday: always, weekend: always },
      fixed_charges: [{ amount: '5', unit: '$/month' }],
      min_charge: { amount: '9', unit: '$/month' },
      unsupported: [],
      metering: null,
      provenance: { urdb_label: 'one' },
      source_documents: [],
    },
  ],
  'an Australian plan': ['cdr', plan()],
  'an Octopus product': [
    'octopus',
    {
      code: 'FIX-12M',
      single_register_electricity_tariffs: {
        _A: {
          direct_debit_monthly: {
            code: 'E-1R-FIX-12M-A',
            standing_charge_inc_vat: 40,
            standard_unit_rate_inc_vat: 25,
            links: [{ href: 'https://example.org/', method: 'GET', rel: 'rates' }],
          },
        },
      },
      sample_quotes: {
        _A: { direct_debit_monthly: { electricity_single_rate: { annual_cost_inc_vat: 90_000 } } },
      },
    },
  ],
  'an answer of a Norwegian grid company': [
    'digin',
    {
      gridTariffCollections: [
        {
          gridTariff: {
            tariffType: {
              tariffKey: 'private',
              companyName: 'Nett AS',
              fixedPriceConfiguration: { basis: 'monthlymax', months: 1, maxhoursPerMonth: 3 },
            },
            tariffPrice: {
              hours: [
                {
                  startTime: '2026-01-01T00:00:00+01:00',
                  expiredAt: '2026-01-01T01:00:00+01:00',
                  fixedPrice: { id: 'one' },
                  energyPrice: { id: 'two', total: 0.25, totalExVat: 0.2 },
                },
              ],
              priceInfo: {
                fixedPrices: [
                  {
                    id: 'one',
                    priceLevel: [
                      {
                        valueMin: 0,
                        monthlyTotal: 100,
                        currency: 'NOK',
                        hourPrices: [{ numberOfDaysInMonth: 31, total: 0.13 }],
                      },
                    ],
                  },
                ],
                energyPrices: [{ id: 'two', total: 0.25, currency: 'NOK' }],
              },
            },
          },
        },
      ],
    },
  ],
  'an answer of a Swedish grid company': [
    'eltariff',
    {
      tariffs: [
        {
          id: 'one',
          name: 'House',
          validPeriod: YEAR,
          timeZone: 'Europe/Stockholm',
          companyName: 'Nät AB',
          energyPrice: {
            components: [
              {
                validPeriod: YEAR,
                unit: 'kWh',
                price: { priceExVat: 0.2, priceIncVat: 0.25, currency: 'SEK' },
                recurringPeriods: [
                  {
                    activePeriods: [
                      {
                        fromIncluding: '07:00:00',
                        toExcluding: '20:00:00',
                        calendarPatternReferences: { include: ['weekdays'] },
                      },
                    ],
                  },
                ],
              },
            ],
          },
        },
      ],
      calendarPatterns: [{ reference: 'weekdays', frequency: 'P1W', days: [1, 2, 3, 4, 5] }],
    },
  ],
  'a series of hourly prices': [
    'spot',
    {
      unit: 'EUR/MWh',
      zone: 'Europe/Brussels',
      prices: [
        { start: '2026-01-01T00:00:00Z', price: 80 },
        { start: '2026-01-01T01:00:00Z', price: 70 },
        { start: '2026-01-01T02:00:00Z', price: 75 },
      ],
    },
  ],
  'a Texas listing by id': [
    'power-to-choose',
    {
      tdu: 'oncor',
      plans: {
        one: {
          plan_id: 'one',
          rep: 'Retailer',
          product: 'Fixed 12',
          term_months: 12,
          cost: { base_charge: 4.5, rate_per_kwh: 0.121 },
        },
        two: {
          plan_id: 'two',
          rep: 'Retailer',
          product: 'Fixed 24',
          term_months: 24,
          rates: { 500: 0.15, 1000: 0.14, 2000: 0.13 },
        },
      },
    },
  ],
};

type Path = readonly string[];

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([name, each]) => pathsOf(each, [...path, name]));
  return Array.isArray(value) ? inner : [path, ...inner];
}

function withField(document: object, path: Path, [name, value]: readonly [string, unknown]): object {
  const copy = structuredClone(document);
  let place: object = copy;
  // Each step of a path was found by walking the same document, so an object or list is there.
  for (const step of path) place = Reflect.get(place, step) as object;
  Reflect.set(place, name, value);
  return copy;
}

const cents = fc.integer({ min: 1, max: 9_999 });
const field = fc.tuple(
  fc.constantFrom('surcharge', 'networkFee', 'extra_charge', 'zz'),
  fc.oneof(
    cents.map((each) => each / 100),
    cents.map((each) => `$${(each / 100).toFixed(2)} per month`),
    cents.map((each) => ({ amount: each / 100, unit: '$/month' })),
    cents.map((each) => [[{ rate: each / 1000 }]]),
  ),
);

describe('a price in a field that the format is not known to have', () => {
  it.each(Object.entries(documents))('flags or refuses %s, at every level', (_, [format, document]) => {
    const convert = (each: object): ReturnType<ReturnType<typeof converterOf>> =>
      converterOf(format)(JSON.stringify(each), { asOf: '2026-01-01', source: 'own' });
    const flags = (each: object): number => {
      const { tariffs, refused } = convert(each);
      return tariffs.filter(({ unpriced }) => unpriced.length > 0).length + refused.length;
    };
    expect(flags(document)).toBe(0);
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(document)), field, (path, extra) => {
        expect(flags(withField(document, path, extra))).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});
