import { Tariff } from '#domain/energy/tariffs/model/tariff';
import { convertPowerToChoose } from './power-to-choose.js';

const listed = (more: object, asOf = '2026-02-15'): Tariff => {
  const plan = {
    plan_id: 'own',
    rep: 'OWN',
    product: 'Plan',
    rates: { 500: 0.15, 1000: 0.145, 2000: 0.143 },
    ...more,
  };
  const source = JSON.stringify({ tdu: 'ONCOR ELECTRIC DELIVERY COMPANY', plans: [plan] });
  return Tariff.parse(convertPowerToChoose(source, { asOf, source: 'own' }).tariffs[0]);
};

describe('the marks of a Texas listing', () => {
  it.each(['TIME_OF_USE', 'PREPAID', 'DEVICE_REQUIRED', 'SETUP_FEE', 'MINIMUM_USAGE', 'SOMETHING_NEW'])(
    'flag the plan for %s',
    (code) => {
      expect(listed({ reason_codes: [code] }).unpriced).toHaveLength(1);
    },
  );

  it('say who may sign up, what only some homes pay, and how firm the price is, without a flag', () => {
    const tariff = listed({ reason_codes: ['NEW_CUSTOMERS', 'CC_FEE', 'BASE_CHARGE', 'VARIABLE_RATE'] });
    expect(tariff).toMatchObject({
      unpriced: [],
      eligibility: ['New customers only'],
      occasional: ['A fee for paying by card'],
      priceBasis: 'variable',
    });
  });

  it('say a thing once, in whichever column it stands', () => {
    expect(listed({ reason_codes: ['TIME_OF_USE'], timeOfUse: 'true' }).unpriced).toHaveLength(1);
  });
});

describe('the delivery charges of a Texas listing', () => {
  it('change on the days of the published table, from the day of the listing on', () => {
    const dated = listed({}).charges.filter(({ id }) => id.startsWith('delivery-kwh'));
    expect(dated.slice(0, 2)).toMatchObject([
      { id: 'delivery-kwh', validTo: '2026-03-01', price: { price: '0.055833' } },
      { id: 'delivery-kwh-2026-03-01', validFrom: '2026-03-01', price: { price: '0.056183' } },
    ]);
    expect(dated[0]?.validFrom).toBeUndefined();
    expect(dated.at(-1)?.validTo).toBeUndefined();
  });
});
