import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describeShared } from '#domain/shared/shared-data.spec-support';
import { convertOhio } from './ohio.js';
import { Tariff } from '#domain/energy/tariffs/model/tariff';

const context = { asOf: '2023-03-31', source: 'own fixture' };

/** An offer of our own making. */
const offers = ({
  price = '0.0700',
  intro = '',
  fee = '$0.00',
  details = 'Plain offer.',
  more = '',
} = {}): string => `
<?xml version="1.0"?>
<Offers>
  <Offer ID="own-1">
    <SupplierInfo SupplierCompanyName="Own Supply" SupplierZip="44101" SupplierPhone="(800) 555-0100" />
    <Price>${price}</Price><RateType>Fixed</RateType><Renewable>25%</Renewable>
    <IntroductoryOffer IsIntroductoryOffer="${intro === '' ? 'No' : 'Yes'}" Details="${intro}" />
    <TermLength>12</TermLength><EarlyTerminationFee>$50.00</EarlyTerminationFee><MonthlyFee>${fee}</MonthlyFee>
    <PromotionalOffer IsPromotionalOffer="No" Details="" /><OfferDetails>${details}</OfferDetails>${more}
  </Offer>
</Offers>`;
const only = (source: string): Tariff => Tariff.parse(convertOhio(source, context).tariffs[0]);

describe("Ohio's Apples to Apples", () => {
  it('reads price, fees, term and renewable share, for supply alone', () => {
    const tariff = only(offers({ fee: '$9.95' }));
    expect(tariff).toMatchObject({
      termMonths: 12,
      renewablePercent: '25',
      terminationFee: { kind: 'flat', amount: '50' },
      unpriced: [],
    });
    expect(tariff.charges).toMatchObject([
      { kind: 'per-month', amount: '9.95', scope: 'supply' },
      { kind: 'per-kwh', scope: 'supply', price: { price: '0.07' } },
    ]);
  });

  it('says that a price changes later, also where no introduction is announced', () => {
    const details = 'Fixed price for the 1st month of service. Thereafter it may vary monthly.';
    expect(only(offers({ details })).unpriced).toMatchObject([
      { text: details, reason: expect.stringContaining('after month 1') },
    ]);
    expect(only(offers({ details: 'Fixed for 12 months, then variable' })).unpriced).toEqual([]);
  });

  it('prices an introduction that is stated, and what follows it', () => {
    const tariff = only(offers({ intro: '$0.0500/kWh first month, then monthly variable rate' }));
    expect(tariff.charges).toMatchObject([
      { contractMonths: { from: 1, to: 1 }, price: { price: '0.05' } },
      { contractMonths: { from: 2 }, price: { price: '0.07' } },
    ]);
  });

  it('says when the price after an introduction is not stated', () => {
    const intro = 'Promotional supply rate for your first 6 billing cycles, then variable.';
    expect(only(offers({ intro })).unpriced).toMatchObject([
      { text: intro, reason: expect.stringContaining('after month 6') },
    ]);
  });

  it('keeps money in words as text, unless it repeats the fields', () => {
    expect(only(offers({ details: 'A daily charge of $1.65/day applies.' })).unpriced).toHaveLength(1);
    expect(only(offers({ details: '$0.0700/kWh fixed for 12 months' })).unpriced).toEqual([]);
  });

  it('reads in the details that the fee is due for each month remaining', () => {
    const details = 'An exit fee of $50 for each month remaining in the contract.';
    expect(only(offers({ details }))).toMatchObject({
      terminationFee: { kind: 'per-month-remaining', amount: '50' },
      unpriced: [],
    });
  });

  it('flags an offer with an unknown element or attribute that holds a figure', () => {
    const figure = fc.integer({ min: 1, max: 99_999 }).map((cents) => (cents / 100).toFixed(2));
    const name = fc.stringMatching(/^[A-Z][a-z]{3,9}Levy$/);
    fc.assert(
      fc.property(figure, name, fc.boolean(), (amount, element, inAttribute) => {
        const more = inAttribute
          ? `<${element} amount="${amount}" />`
          : `<${element}><Per>${amount}</Per></${element}>`;
        expect(
          only(offers({ more }))
            .unpriced.map((note) => note.text)
            .join(),
        ).toContain(amount);
      }),
    );
  });

  it('flags every offer beside which a stray figure stands', () => {
    const source = offers().replace('<Offers>', '<Offers><Surcharge>4.20</Surcharge>');
    expect(only(source).unpriced).toMatchObject([{ where: 'Offers.Surcharge' }]);
  });

  it('refuses an offer without a price, other XML and a DOCTYPE', () => {
    expect(convertOhio(offers({ price: 'call us' }), context)).toMatchObject({
      tariffs: [],
      refused: [{ id: 'own-1' }],
    });
    expect(() => convertOhio('<a/>', context)).toThrow(
      expect.objectContaining({ code: 'tariffs.not-apples-to-apples' }),
    );
    expect(() => convertOhio('<!DOCTYPE Offers><Offers/>', context)).toThrow(
      expect.objectContaining({ code: 'tariffs.xml-invalid' }),
    );
  });
});

const folder = '../shared/tariffs/plans/ohio-a2a/';

describeShared('real offers', () => {
  it('convert, every one', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.xml'));
    const converted = files.map((file) =>
      convertOhio(readFileSync(folder + file, 'utf8'), { ...context, source: file }),
    );
    expect(converted.flatMap((each) => each.refused)).toEqual([]);
    expect(converted.map((each) => each.tariffs.length)).toEqual([107, 80, 109]);
    for (const tariff of converted.flatMap((each) => each.tariffs)) Tariff.parse(tariff);
  });
});
