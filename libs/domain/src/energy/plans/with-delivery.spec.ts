import { price } from '../tariffs/reference/price.js';
import { energy, monthly, tariffOf } from '../tariffs/plain-tariff.spec-support.js';
import { deliveryTariff, withDelivery } from './with-delivery.js';
import type { Plan } from './plan.js';

const DAY = '2026-11-21';

const offer = (deliveryUtilityIds: readonly string[], scope: 'supply' | 'bundled' = 'supply'): Plan => ({
  planId: 'own-offer',
  retailer: 'Own Supply',
  name: 'Plain 12',
  market: 'us-pa',
  deliveryUtilityIds: [...deliveryUtilityIds],
  tariff: tariffOf([energy('0.10', { scope })], { rounding: { decimals: 2, mode: 'half-up' } }),
  rating: null,
});

describe('an offer of supply alone', () => {
  it('is billed with the delivery charges of its wires company', () => {
    const [plan] = withDelivery(offer(['ppl']), DAY);
    if (plan === undefined) throw new Error('one plan expected');
    const { load, cycles } = monthly('America/New_York', 2026, ['1000']);
    const [bill] = price(plan.tariff, load, cycles);
    expect(bill?.lines.map(({ label, scope, amountMicros }) => [label, scope, amountMicros])).toEqual([
      ['Energy', 'supply', 100_000_000],
      ['Customer charge', 'delivery', 15_520_000],
      ['Distribution', 'delivery', 50_490_000],
    ]);
    expect(plan.tariff.unpriced).toEqual([]);
    expect(plan.tariff.provenance.source).toContain('delivery charges: PPL');
  });

  it('comes out flagged where delivery is not known', () => {
    const [plan] = withDelivery(offer(['aep-ohio']), DAY);
    expect(plan?.tariff.unpriced).toMatchObject([{ where: 'delivery' }]);
    expect(plan?.tariff.charges).toHaveLength(1);
  });

  it('becomes one plan for each utility it is offered on', () => {
    const plans = withDelivery(offer(['ppl', 'aep-ohio']), DAY);
    expect(plans.map(({ planId, deliveryUtilityIds }) => [planId, deliveryUtilityIds])).toEqual([
      ['own-offer-ppl', ['ppl']],
      ['own-offer-aep-ohio', ['aep-ohio']],
    ]);
    expect(plans.map(({ tariff }) => tariff.charges.length)).toEqual([3, 1]);
  });

  it('is completed once, and a plan that prices everything is left as it is', () => {
    const [once] = withDelivery(offer(['oncor']), DAY);
    if (once === undefined) throw new Error('one plan expected');
    expect(once.tariff.charges.map(({ id }) => id)).toEqual([
      'energy',
      'delivery:delivery-month',
      'delivery:delivery-kwh',
    ]);
    expect(withDelivery(once, DAY)).toEqual([once]);
    const whole = offer(['ppl', 'oncor'], 'bundled');
    expect(withDelivery(whole, DAY)).toEqual([whole]);
  });

  it('has the Texas delivery charges of the day', () => {
    expect(deliveryTariff('oncor', '2026-07-01')?.provenance.asOf).toBe('2026-06-01');
    expect(deliveryTariff('oncor', DAY)?.provenance.asOf).toBe('2026-10-04');
    expect(deliveryTariff('comed', DAY)).toBeUndefined();
  });
});
