import { Decimal } from 'decimal.js';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';

/** A rate as read from a bill: all charges per kWh together in cents, all fixed charges per month in currency units. */
export interface OwnRate {
  readonly energyCentsPerKwh: string;
  readonly monthlyFee: string;
  readonly currency: string;
  /** Day on which the person stated it. */
  readonly asOf: string;
}

/** The tariff for a typed rate. */
export function ownRateTariff({ energyCentsPerKwh, monthlyFee, currency, asOf }: OwnRate): Tariff {
  const price = new Decimal(energyCentsPerKwh).div(100).toFixed();
  return {
    id: 'own-rate',
    name: 'Your present rate',
    currency,
    charges: [
      { id: 'fixed', label: 'Fixed charges', scope: 'bundled', kind: 'per-month', amount: monthlyFee },
      {
        id: 'energy',
        label: 'Energy',
        scope: 'bundled',
        kind: 'per-kwh',
        flow: 'import',
        price: { type: 'constant', price },
      },
    ],
    unpriced: [],
    priceBasis: 'fixed',
    terminationFee: { kind: 'none' },
    eligibility: [],
    discounts: [],
    exportRule: { kind: 'charges' },
    rounding: { decimals: 2, mode: 'half-up' },
    provenance: { source: 'Typed in by the household', asOf, id: 'own-rate' },
  };
}
