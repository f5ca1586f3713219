import { DomainError } from '#domain/shared/domain-error';
import type { Charge } from '../model/charge.js';
import type { Tariff, Unpriced } from '../model/tariff.js';

const MAX_UNPRICED = 500;
const MAX_NAMED = 20;

/** Note on an offer whose delivery charges we do not know; it flags the plan wherever it is shown. */
const DELIVERY_MISSING: Unpriced = {
  text: 'Delivery by the wires company is not included. Its charges come on top; they are the same whoever supplies the power.',
  where: 'delivery',
  reason: 'The offer prices supply alone, and the delivery charges of this utility are not known to us.',
  code: 'delivery-missing',
};

const EXPORT_RULE_OF_WIRES: Unpriced = {
  text: 'Net metering of the wires company',
  where: 'delivery, export rule',
  reason: 'What exports save under it is not priced together with the offer of another supplier.',
};

/** Whether a tariff prices supply and nothing else: the offer of a competitive supplier. */
export function isSupplyOnly({ charges }: Tariff): boolean {
  return charges.length > 0 && charges.every(({ scope }) => scope === 'supply');
}

/** Whether a note is the one that `notingDelivery` adds. */
export function isDeliveryMissing({ code }: Unpriced): boolean {
  return code === DELIVERY_MISSING.code;
}

/** The tariff, flagged once as without delivery charges if it is supply-only. */
export function notingDelivery(tariff: Tariff): Tariff {
  if (!isSupplyOnly(tariff) || tariff.unpriced.some(isDeliveryMissing)) return tariff;
  return { ...tariff, unpriced: [DELIVERY_MISSING, ...tariff.unpriced].slice(0, MAX_UNPRICED) };
}

/**
 * The delivery side of a tariff, due whoever supplies the power: its delivery charges and taxes on the whole bill.
 * Export credit is left out and flagged if the tariff nets exports.
 * Throws `tariffs.bundled-delivery` when supply and delivery are in one price.
 */
export function deliverySide(tariff: Tariff): Tariff {
  const together = tariff.charges.filter(isOnePrice);
  if (together.length > 0 || !tariff.charges.some(({ scope }) => scope === 'delivery')) {
    throw new DomainError(
      'tariffs.bundled-delivery',
      `"${tariff.name}" does not say which part of its price is delivery, so an offer of another supplier cannot be completed with it. Give a tariff whose charges have the scope "delivery" (URDB: service type "Delivery").`,
      { id: tariff.id, bundled: together.slice(0, MAX_NAMED).map(({ id }) => id) },
    );
  }
  const nets = tariff.exportRule.kind !== 'charges';
  const kept = tariff.charges.filter((charge) => staysWithWires(charge) && !(nets && isExport(charge)));
  return {
    ...tariff,
    charges: kept,
    discounts: tariff.discounts.filter(({ charge }) => staysWithWires(charge)),
    unpriced: nets ? [...tariff.unpriced, EXPORT_RULE_OF_WIRES] : tariff.unpriced,
    exportRule: { kind: 'charges' },
  };
}

const staysWithWires = (charge: Charge): boolean =>
  charge.scope === 'delivery' || (charge.scope === 'bundled' && charge.kind === 'percent-of');

const isOnePrice = (charge: Charge): boolean => charge.scope === 'bundled' && charge.kind !== 'percent-of';

const isExport = (charge: Charge): boolean => 'flow' in charge && charge.flow === 'export';
