import { Decimal } from 'decimal.js';
import type { PerKwhCharge } from '#domain/energy/tariffs/model/charge';
import type { PriceOverTime } from '#domain/energy/tariffs/ladder';
import type { Schedule } from '#domain/energy/tariffs/model/time-window';

export const BRITISH_ZONE = 'Europe/London';

/** Octopus bills each half hour to 0.01 kWh, halves to even, at rates of 0.01 pence. */
const HALF_HOURS = { decimals: 2, mode: 'half-even', minutes: 30 } as const;
const RATE_DECIMALS = 4;

/** An energy charge of an Octopus tariff; exports are paid for, so that their price is negative. Pounds. */
export function unitCharge(
  named: { readonly id: string; readonly label: string; readonly schedule?: Schedule },
  flow: 'import' | 'export',
  price: PriceOverTime,
): PerKwhCharge {
  return {
    ...named,
    scope: 'bundled',
    kind: 'per-kwh',
    flow,
    ...(flow === 'import' && { readings: { ...HALF_HOURS } }),
    price: pricesOf(price, flow === 'export' ? -1 : 1),
  };
}

function pricesOf(price: PriceOverTime, sign: 1 | -1): PriceOverTime {
  const billed = (text: string): string =>
    new Decimal(text).toDecimalPlaces(RATE_DECIMALS, Decimal.ROUND_HALF_UP).times(sign).toFixed();
  switch (price.type) {
    case 'constant':
      return { ...price, price: billed(price.price) };
    case 'series':
      return { ...price, prices: price.prices.map(billed) };
  }
}
