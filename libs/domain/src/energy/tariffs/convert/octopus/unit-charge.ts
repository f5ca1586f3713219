import { Decimal } from 'decimal.js';
import type { PerKwhCharge } from '#domain/energy/tariffs/model/charge';
import type { EnergyPrice } from '#domain/energy/tariffs/model/price';
import type { Schedule } from '#domain/energy/tariffs/model/time-window';

export const BRITISH_ZONE = 'Europe/London';

/** An energy charge of an Octopus tariff; exports are paid for, so that their price is negative. */
export function unitCharge(
  named: { readonly id: string; readonly label: string; readonly schedule?: Schedule },
  flow: 'import' | 'export',
  price: EnergyPrice,
): PerKwhCharge {
  return {
    ...named,
    scope: 'bundled',
    kind: 'per-kwh',
    flow,
    price: flow === 'export' ? negated(price) : price,
  };
}

function negated(price: EnergyPrice): EnergyPrice {
  const minus = (text: string): string => new Decimal(text).negated().toFixed();
  switch (price.type) {
    case 'constant':
      return { ...price, price: minus(price.price) };
    case 'series':
      return { ...price, prices: price.prices.map(minus) };
    case 'tiers':
      return { ...price, tiers: price.tiers.map((tier) => ({ ...tier, price: minus(tier.price) })) };
  }
}
