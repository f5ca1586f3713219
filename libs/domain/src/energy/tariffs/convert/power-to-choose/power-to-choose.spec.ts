import fc from 'fast-check';
import type { Converted } from '../convert.js';
import { convertPowerToChoose } from './power-to-choose.js';
import { Tariff } from '#domain/energy/tariffs/model/tariff';
import { averageCents } from './average-cents.spec-support.js';

const header =
  '"[idKey]","[TduCompanyName]","[RepCompany]","[Product]","[kwh500]","[kwh1000]","[kwh2000]","[Fees/Credits]","[RateType]","[TimeOfUse]","[TermValue]","[CancelFee]","[Renewable]","[SpecialTerms]"';
const context = { asOf: '2026-07-20', source: 'listing.csv' };

/** A listing of one Oncor plan of our own making. */
const listing = (
  averages: readonly [string, string, string],
  { fees = '', fee = '150.00', terms = '', timeOfUse = 'False', type = 'Fixed' } = {},
): string =>
  `${header}\n"7","ONCOR ELECTRIC DELIVERY COMPANY","OWN ENERGY","Plain 12","${averages.join('","')}","${fees}","${type}","${timeOfUse}","12","${fee}","20","${terms}"\n\nEND OF FILE\n`;

const only = ({ tariffs }: Converted): Tariff => {
  expect(tariffs).toHaveLength(1);
  return Tariff.parse(tariffs[0]);
};
const supply = (tariff: Tariff) => tariff.charges.filter((charge) => charge.scope === 'supply');

