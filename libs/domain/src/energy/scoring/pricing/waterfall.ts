import type { Bill, BillLine } from '#domain/energy/tariffs/model/bill';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import { microsText } from '#domain/shared/money';

/** Kinds of charge in the order of the waterfall, in a householder's words. */
const STEPS = [
  'Fixed charges',
  'Energy',
  'Delivery',
  'Demand',
  'Joining fees',
  'Usage fees',
  'Minimum bill',
  'Taxes and surcharges',
  'Bill credits',
  'Discounts',
  'Export payments',
] as const;
type Step = (typeof STEPS)[number];

/** One step of the waterfall: decimal amount in the tariff's currency, negative if it lowers the bill. */
export interface WaterfallStep {
  readonly label: Step;
  readonly amount: string;
}

/**
 * Sums the bills' lines by kind of charge. The amounts add up exactly to the bills; kinds without a line are left
 * out.
 */
export function waterfallOf(bills: readonly Bill[], tariff: Tariff): WaterfallStep[] {
  const charges = [...tariff.charges, ...tariff.discounts.map(({ charge }) => charge)];
  const exports = new Set(
    charges.flatMap((charge) => (charge.kind === 'per-kwh' && charge.flow === 'export' ? [charge.id] : [])),
  );
  const totals = new Map<Step, number>();
  for (const line of bills.flatMap(({ lines }) => lines)) {
    const step = exports.has(line.charge) ? 'Export payments' : stepOf(line);
    totals.set(step, (totals.get(step) ?? 0) + line.amountMicros);
  }
  return STEPS.flatMap((label) => {
    const micros = totals.get(label);
    return micros === undefined ? [] : [{ label, amount: microsText(micros) }];
  });
}

function stepOf({ kind, scope, amountMicros }: BillLine): Step {
  switch (kind) {
    case 'per-day':
    case 'per-month':
    case 'per-year':
    case 'rounding':
      return scope === 'delivery' ? 'Delivery' : 'Fixed charges';
    case 'per-kwh':
      return scope === 'delivery' ? 'Delivery' : 'Energy';
    case 'per-kw':
      return 'Demand';
    case 'once':
      return amountMicros < 0 ? 'Bill credits' : 'Joining fees';
    case 'credit-if':
      return 'Bill credits';
    case 'fee-if':
      return 'Usage fees';
    case 'minimum-bill':
      return 'Minimum bill';
    case 'percent-of':
      return amountMicros < 0 ? 'Discounts' : 'Taxes and surcharges';
    case 'credit-carried':
    case 'credit-paid':
      return 'Export payments';
  }
}
