import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { cyclesBetween } from '#domain/energy/tariffs/calendar/cycles';
import { monthly } from '#domain/energy/tariffs/plain-tariff.spec-support';
import { price } from '#domain/energy/tariffs/reference/price';
import { describeShared } from '#domain/shared/shared-data.spec-support';
import { always, chargeOf, context, evening, only, rate } from './a-rate.spec-support.js';
import { convertUrdb } from './urdb.js';

describe('a URDB rate', () => {
  it('adds the adjustment to the rate without the noise of floats', () => {
    expect(
      chargeOf(only({ ...rate, energyratestructure: [[{ rate: 0.1, adj: 0.2 }]] }), 'energy-0'),
    ).toMatchObject({
      price: { type: 'constant', price: '0.3' },
    });
  });

  it('comes as a list of items, a list, or alone, in any case of letters', () => {
    const { dgRules, ...upper } = { ...rate, dgRules: 'Net Metering' };
    for (const document of [{ items: [rate] }, [rate], rate])
      expect(convertUrdb(JSON.stringify(document), context).tariffs).toHaveLength(1);
    expect(only({ ...upper, DGRules: dgRules }).exportRule.kind).toBe('kwh-rollover');
  });

  it('gives each period its hours, months and days', () => {
    const tariff = only({
      ...rate,
      energyratestructure: [[{ rate: 0.1 }], [{ rate: 0.3 }]],
      energyweekdayschedule: evening.map((hours, month) =>
        month >= 5 && month < 9 ? hours : (always[month] ?? []),
      ),
      energytoulabels: ['Off-peak', 'Peak'],
    });
    expect(chargeOf(tariff, 'energy-1')).toMatchObject({
      label: 'Peak',
      schedule: {
        windows: [
          {
            days: ['mon', 'tue', 'wed', 'thu', 'fri'],
            minutes: [{ from: 960, to: 1260 }],
            seasons: [{ from: '06-01', to: '09-30' }],
          },
        ],
      },
    });
  });

  it.each([
    ['kWh', 'absolute'],
    ['kWh daily', 'per-day'],
    ['kWh/kW', 'per-kw'],
    ['kWh/kW daily', 'per-kw-day'],
  ])('measures blocks in %s', (unit, boundUnit) => {
    const structure = [
      [
        { rate: 0.1, max: 10, unit },
        { rate: 0.2, unit },
      ],
    ];
    expect(chargeOf(only({ ...rate, energyratestructure: structure }), 'energy-0')).toMatchObject({
      price: {
        scope: 'pooled-pro-rata',
        boundUnit,
        tiers: [
          { upTo: '10', price: '0.1' },
          { upTo: null, price: '0.2' },
        ],
      },
    });
  });

  it('charges fixed amounts by the day for the days that there were', () => {
    const { load } = monthly('UTC', 2026, ['100', '100']);
    const tariff = only({ ...rate, fixedchargefirstmeter: 0.5, fixedchargeunits: '$/day' });
    const bills = price(tariff, load, cyclesBetween('UTC', ['2026-01-01', '2026-02-01', '2026-03-01']));
    expect(bills.map(({ totalMicros }) => totalMicros)).toEqual([
      10_510_000 + 15_500_000,
      10_510_000 + 14_000_000,
    ]);
  });

  it('reads sell rates when exports count by themselves', () => {
    const structure = [[{ rate: 0.1, sell: 0.04 }]];
    const tariff = only({ ...rate, energyratestructure: structure, dgrules: 'Net Billing Instantaneous' });
    expect(chargeOf(tariff, 'sell-0')).toMatchObject({
      flow: 'export',
      price: { type: 'constant', price: '-0.04' },
    });
  });

  it('asks for demand by the day, in the months of flat demand', () => {
    const tariff = only({
      ...rate,
      flatdemandstructure: [[{ rate: 2 }], [{ rate: 5 }]],
      flatdemandmonths: [0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0],
      flatdemandunit: 'kW daily',
    });
    expect(chargeOf(tariff, 'flat-demand-1')).toMatchObject({
      per: 'day',
      schedule: { windows: [{ seasons: [{ from: '06-01', to: '09-30' }] }] },
    });
  });

  it('flags prose that states an amount, and reactive power', () => {
    const { unpriced } = only({
      ...rate,
      energycomments: 'A surcharge of $1.50 applies.',
      demandreactivepowercharge: 0.52,
    });
    expect(unpriced.map(({ where }) => where)).toEqual(['energycomments', 'demandreactivepowercharge']);
    expect(only({ ...rate, description: 'For homes.' }).unpriced).toEqual([]);
  });

  it('never loses an unknown field that holds a price', () => {
    const name = fc
      .string({ minLength: 3, maxLength: 20, unit: fc.constantFrom('a', 'b', 'c', 'fee', 'rate', '_') })
      .map((text) => `x${text}`);
    const cost = fc.oneof(
      fc.double({ min: 0.001, max: 90, noNaN: true }),
      fc.integer({ min: 1, max: 90 }).map((cents) => `${cents} cents per kWh`),
      fc.integer({ min: 1, max: 90 }).map((dollars) => ({ amount: dollars, unit: '$/month' })),
      fc.integer({ min: 1, max: 9 }).map((amount) => [[{ rate: amount }]]),
    );
    fc.assert(
      fc.property(name, cost, (field, value) => {
        expect(only({ ...rate, [field]: value }).unpriced).not.toEqual([]);
        const inTier = [[{ rate: 0.1, unit: 'kWh', [field]: value }]];
        expect(only({ ...rate, energyratestructure: inTier }).unpriced).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses what cannot be priced and says why', () => {
    const { refused } = convertUrdb(
      JSON.stringify([{ label: 'empty' }, { ...rate, energyweekdayschedule: evening }, 7]),
      context,
    );
    expect(refused.map(({ id }) => id)).toEqual(['empty', 'a-rate', 'rate 3']);
    expect(refused[1]?.reason).toBe('The energy schedule names period 1, but there are only 1.');
    expect(() => convertUrdb('<html>', context)).toThrow(
      expect.objectContaining({ code: 'tariffs.urdb-not-json' }),
    );
  });
});

describeShared('published URDB files', () => {
  const folders = ['ratebook-cc0', 'urdb-v8-json'].map((name) => `../shared/tariffs/plans/urdb/${name}`);
  const files = folders
    .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
    .filter(
      (path) => path.endsWith('.json') && !path.endsWith('_manifest.json') && readFileSync(path).length > 0,
    );

  it.each(files)('%s becomes a tariff', (path) => {
    const { tariffs, refused } = convertUrdb(readFileSync(path, 'utf8'), { ...context, source: path });
    expect(refused).toEqual([]);
    expect(tariffs).toHaveLength(1);
  });
});
