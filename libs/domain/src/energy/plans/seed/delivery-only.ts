import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';

/** What is published of a wires company's charges, US dollars. */
export interface DeliveryFacts {
  readonly utilityId: string;
  /** The rate schedule. */
  readonly name: string;
  readonly charges: readonly Charge[];
  readonly source: string;
  readonly asOf: string;
  readonly unpriced?: Tariff['unpriced'];
}

/** A tariff of delivery alone; its id is the utility's, and every charge is put on the delivery side. */
export function deliveryOnly({
  utilityId: id,
  name,
  charges,
  source,
  asOf,
  unpriced,
}: DeliveryFacts): Tariff {
  return {
    id,
    name,
    currency: 'USD',
    charges: charges.map((charge) => ({ ...charge, scope: 'delivery' as const })),
    unpriced: unpriced ?? [],
    priceBasis: 'variable',
    terminationFee: { kind: 'none' },
    eligibility: [],
    discounts: [],
    exportRule: { kind: 'charges' },
    rounding: { decimals: 2, mode: 'half-up' },
    provenance: { source, asOf, id },
  };
}
