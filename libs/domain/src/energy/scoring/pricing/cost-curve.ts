import { Decimal } from 'decimal.js';
import { amountText } from '../amounts.js';
import type { CandidatePlan } from '../scoring-input.js';
import { compilePlans } from './compile-plans.js';
import { sum } from './plan-costs.js';
import type { PreparedHome } from './prepared-home.js';

const STEPS = 30;
const STEP_SIZES_KWH = [10, 20, 25, 50, 100, 200, 250, 500, 1000, 2500, 5000, 10_000];
const MOST_BREAKS = 20;
const MILLI_WH_PER_KWH = 1_000_000;

/** Cost of a month at one amount of energy. */
export interface CurvePoint {
  readonly monthlyKwh: string;
  readonly cost: string;
}

/**
 * Monthly cost of a plan at other amounts of energy with this home's pattern of use: the mean of the twelve
 * months, each scaled to that amount, at the prices of the contract's first month. Covers zero to a quarter more
 * than the home's largest month, with points on both sides of each threshold. Empty if the plan cannot be priced.
 */
export function costCurve(
  plan: CandidatePlan,
  { usage, priceOn }: PreparedHome,
  today: string,
): CurvePoint[] {
  const { tariffs } = compilePlans([plan], today);
  const priceAt = priceOn(tariffs);
  const months = usage.months.map(({ milliWh }) => milliWh / MILLI_WH_PER_KWH);
  return amountsKwh(plan, Math.max(...months)).flatMap((kwh) => {
    const { cycleMicros, failures } = priceAt(months.map((own) => (own > 0 ? kwh / own : 0)));
    const yearMicros = sum([...cycleMicros.subarray(0, 12)]);
    return failures.has(0) ? [] : [{ monthlyKwh: String(kwh), cost: amountText(yearMicros / 12) }];
  });
}

function amountsKwh({ tariff }: CandidatePlan, largestKwh: number): readonly number[] {
  const reach = Math.max(largestKwh * 1.25, 100);
  const step = STEP_SIZES_KWH.find((size) => size * STEPS >= reach) ?? Math.ceil(reach / STEPS);
  const even = Array.from({ length: Math.ceil(reach / step) + 1 }, (_, index) => index * step);
  const breaks = tariff.charges.flatMap((charge) => {
    if (charge.kind !== 'credit-if' && charge.kind !== 'fee-if') return [];
    const { fromKwh, belowKwh, upToKwh } = charge.usage;
    const starts = [fromKwh, belowKwh].flatMap((kwh) =>
      kwh === undefined ? [] : [wholeKwh(kwh) - 1, wholeKwh(kwh)],
    );
    return upToKwh === undefined ? starts : [...starts, wholeKwh(upToKwh), wholeKwh(upToKwh) + 1];
  });
  const within = breaks.filter((kwh) => kwh > 0 && kwh < reach).slice(0, MOST_BREAKS);
  return [...new Set([...even, ...within])].sort((a, b) => a - b);
}

function wholeKwh(kwh: string): number {
  return new Decimal(kwh).ceil().toNumber();
}
