import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Plan } from '#domain/energy/plans/plan';
import { perDay, perKwh, perKwhAt, perKwhTiers, perMonth } from '../charges.js';
import { seedPlan } from '../seed-plan.js';
import { season } from '../time-windows.js';

const usd = { currency: 'USD' } as const;
const summer = [season('06-01', '09-30')];
const winter = [season('10-01', '05-31')];

/** FPL tops the bill up to this much a month. */
const minimumBill: Charge = {
  id: 'minimum-bill',
  label: 'Minimum bill',
  scope: 'bundled',
  kind: 'minimum-bill',
  amount: '30.00',
  per: 'cycle',
  of: {},
};

/** Default residential tariffs of large utilities; riders that every customer pays are in the price. */
export const eastAndSouthPlans: readonly Plan[] = [
  seedPlan({
    ...usd,
    planId: 'us-fpl-rs-1',
    retailer: 'Florida Power & Light',
    name: 'RS-1 Residential Service',
    market: 'us-fl',
    deliveryUtilityIds: ['fpl'],
    charges: [
      perMonth('Base charge', '10.52'),
      perKwhTiers('Energy', [
        { upTo: '1000', price: '0.12258' },
        { upTo: null, price: '0.14258' },
      ]),
      minimumBill,
    ],
    source: 'FPL residential rates, effective January 2026',
    asOf: '2026-01-01',
  }),
  seedPlan({
    ...usd,
    planId: 'us-georgia-power-r',
    retailer: 'Georgia Power',
    name: 'Residential Service R-31',
    market: 'us-ga',
    deliveryUtilityIds: ['georgia-power'],
    charges: [
      perDay('Basic service charge', '0.4603'),
      perKwhTiers(
        'Summer energy',
        [
          { upTo: '650', price: '0.139940' },
          { upTo: '1000', price: '0.206980' },
          { upTo: null, price: '0.212864' },
        ],
        { windows: summer },
      ),
      perKwhAt('Winter energy', '0.133939', winter),
    ],
    source: 'Georgia Power schedule R-31 and fuel cost recovery schedule',
    asOf: '2026-06-01',
  }),
  seedPlan({
    ...usd,
    planId: 'us-comed-bes',
    retailer: 'ComEd',
    name: 'Basic Electric Service, single family without electric heat',
    isDefault: true,
    market: 'us-il',
    deliveryUtilityIds: ['comed'],
    charges: [
      perMonth('Customer and metering charge', '19.52'),
      perKwhAt('Summer energy', '0.12928', summer),
      perKwhAt('Winter energy', '0.12491', winter),
    ],
    source: 'ComEd Basic Electric Service rates',
    asOf: '2025-01-01',
  }),
  seedPlan({
    ...usd,
    planId: 'us-coned-sc-1',
    retailer: 'Con Edison',
    name: 'SC 1 Residential (New York City)',
    isDefault: true,
    market: 'us-ny',
    deliveryUtilityIds: ['coned'],
    charges: [
      perMonth('Customer charge', '21.00'),
      perKwhTiers(
        'Summer energy',
        [
          { upTo: '250', price: '0.319131' },
          { upTo: null, price: '0.343691' },
        ],
        { windows: summer },
      ),
      perKwhAt('Winter energy', '0.319131', winter),
    ],
    source: 'Con Edison electric tariff PSC 10, SC 1, zone J',
    asOf: '2026-02-01',
  }),
  seedPlan({
    ...usd,
    planId: 'us-duke-carolinas-rs',
    retailer: 'Duke Energy Carolinas',
    name: 'RS Residential Service (North Carolina)',
    market: 'us-nc',
    deliveryUtilityIds: ['duke-carolinas'],
    charges: [
      perMonth('Basic customer charge', '14.00'),
      perMonth('Storm recovery and riders', '1.37'),
      perKwh('Energy', '0.140409'),
    ],
    source: 'Duke Energy Carolinas NC schedule RS and rider summary',
    asOf: '2026-07-01',
  }),
  seedPlan({
    ...usd,
    planId: 'us-dominion-va-1',
    retailer: 'Dominion Energy Virginia',
    name: 'Residential Schedule 1',
    market: 'us-va',
    deliveryUtilityIds: ['dominion-va'],
    charges: [
      perMonth('Basic customer charge', '7.58'),
      perKwhTiers(
        'Summer energy',
        [
          { upTo: '800', price: '0.172885' },
          { upTo: null, price: '0.175822' },
        ],
        { windows: summer },
      ),
      perKwhTiers(
        'Winter energy',
        [
          { upTo: '800', price: '0.171737' },
          { upTo: null, price: '0.156544' },
        ],
        { windows: winter },
      ),
    ],
    source: 'Dominion Energy Virginia schedule 1 and riders',
    asOf: '2026-01-01',
  }),
  seedPlan({
    ...usd,
    planId: 'us-peco-rate-r',
    retailer: 'PECO',
    name: 'Rate R Residential Service, default supply',
    isDefault: true,
    market: 'us-pa',
    deliveryUtilityIds: ['peco'],
    charges: [perMonth('Fixed distribution charge', '11.30'), perKwh('Energy and delivery', '0.23406')],
    source: 'PECO electric service tariff, Rate R',
    asOf: '2026-06-01',
  }),
];
