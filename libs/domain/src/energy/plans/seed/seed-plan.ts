import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Discount, Tariff } from '#domain/energy/tariffs/model/tariff';
import type { Plan } from '../plan.js';

/** What a catalogue entry outside Texas states; the rest follows from it. */
export interface SeedPlan {
  readonly planId: string;
  readonly retailer: string;
  readonly name: string;
  readonly market: string;
  readonly deliveryUtilityIds: readonly string[];
  readonly currency: string;
  readonly charges: readonly Charge[];
  readonly source: string;
  readonly asOf: string;
  readonly priceBasis?: Tariff['priceBasis'];
  readonly termMonths?: number;
  readonly terminationFee?: Tariff['terminationFee'];
  readonly renewablePercent?: string;
  readonly eligibility?: readonly string[];
  readonly discounts?: readonly Discount[];
  readonly isDefault?: true;
  readonly unpriced?: Tariff['unpriced'];
}

/** Fills a catalogue entry: variable price, no contract and no fee unless it says otherwise. */
export function seedPlan(seed: SeedPlan): Plan {
  const { planId, retailer, name, market, currency } = seed;
  return {
    planId,
    retailer,
    name,
    market,
    deliveryUtilityIds: [...seed.deliveryUtilityIds],
    ...(seed.isDefault && { isDefault: true }),
    rating: null,
    tariff: {
      id: planId,
      name: `${retailer} ${name}`,
      currency,
      charges: [...seed.charges],
      unpriced: seed.unpriced ?? [],
      priceBasis: seed.priceBasis ?? 'variable',
      ...(seed.termMonths !== undefined && { termMonths: seed.termMonths }),
      terminationFee: seed.terminationFee ?? { kind: 'none' },
      ...(seed.renewablePercent !== undefined && { renewablePercent: seed.renewablePercent }),
      eligibility: [...(seed.eligibility ?? [])],
      discounts: [...(seed.discounts ?? [])],
      exportRule: { kind: 'charges' },
      rounding: { decimals: 2, mode: 'half-up' },
      provenance: { source: seed.source, asOf: seed.asOf, id: planId },
    },
  };
}
