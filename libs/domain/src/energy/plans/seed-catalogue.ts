import { australianPlans } from './seed/australia/plans.js';
import { ontarioPlans } from './seed/ontario/plans.js';
import { conditionalProducts } from './seed/texas/conditional-products.js';
import { flatProducts } from './seed/texas/flat-products.js';
import { labelledProducts } from './seed/texas/labelled-products.js';
import { texasPlans } from './seed/texas/texas-product.js';
import { britishPlans } from './seed/united-kingdom/plans.js';
import { californiaPlans } from './seed/united-states/california.js';
import { eastAndSouthPlans } from './seed/united-states/east-and-south.js';
import { middleAtlanticPlans } from './seed/united-states/middle-atlantic.js';
import { ohioPlans } from './seed/united-states/ohio.js';
import type { Plan } from './plan.js';

/** Day on which the seed's facts were gathered; delivery charges are those of this day. */
export const SEED_DAY = '2026-11-21';

/** The plans that a new installation starts with, in a fixed order; importers bring the rest. */
export function seedCatalogue(): readonly Plan[] {
  const texas = [...labelledProducts, ...flatProducts, ...conditionalProducts];
  return [
    ...texas.flatMap((product) => texasPlans(product, SEED_DAY)),
    ...californiaPlans,
    ...eastAndSouthPlans,
    ...middleAtlanticPlans(SEED_DAY),
    ...ohioPlans(SEED_DAY),
    ...australianPlans,
    ...britishPlans,
    ...ontarioPlans(SEED_DAY),
  ];
}
