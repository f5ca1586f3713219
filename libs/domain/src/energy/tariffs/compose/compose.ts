import { DomainError } from '#domain/shared/domain-error';
import type { Charge, LineSelector } from '../model/charge.js';
import { UnpricedNotes, clip } from '../convert/notes.js';
import { deliverySide, isDeliveryMissing, isSupplyOnly } from './compose-sides.js';
import type { Tariff } from '../model/tariff.js';

const DELIVERY_PREFIX = 'delivery:';
/** Both sources have to fit into the 500 characters of one. */
const MAX_SOURCE = 230;

/**
 * A supplier's offer together with the charges of the wires company: one bill. The supply plan's own
 * facts (term, fee, price basis, rounding, day, id) stay, and the source names both sides; percentages
 * and minimums of the supplier see only supply, those of the wires company only delivery. What either
 * could not price is kept. Of a tariff that prices both sides, only the delivery side is taken.
 * Throws `tariffs.not-supply-only` when the offer holds more than supply, `tariffs.bundled-delivery`
 * when the wires company's part cannot be told apart, and `tariffs.two-currencies`.
 */
export function compose(supply: Tariff, tariff: Tariff): Tariff {
  if (!isSupplyOnly(supply)) {
    throw new DomainError(
      'tariffs.not-supply-only',
      `"${supply.name}" prices more than supply, so delivery charges would be counted twice. Leave the delivery tariff away.`,
      { id: supply.id },
    );
  }
  if (supply.currency !== tariff.currency) {
    throw new DomainError(
      'tariffs.two-currencies',
      `The offer is in ${supply.currency} and the delivery tariff in ${tariff.currency}; name a delivery tariff of the same country.`,
    );
  }
  const delivery = deliverySide(tariff);
  const estimated = supply.estimated ?? delivery.estimated;
  return {
    ...supply,
    charges: [
      ...supply.charges.map((charge) => within(charge, 'supply')),
      ...delivery.charges.map((charge) => named(within(charge, 'delivery'))),
    ],
    unpriced: notesOf(supply, delivery),
    ...(estimated !== undefined && { estimated }),
    discounts: [
      ...supply.discounts.map((discount) => ({ ...discount, charge: within(discount.charge, 'supply') })),
      ...delivery.discounts.map((discount) => ({
        ...discount,
        charge: named(within(discount.charge, 'delivery')),
      })),
    ],
    provenance: {
      ...supply.provenance,
      source: `${clip(supply.provenance.source, MAX_SOURCE)}; delivery charges: ${clip(delivery.provenance.source, MAX_SOURCE)} (${delivery.provenance.asOf})`,
    },
  };
}

/** What neither could price; that delivery was missing is no longer true. */
function notesOf(supply: Tariff, delivery: Tariff): Tariff['unpriced'] {
  const notes = new UnpricedNotes();
  for (const note of [...supply.unpriced, ...delivery.unpriced]) {
    if (!isDeliveryMissing(note)) notes.add(note.where, note.text, note.reason, note.onlyWith);
  }
  return notes.list();
}

/** Puts a charge on its side; a tax on the whole bill, which only the wires company's tariff can state, stays one. */
function within(charge: Charge, scope: 'supply' | 'delivery'): Charge {
  if (charge.kind === 'percent-of' && scope === 'delivery' && charge.scope === 'bundled') return charge;
  if (charge.kind !== 'percent-of' && charge.kind !== 'minimum-bill') return { ...charge, scope };
  const of: LineSelector = charge.of.scopes === undefined ? { ...charge.of, scopes: [scope] } : charge.of;
  return { ...charge, scope, of };
}

/** Ids of the two sides never meet, nor do the blocks that their energy fills. */
function named(charge: Charge): Charge {
  const id = `${DELIVERY_PREFIX}${charge.id}`;
  switch (charge.kind) {
    case 'per-kwh': {
      const { nets, price } = charge;
      return {
        ...charge,
        id,
        ...(nets !== undefined && { nets: `${DELIVERY_PREFIX}${nets}` }),
        ...(price.type === 'tiers' &&
          price.scope !== 'per-window' && {
            price: { ...price, pool: `${DELIVERY_PREFIX}${price.pool ?? ''}` },
          }),
      };
    }
    case 'percent-of':
    case 'minimum-bill': {
      const charges = charge.of.charges?.map((each) => `${DELIVERY_PREFIX}${each}`);
      return { ...charge, id, of: { ...charge.of, ...(charges && { charges }) } };
    }
    case 'per-day':
    case 'per-month':
    case 'per-year':
    case 'once':
    case 'per-kw':
    case 'credit-if':
    case 'fee-if':
      return { ...charge, id };
  }
}
