import { perDay, perKwh } from '../charges.js';
import type { Plan } from '#domain/energy/plans/plan';
import { seedPlan } from '../seed-plan.js';

/** Supply area, pence per kWh and pence a day with VAT: Ofgem's cap for direct debit, single rate, April to June 2026. */
const cap: readonly (readonly [area: string, penceAKwh: string, penceADay: string])[] = [
  ['a', '24.9367', '53.9470'],
  ['b', '23.6736', '53.6075'],
  ['c', '24.8963', '44.8336'],
  ['d', '26.1932', '70.7786'],
  ['e', '23.8937', '59.7234'],
  ['f', '23.8086', '64.2974'],
  ['g', '24.7030', '47.6268'],
  ['h', '24.9814', '49.7038'],
  ['j', '25.2261', '54.4475'],
  ['k', '24.9009', '57.8622'],
  ['l', '24.9655', '57.9025'],
  ['m', '23.8498', '64.3952'],
  ['n', '24.3958', '64.1967'],
  ['p', '25.0168', '57.5659'],
];

const pounds = (pence: string): string => (Math.round(Number(pence) * 10_000) / 1_000_000).toFixed(6);

/** The capped default tariff in each of the fourteen supply areas: what a home pays that has chosen nothing. */
export const britishPlans: readonly Plan[] = cap.map(([area, kwh, day]) =>
  seedPlan({
    planId: `uk-${area}-default-tariff-cap`,
    retailer: 'Your supplier',
    name: 'Default tariff at the price cap (direct debit)',
    isDefault: true,
    market: 'uk',
    deliveryUtilityIds: [`uk-${area}`],
    currency: 'GBP',
    charges: [perDay('Standing charge', pounds(day)), perKwh('Electricity', pounds(kwh))],
    source: 'Ofgem default tariff cap, unit rates and standing charges with VAT, 1 April to 30 June 2026',
    asOf: '2026-04-01',
  }),
);