describe('a Power to Choose listing', () => {
  it('gives back one price when the averages hold nothing but that and delivery', () => {
    const tariff = only(convertPowerToChoose(listing(['0.1393', '0.1353', '0.1333']), context));
    expect(supply(tariff)).toMatchObject([
      { kind: 'per-kwh', price: { type: 'constant', price: '0.070000' } },
    ]);
    expect(tariff).toMatchObject({
      termMonths: 12,
      renewablePercent: '20',
      priceBasis: 'fixed',
      unpriced: [],
    });
    expect(tariff.estimated).toContain('estimated from its label');
  });

  it('reads a bill credit out of its text and keeps it', () => {
    const fees = 'A $125 bill credit is applied for each billing cycle in which usage is 1,000 kWh or more.';
    const tariff = only(convertPowerToChoose(listing(['0.2240', '0.0940', '0.1550'], { fees }), context));
    expect(supply(tariff)).toMatchObject([
      { kind: 'credit-if', amount: '125', usage: { fromKwh: '1000' } },
      { kind: 'per-kwh' },
    ]);
    expect(tariff.unpriced).toEqual([]);
  });

  it.each([
    ['$9.95 for usage less than 1,000 kWh', { kind: 'fee-if', amount: '9.95', usage: { belowKwh: '1000' } }],
    ['Minimum Usage Fee of $10.95 if monthly usage is below 1,000 kwh.', { kind: 'fee-if', amount: '10.95' }],
    [
      '$55.00 bill credit per billing cycle if your usage is greater than 999 and less than 1,501 kWh.',
      { kind: 'credit-if', amount: '55.00', usage: { fromKwh: '1000', belowKwh: '1501' } },
    ],
    [
      'Se aplica un crédito de $40 si el consumo es igual o superior a 1,000 kWh.',
      { kind: 'credit-if', amount: '40' },
    ],
    [
      'A bill credit of $100 for usage between 1000 and 2000 kWh.',
      { usage: { fromKwh: '1000', upToKwh: '2000' } },
    ],
  ])('understands "%s"', (fees, charge) => {
    const averages = averagesWith(fees);
    const tariff = only(convertPowerToChoose(listing(averages, { fees }), context));
    expect(supply(tariff)).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: expect.any(String) })]),
    );
    expect(supply(tariff)[0]).toMatchObject(charge);
    expect(tariff.unpriced).toEqual([]);
  });

  it('states what it does not understand, in its own words', () => {
    const terms = 'You will be charged an additional 0.5¢/kWh unless you use AutoPay.';
    const tariff = only(convertPowerToChoose(listing(['0.1393', '0.1353', '0.1333'], { terms }), context));
    expect(tariff.unpriced).toMatchObject([{ text: terms }]);
  });

  it('says of a time-of-use plan that its times are not in the listing', () => {
    const tariff = only(
      convertPowerToChoose(listing(['0.1393', '0.1353', '0.1333'], { timeOfUse: 'True' }), context),
    );
    expect(tariff.unpriced).toMatchObject([{ where: 'time of use' }]);
  });

  it.each([
    ['150.00', { kind: 'flat', amount: '150.00' }],
    ['175.00 per ESIID', { kind: 'flat', amount: '175.00' }],
    ['20/month remaining', { kind: 'per-month-remaining', amount: '20' }],
    ['15.00 por cada mes restante', { kind: 'per-month-remaining', amount: '15.00' }],
    ['0 Cancel anytime, no exit fees', { kind: 'none' }],
    ['see contract', { kind: 'unknown' }],
  ])('reads the cancellation fee "%s"', (fee, expected) => {
    const tariff = only(convertPowerToChoose(listing(['0.1393', '0.1353', '0.1333'], { fee }), context));
    expect(tariff.terminationFee).toMatchObject(expected);
  });

  it('meets any three averages within 0.1 cent', () => {
    const cents = fc.integer({ min: 80, max: 400 });
    fc.assert(
      fc.property(fc.tuple(cents, cents, cents), (tenths) => {
        const text = tenths.map((tenth) => (tenth / 1000).toFixed(4)) as [string, string, string];
        const tariff = only(convertPowerToChoose(listing(text), context));
        for (const [i, kwh] of [500, 1000, 2000].entries()) {
          expect(Math.abs(averageCents(tariff, kwh) - (tenths[i] ?? 0) / 10)).toBeLessThanOrEqual(0.1);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('flags a plan with an unknown column that holds a figure', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{4,12}Zz$/);
    const figure = fc.double({ min: 0.01, max: 900, noNaN: true }).map((value) => value.toFixed(2));
    fc.assert(
      fc.property(name, figure, fc.constantFrom('', '$'), (column, amount, sign) => {
        const [head = '', row = ''] = listing(['0.1393', '0.1353', '0.1333']).split('\n');
        const tariff = only(
          convertPowerToChoose(`${head},"[${column}]"\n${row},"${sign}${amount}"\n`, context),
        );
        expect(tariff.unpriced.map((note) => note.text).join(' ')).toContain(amount);
      }),
    );
  });

  it('refuses what is no listing', () => {
    expect(() => convertPowerToChoose('a,b\n1,2\n', context)).toThrow(
      expect.objectContaining({ code: 'tariffs.not-power-to-choose' }),
    );
    expect(() => convertPowerToChoose('{"a": ', context)).toThrow(
      expect.objectContaining({ code: 'tariffs.not-json' }),
    );
  });

  it('reads a header that is not quoted', () => {
    expect(
      only(convertPowerToChoose(listing(['0.1393', '0.1353', '0.1333']).replaceAll('"', ''), context)).id,
    ).toBe('7');
  });

  it('refuses a row without averages and keeps the others', () => {
    const two = `${listing(['0.1393', '0.1353', '0.1333']).split('\n').slice(0, 2).join('\n')}\n"8","ONCOR","X","No averages","","","","","Fixed","False","12","0","20",""\n`;
    const { tariffs, refused } = convertPowerToChoose(two, context);
    expect(tariffs).toHaveLength(1);
    expect(refused).toMatchObject([{ id: '8' }]);
  });
});

/** Averages of 7 cents, Oncor's delivery of July 2026 and what the text says. */
function averagesWith(fees: string): [string, string, string] {
  const amount = Number(/\$([\d.]+)/.exec(fees)?.[1]);
  const sign = /credit|crédito/i.test(fees) ? -1 : 1;
  const applies = (kwh: number): boolean => {
    if (/below|less than 1,000/.test(fees)) return kwh < 1000;
    if (/1,501/.test(fees)) return kwh === 1000;
    return kwh >= 1000;
  };
  const average = (kwh: number): string =>
    ((kwh * (0.07 + 0.061196) + 4.06 + (applies(kwh) ? sign * amount : 0)) / kwh).toFixed(4);
  return [average(500), average(1000), average(2000)];
}
