import { feedIn, perDay, perKwh } from '../charges.js';
import type { Plan } from '#domain/energy/plans/plan';
import { seedPlan } from '../seed-plan.js';

const networks: Readonly<Record<string, string>> = {
  ausgrid: 'au-nsw',
  endeavour: 'au-nsw',
  energex: 'au-qld',
  sapn: 'au-sa',
  tasnetworks: 'au-tas',
  evoenergy: 'au-act',
};

/** Supply in dollars a day, usage and the retailer's own feed-in in dollars per kWh; all before GST. */
type Row = readonly [
  retailer: string,
  name: string,
  network: string,
  day: string,
  kwh: string,
  feedIn: string,
];

/** Single-rate plans without conditions: what the retailers' fact sheets stated. */
const rows: readonly Row[] = [
  ['Origin Energy', 'Origin Basic', 'ausgrid', '0.9601', '0.3681', '0.03'],
  ['Origin Energy', 'Origin Basic', 'endeavour', '0.912', '0.3793', '0.03'],
  ['Origin Energy', 'Origin Basic', 'energex', '1.2988', '0.3204', '0.03'],
  ['Origin Energy', 'Origin Basic', 'evoenergy', '1.3344', '0.3187', '0.05'],
  ['EnergyAustralia', 'Standing Offer', 'ausgrid', '0.992', '0.3652', '0.05'],
  ['EnergyAustralia', 'Standing Offer', 'energex', '1.286', '0.32147', '0.046'],
  ['EnergyAustralia', 'Standing Offer', 'sapn', '1.13', '0.41984', '0.045'],
  ['Powershop', 'Power House', 'ausgrid', '0.985998', '0.278401', '0.005'],
  ['Powershop', 'Power House', 'endeavour', '1.060469', '0.275012', '0.005'],
  ['Powershop', 'Power House', 'energex', '1.115564', '0.27331', '0.005'],
  ['Powershop', 'Power House', 'sapn', '1.063007', '0.372991', '0.005'],
  ['OVO Energy', 'The One Plan', 'ausgrid', '0.81', '0.30', '0.028'],
  ['Red Energy', 'Standing Offer', 'energex', '1.293', '0.3203', '0.05'],
  ['Red Energy', 'Standing Offer', 'sapn', '1.0875', '0.4089', '0.02'],
  ['Solstice Energy', 'Standard Residential', 'tasnetworks', '1.244906', '0.258841', '0.10'],
];

/** Australian plans in the catalogue; prices exclude GST, which the tariff adds (feed-in carries none). */
export const australianPlans: readonly Plan[] = rows.map(([retailer, name, network, day, kwh, paid]) =>
  seedPlan({
    planId: `au-${network}-${retailer}-${name}`.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    retailer,
    name: `${name} (single rate)`,
    market: networks[network] ?? 'au-nsw',
    deliveryUtilityIds: [network],
    currency: 'AUD',
    charges: [
      { ...perDay('Daily supply charge', day), taxPercent: '10' },
      { ...perKwh('Usage', kwh), taxPercent: '10' },
      feedIn('Solar feed-in', paid),
    ],
    source: 'Retailer plan details published under the Consumer Data Right',
    asOf: '2026-01-01',
  }),
);
