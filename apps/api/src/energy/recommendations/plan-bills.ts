import type { CandidatePlan } from '#domain/energy/scoring/scoring-input';
import { costCurve } from '#domain/energy/scoring/pricing/cost-curve';
import type { PreparedHome } from '#domain/energy/scoring/pricing/prepared-home';
import { planYear } from '#domain/energy/scoring/pricing/plan-year';
import { waterfallOf } from '#domain/energy/scoring/pricing/waterfall';
import type { Bill, BillLine } from '#domain/energy/tariffs/model/bill';
import { microsText } from '#domain/shared/money';
import { kwhText } from '#domain/shared/units';
import type { PlanBillsView } from '#projections/energy/plan/plan.view';

/** A plan's twelve bills on a home's year, line by line by the reference engine and equal to the ranking, and their charts. */
export function planBills(
  plan: CandidatePlan,
  home: PreparedHome,
  today: string,
): Omit<PlanBillsView, 'plan'> {
  const { months } = home.usage;
  const bills = planYear(plan, home.usage, today);
  const homeMonths = months.map(({ month, milliWh }, index) => ({
    month,
    kwh: kwhText({ milliWh, restE20Kwh: 0 }),
    cost: microsText(bills[index]?.totalMicros ?? 0),
  }));
  return {
    currency: plan.tariff.currency,
    annual: microsText(bills.reduce((sum, { totalMicros }) => sum + totalMicros, 0)),
    bills: bills.map((bill, index) => billView(bill, homeMonths[index]?.kwh ?? '0')),
    waterfall: waterfallOf(bills, plan.tariff).map((step) => ({ ...step })),
    curve: costCurve(plan, home, today).map((point) => ({ ...point })),
    homeMonths,
    unpriced: plan.tariff.unpriced.map(({ text }) => text),
  };
}

function billView({ cycle, lines, totalMicros }: Bill, kwh: string): PlanBillsView['bills'][number] {
  return {
    start: cycle.start,
    end: cycle.end,
    kwh,
    total: microsText(totalMicros),
    lines: lines.map(lineView),
  };
}

function lineView(line: BillLine): PlanBillsView['bills'][number]['lines'][number] {
  return {
    charge: line.label,
    quantity: line.quantity,
    unit: line.unit,
    price: line.price,
    amount: microsText(line.amountMicros),
    window: line.window ?? null,
    tier: line.tier ?? null,
  };
}
