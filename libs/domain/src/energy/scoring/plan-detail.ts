import type { Bill } from '#domain/energy/tariffs/bill';
import { amountText, kwhText } from './amounts.js';
import type { CandidatePlan } from './candidate.js';
import { costCurve, type CurvePoint } from './cost-curve.js';
import { planYear } from './plan-year.js';
import type { PreparedHome } from './prepared-home.js';
import { waterfallOf, type WaterfallStep } from './waterfall.js';

/** One plan's first year on one home, as its page shows it. Amounts in the tariff's currency. */
export interface PlanDetail {
  readonly bills: readonly Bill[];
  readonly annual: string;
  readonly waterfall: readonly WaterfallStep[];
  readonly curve: readonly CurvePoint[];
  /** The home's months on that curve. */
  readonly homeMonths: readonly { readonly month: string; readonly kwh: string; readonly cost: string }[];
}

/**
 * Bills line by line, what they are made of, and what other amounts of power would cost. The bills are
 * those of the ranking. Throws DomainError when the tariff cannot be priced on the home.
 */
export function planDetail(plan: CandidatePlan, home: PreparedHome, today: string): PlanDetail {
  const bills = planYear(plan, home.usage, today);
  return {
    bills,
    annual: amountText(bills.reduce((total, { totalMicros }) => total + totalMicros, 0)),
    waterfall: waterfallOf(bills, plan.tariff),
    curve: costCurve(plan, home, today),
    homeMonths: home.usage.months.map(({ month, milliWh }, index) => ({
      month,
      kwh: kwhText(milliWh),
      cost: amountText(bills[index]?.totalMicros ?? 0),
    })),
  };
}
