import type { Charge, Scope } from '#domain/energy/tariffs/model/charge';
import type { Schedule, TimeWindow } from '#domain/energy/tariffs/model/time-window';
import type { Tier } from '#domain/energy/tariffs/model/price';

/** Small constructors, so that a catalogue entry reads like its label. Money is a decimal text in the plan's currency. */
export const perMonth = (label: string, amount: string, scope: Scope = 'bundled'): Charge => ({
  id: idOf(label),
  label,
  scope,
  kind: 'per-month',
  amount,
});

export const perDay = (label: string, amount: string, scope: Scope = 'bundled'): Charge => ({
  id: idOf(label),
  label,
  scope,
  kind: 'per-day',
  amount,
});

export const perKwh = (label: string, price: string, scope: Scope = 'bundled'): Charge => ({
  id: idOf(label),
  label,
  scope,
  kind: 'per-kwh',
  flow: 'import',
  price: { type: 'constant', price },
});

/** What the home is paid for each kWh it sends out; `price` written positive. */
export const feedIn = (label: string, price: string): Charge => ({
  id: idOf(label),
  label,
  scope: 'bundled',
  kind: 'per-kwh',
  flow: 'export',
  price: { type: 'constant', price: `-${price}` },
});

/** Energy at certain times. */
export const perKwhAt = (
  label: string,
  price: string,
  windows: readonly TimeWindow[],
  holidays?: Schedule['holidays'],
): Charge => ({
  id: idOf(label),
  label,
  scope: 'bundled',
  kind: 'per-kwh',
  flow: 'import',
  schedule: { label, windows: [...windows], ...(holidays && { holidays }) },
  price: { type: 'constant', price },
});

/** Energy in blocks of a billing cycle; the last block has no upper bound. */
export const perKwhTiers = (
  label: string,
  tiers: readonly Tier[],
  options: { readonly windows?: readonly TimeWindow[]; readonly boundUnit?: 'absolute' | 'per-day' } = {},
): Charge => ({
  id: idOf(label),
  label,
  scope: 'bundled',
  kind: 'per-kwh',
  flow: 'import',
  ...(options.windows && { schedule: { label, windows: [...options.windows] } }),
  price: {
    type: 'tiers',
    tiers: [...tiers],
    reset: 'cycle',
    scope: 'per-window',
    boundUnit: options.boundUnit ?? 'absolute',
  },
});

/** `amount` off the bill of a cycle with at least `fromKwh`. */
export const billCredit = (amount: string, fromKwh: string): Charge => ({
  id: `bill-credit-from-${fromKwh}`,
  label: `Bill credit from ${fromKwh} kWh`,
  scope: 'supply',
  kind: 'credit-if',
  amount,
  usage: { flow: 'import', fromKwh },
});

/** `Peak (Jun-Sep)` becomes `peak-jun-sep`. */
export function idOf(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
