import type { Plan } from '#domain/energy/plans/plan';
import { withDelivery } from '#domain/energy/plans/with-delivery';
import { perKwh, perKwhAt, perKwhTiers, perMonth } from '../charges.js';
import { seedPlan } from '../seed-plan.js';
import { season } from '../time-windows.js';

/** Default tariffs of Pennsylvania and New Jersey utilities; PPL's is its price to compare and its delivery. */
export function middleAtlanticPlans(day: string): readonly Plan[] {
  const ppl = seedPlan({
    planId: 'us-ppl-rs',
    retailer: 'PPL Electric Utilities',
    name: 'RS Residential Service, default supply',
    isDefault: true,
    market: 'us-pa',
    deliveryUtilityIds: ['ppl'],
    currency: 'USD',
    charges: [perKwh('Generation and transmission', '0.12953', 'supply')],
    source: 'PPL price to compare, Pennsylvania Public Utility Commission notice of November 2025',
    asOf: '2025-12-01',
  });
  return [...withDelivery(ppl, day), pseg];
}

const pseg = seedPlan({
  planId: 'us-pseg-rs',
  retailer: 'PSE&G',
  name: 'RS Residential Service, default supply',
  isDefault: true,
  market: 'us-nj',
  deliveryUtilityIds: ['pseg'],
  currency: 'USD',
  charges: [
    perMonth('Service charge', '6.00'),
    perKwhTiers(
      'Summer energy and delivery',
      [
        { upTo: '600', price: '0.280858' },
        { upTo: null, price: '0.294429' },
      ],
      { windows: [season('06-01', '09-30')] },
    ),
    perKwhAt('Winter energy and delivery', '0.248622', [season('10-01', '05-31')]),
  ],
  source: 'PSE&G electric tariff, rate schedule RS with default supply',
  asOf: '2026-06-01',
});
