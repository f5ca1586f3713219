import { Decimal } from 'decimal.js';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import { amountText, microsOf } from '../amounts.js';
import type { RiskFlag } from './risk-flag.js';

/** A month is near a threshold if its use is within this many percent of it. */
export const NEAR_PERCENT = 10;

/** Expected import of each month, integer milli-watt-hours. */
export type MonthUsage = readonly number[];

type UsageCharge = Extract<Charge, { kind: 'credit-if' | 'fee-if' }>;

/** Flags for credits and fees that depend on a month's use, if the home's months come near their threshold. */
export function usageFlags(tariff: Tariff, months: MonthUsage): readonly RiskFlag[] {
  return tariff.charges.flatMap((charge): RiskFlag[] => {
    switch (charge.kind) {
      case 'credit-if':
        return creditCliff(charge, months);
      case 'fee-if':
        return minimumUsageFee(charge, months);
      default:
        return [];
    }
  });
}

function creditCliff(charge: UsageCharge, months: MonthUsage): RiskFlag[] {
  const near = nearestBound(charge, months);
  if (near === null || near.months === 0) return [];
  const creditMicros = amountOf(charge);
  return [
    {
      kind: 'billCreditCliff',
      thresholdKwh: near.boundKwh,
      creditAmount: amountText(creditMicros),
      monthsReached: months.filter((milliWh) => applies(charge, milliWh)).length,
      monthsNear: near.months,
      withinPercent: NEAR_PERCENT,
      amountAtStake: amountText(creditMicros * near.months),
    },
  ];
}

function minimumUsageFee(charge: UsageCharge, months: MonthUsage): RiskFlag[] {
  const near = nearestBound(charge, months);
  const monthsCharged = months.filter((milliWh) => applies(charge, milliWh)).length;
  if (near === null || near.months + monthsCharged === 0) return [];
  const feeMicros = amountOf(charge);
  return [
    {
      kind: 'minimumUsageFee',
      thresholdKwh: near.boundKwh,
      feeAmount: amountText(feeMicros),
      monthsCharged,
      monthsNear: near.months,
      withinPercent: NEAR_PERCENT,
      amountCharged: amountText(feeMicros * monthsCharged),
    },
  ];
}

/** The one of the charge's one or two bounds with the most months near it. */
function nearestBound(
  { usage }: UsageCharge,
  months: MonthUsage,
): { readonly boundKwh: string; readonly months: number } | null {
  const bounds = [usage.fromKwh, usage.belowKwh, usage.upToKwh].filter((bound) => bound !== undefined);
  const counted = bounds
    .filter((bound) => milliWhOf(bound) > 0)
    .map((boundKwh) => ({
      boundKwh,
      months: months.filter((use) => isNear(use, milliWhOf(boundKwh))).length,
    }));
  return counted.reduce<(typeof counted)[number] | null>(
    (most, bound) => (most === null || bound.months > most.months ? bound : most),
    null,
  );
}

function isNear(milliWh: number, boundMilliWh: number): boolean {
  return Math.abs(milliWh - boundMilliWh) * 100 <= boundMilliWh * NEAR_PERCENT;
}

function applies({ usage }: UsageCharge, milliWh: number): boolean {
  const { fromKwh, upToKwh, belowKwh } = usage;
  return (
    (fromKwh === undefined || milliWh >= milliWhOf(fromKwh)) &&
    (upToKwh === undefined || milliWh <= milliWhOf(upToKwh)) &&
    (belowKwh === undefined || milliWh < milliWhOf(belowKwh))
  );
}

function amountOf({ amount, taxPercent }: UsageCharge): number {
  return Math.round(microsOf(amount) * (1 + Number(taxPercent ?? 0) / 100));
}

function milliWhOf(kwh: string): number {
  return new Decimal(kwh).times(1_000_000).toNumber();
}
