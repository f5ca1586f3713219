import type { Charge, LineSelector } from './charge.js';
import type { Tariff } from './tariff.js';

const DELIVERY_PREFIX = 'delivery:';

/**
 * A supplier's offer together with the charges of the wires company: one bill. The supply plan's own
 * facts (term, fee, price basis, rounding, source) stay; percentages and minimums of the supplier see
 * only supply, those of the wires company only delivery. Both must be in one currency, which the
 * caller knows; what either could not price is kept.
 */
export function compose(supply: Tariff, delivery: Tariff): Tariff {
  return {
    ...supply,
    charges: [
      ...supply.charges.map((charge) => within(charge, 'supply')),
      ...delivery.charges.map((charge) => named(within(charge, 'delivery'))),
    ],
    unpriced: [...supply.unpriced, ...delivery.unpriced],
    ...((supply.estimated ?? delivery.estimated) === undefined
      ? {}
      : { estimated: supply.estimated ?? delivery.estimated }),
    discounts: [
      ...supply.discounts.map((discount) => ({ ...discount, charge: within(discount.charge, 'supply') })),
      ...delivery.discounts.map((discount) => ({
        ...discount,
        charge: named(within(discount.charge, 'delivery')),
      })),
    ],
  };
}

function within(charge: Charge, scope: 'supply' | 'delivery'): Charge {
  if (charge.kind !== 'percent-of' && charge.kind !== 'minimum-bill') return { ...charge, scope };
  const of: LineSelector = charge.of.scopes === undefined ? { ...charge.of, scopes: [scope] } : charge.of;
  return { ...charge, scope, of };
}

/** Ids of the two sides never meet. */
function named(charge: Charge): Charge {
  const id = `${DELIVERY_PREFIX}${charge.id}`;
  if (charge.kind === 'per-kwh' && charge.nets !== undefined)
    return { ...charge, id, nets: `${DELIVERY_PREFIX}${charge.nets}` };
  if ((charge.kind === 'percent-of' || charge.kind === 'minimum-bill') && charge.of.charges !== undefined)
    return {
      ...charge,
      id,
      of: { ...charge.of, charges: charge.of.charges.map((each) => `${DELIVERY_PREFIX}${each}`) },
    };
  return { ...charge, id };
}
