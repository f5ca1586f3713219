import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { Plan } from '#domain/energy/plans/plan';
import { withDelivery } from '#domain/energy/plans/with-delivery';
import { perKwh } from '../charges.js';
import { seedPlan } from '../seed-plan.js';

/** One utility's price to compare: dollars per kWh, where it was published and when it held. */
interface PriceToCompare {
  readonly utilityId: string;
  readonly retailer: string;
  readonly price: string;
  readonly source: string;
  readonly asOf: string;
  /** The auction's price has a summer part; absent where it is one for the year. */
  readonly seasonal?: true;
  readonly rounded?: true;
  /** The auction year of this price is over. */
  readonly ended?: true;
}

const ratesGuide = 'Price to compare as stated by the energymanager.ai utility rate guides, June 2026';
const puco2025 = 'Price to compare from June 2025 as told by the Public Utilities Commission of Ohio';

const published: readonly PriceToCompare[] = [
  {
    utilityId: 'aep-ohio',
    retailer: 'AEP Ohio',
    price: '0.098',
    source: 'Price to compare as stated by the electricrates.org guide to AEP Ohio',
    asOf: '2025-12-10',
    rounded: true,
    ended: true,
  },
  {
    utilityId: 'aes-ohio',
    retailer: 'AES Ohio',
    price: '0.0945',
    source: puco2025,
    asOf: '2025-06-01',
    ended: true,
  },
  {
    utilityId: 'duke-ohio',
    retailer: 'Duke Energy Ohio',
    price: '0.1045',
    source: puco2025,
    asOf: '2025-06-01',
    ended: true,
  },
  {
    utilityId: 'ohio-edison',
    retailer: 'Ohio Edison',
    price: '0.1083',
    source: ratesGuide,
    asOf: '2026-06-03',
    seasonal: true,
  },
  {
    utilityId: 'toledo-edison',
    retailer: 'Toledo Edison',
    price: '0.1100',
    source: ratesGuide,
    asOf: '2026-06-03',
    seasonal: true,
  },
  {
    utilityId: 'illuminating',
    retailer: 'The Illuminating Company',
    price: '0.095',
    source: ratesGuide,
    asOf: '2026-06-03',
    seasonal: true,
    rounded: true,
  },
];

const season = {
  text: 'The standard service offer changes with the season and the auction; the price of one period is used all year.',
  where: 'price to compare',
  reason: 'The prices of the other periods are not known to us.',
};

const rounded = {
  text: 'The price to compare is known only to about a tenth of a cent per kWh.',
  where: 'price to compare',
  reason: 'It was published rounded.',
};

const ended = {
  text: 'This is the price to compare of June 2025 to May 2026; the present one may differ.',
  where: 'price to compare',
  reason: 'The price from June 2026 on is not known to us.',
};

/** What must be said of a price beside the missing delivery charges. */
function notesOf({ seasonal, rounded: isRounded, ended: hasEnded }: PriceToCompare): Tariff['unpriced'] {
  return [...(seasonal ? [season] : []), ...(isRounded ? [rounded] : []), ...(hasEnded ? [ended] : [])];
}

/** The standard service offers of Ohio's six utilities, what a home pays for supply that has not chosen. */
export function ohioPlans(day: string): readonly Plan[] {
  return published.flatMap((fact) => {
    const { utilityId, retailer, price, source, asOf } = fact;
    return withDelivery(
      seedPlan({
        planId: `us-oh-${utilityId}-standard-service-offer`,
        retailer,
        name: 'Standard service offer (price to compare)',
        market: 'us-oh',
        deliveryUtilityIds: [utilityId],
        currency: 'USD',
        charges: [perKwh('Generation', price, 'supply')],
        source,
        asOf,
        unpriced: notesOf(fact),
      }),
      day,
    );
  });
}
