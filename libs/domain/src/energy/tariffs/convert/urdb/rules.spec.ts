import { monthly } from '#domain/energy/tariffs/plain-tariff.spec-support';
import { price } from '#domain/energy/tariffs/reference/price';
import { chargeOf, context, evening, only, rate } from './a-rate.spec-support.js';
import { convertUrdb } from './urdb.js';

describe('the rules of a URDB rate', () => {
  it('bills the demand that earlier months help to decide', () => {
    const demanding = { ...rate, flatdemandstructure: [[{ rate: 4 }]] };
    const lookback = { lookbackPercent: 0.8, lookbackRange: 11 };
    const { load, cycles } = monthly('UTC', 2026, ['1488', '672', '744']);
    const demandMicros = (document: object): readonly number[] =>
      price(only(document), load, cycles.slice(0, 3)).map(({ lines }) =>
        lines.reduce((sum, { kind, amountMicros }) => (kind === 'per-kw' ? sum + amountMicros : sum), 0),
      );
    expect(demandMicros(demanding)).toEqual([8_000_000, 4_000_000, 4_000_000]);
    expect(demandMicros({ ...demanding, ...lookback })).toEqual([8_000_000, 6_400_000, 6_400_000]);
    const february = [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(demandMicros({ ...demanding, ...lookback, lookbackRange: 0, lookbackMonths: february })).toEqual([
      8_000_000, 4_000_000, 4_000_000,
    ]);
    expect(only({ ...demanding, lookbackPercent: 80 }).unpriced).not.toEqual([]);
  });

  it('charges a demand of some months on the peaks of all', () => {
    const tariff = only({
      ...rate,
      flatdemandstructure: [[{ rate: 2 }], [{ rate: 5 }]],
      flatdemandmonths: [0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0],
      lookbackPercent: 60,
      lookbackMonths: [false, false, false, false, false, true, true, true, true, false, false, false],
    });
    expect(chargeOf(tariff, 'flat-demand-1')).not.toHaveProperty('schedule');
    expect(chargeOf(tariff, 'flat-demand-1')).toMatchObject({
      billedDemand: { chargedMonths: [6, 7, 8, 9], earlierCycles: 11 },
    });
  });

  it('puts steps in kWh into blocks of hours of use', () => {
    const structure = [
      [
        { rate: 0.5, max: 100, unit: 'kWh/kW' },
        { rate: 0.3, max: 50, unit: 'kWh' },
        { rate: 0.2, unit: 'kWh', max: 1e38 },
        { rate: 0.1, max: 200, unit: 'kWh/kW' },
        { rate: 0.05, unit: 'kWh/kW' },
      ],
    ];
    const { load, cycles } = monthly('UTC', 2026, ['744']);
    const [bill] = price(only({ ...rate, energyratestructure: structure }), load, cycles.slice(0, 1));
    expect(bill?.lines.filter(({ kind }) => kind === 'per-kwh').map(({ quantity }) => quantity)).toEqual([
      '50',
      '50',
      '100',
      '544',
    ]);
  });

  it.each([
    ['NetMetering', 'kwh-rollover'],
    ['net_metering', 'kwh-rollover'],
    ['Net Billing - Hourly', 'charges'],
    ['Buy All, Sell All', 'buy-all-sell-all'],
  ])('knows the rule for generation in "%s"', (dgrules, kind) => {
    expect(only({ ...rate, dgrules }).exportRule.kind).toBe(kind);
  });

  it('refuses periods of one month whose blocks differ, and names them', () => {
    const { refused } = convertUrdb(
      JSON.stringify({
        ...rate,
        energyratestructure: [[{ rate: 0.1, max: 300 }, { rate: 0.2 }], [{ rate: 0.3 }]],
        energyweekdayschedule: evening,
      }),
      context,
    );
    expect(refused[0]?.reason).toContain(
      'In month 1, period 1 has other blocks (open) than period 0 (300 kWh, open)',
    );
  });

  it('lets a year of prices take the place of the rates, but not under net metering', () => {
    const prices = new Array<number>(8760).fill(0.07);
    const series = { ...rate, ur_ts_buy_rate: prices, ur_ts_sell_rate: prices };
    const tariff = only({ ...series, dgrules: 'Net Billing' });
    expect(tariff.charges.map(({ id }) => id)).toEqual([
      'energy-series',
      'sell-series',
      'fixedchargefirstmeter',
    ]);
    expect(tariff.charges[1]).toMatchObject({ flow: 'export', price: { type: 'series' } });
    const { refused } = convertUrdb(JSON.stringify({ ...series, dgrules: 'Net Metering' }), context);
    expect(refused[0]?.reason).toContain('cannot be netted by the month');
  });

  it('refuses one rate whose figures are beyond a price, and keeps the others', () => {
    const { tariffs, refused } = convertUrdb(
      JSON.stringify([rate, { ...rate, label: 'huge', fixedchargefirstmeter: 1e30 }]),
      context,
    );
    expect(tariffs).toHaveLength(1);
    expect(refused).toMatchObject([
      { id: 'huge', reason: expect.stringContaining('plain decimal') as unknown },
    ]);
  });

  it('flags a list of fixed charges that it cannot read', () => {
    expect(only({ ...rate, fixedcharges: [{ amount: 'abc', unit: '$/month' }] }).unpriced).toMatchObject([
      { where: 'fixedcharges' },
    ]);
  });

  it('lets a month keep what it earned beyond the minimum, and top-ups out of the year', () => {
    const { load, cycles } = monthly('UTC', 2026, ['100', ...new Array<string>(11).fill('0')]);
    const totals = (minimums: object): readonly number[] => {
      const tariff = only({
        ...rate,
        fixedchargefirstmeter: -30,
        energyratestructure: [[{ rate: 1 }]],
        ...minimums,
      });
      return price(tariff, load, cycles).map(({ totalMicros }) => totalMicros / 1e6);
    };
    expect(totals({ mincharge: 10 }).slice(0, 2)).toEqual([70, -20]);
    const both = totals({ mincharge: 10, annualmincharge: 100 });
    expect(both.slice(0, 2)).toEqual([70, -20]);
    expect(both.at(-1)).toBe(-20 + 30);
  });
});
