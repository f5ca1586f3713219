import type { Plan } from '#domain/energy/plans/plan';
import { DomainError } from '#domain/shared/domain-error';
import { isSupplyOnly } from '#domain/energy/tariffs/compose/compose-sides';
import { averageCents } from '#domain/energy/tariffs/label';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { PlanSummaryView } from '#projections/energy/plan/plan.view';

const summaries = new WeakMap<Plan, PlanSummaryView>();

/**
 * A plan as lists show it; the engine computes the averages, never copied from a label. Computed
 * once per plan and edition of the catalogue.
 */
export function planSummary(plan: Plan): PlanSummaryView {
  const known = summaries.get(plan);
  if (known !== undefined) return known;
  const summary = summaryOf(plan);
  summaries.set(plan, summary);
  return summary;
}

function summaryOf(plan: Plan): PlanSummaryView {
  const { tariff } = plan;
  return {
    planId: plan.planId,
    name: plan.name,
    retailer: plan.retailer,
    market: plan.market,
    deliveryUtilityIds: plan.deliveryUtilityIds,
    termMonths: tariff.termMonths ?? null,
    priceKind: priceKind(tariff),
    renewablePercent: tariff.renewablePercent === undefined ? null : Number(tariff.renewablePercent),
    rating: plan.rating,
    terminationFee: feeWords(tariff),
    averageCents: averagesOf(plan),
    estimatedFromLabel: tariff.estimated !== undefined,
    unpriced: tariff.unpriced.map(({ text }) => text),
    source: tariff.provenance.source,
    asOf: tariff.provenance.asOf,
  };
}

/**
 * Null if a month's use alone gives no average: spot prices, a tariff that needs more than use, or a supply-only
 * plan, which would look cheap beside complete prices.
 */
function averagesOf({ tariff, label }: Plan): PlanSummaryView['averageCents'] {
  if (isSupplyOnly(tariff)) return null;
  try {
    const at = (kwh: number): string => averageCents(tariff, kwh, label?.assumedShares);
    return { at500: at(500), at1000: at(1000), at2000: at(2000) };
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function priceKind({ priceBasis, charges }: Tariff): PlanSummaryView['priceKind'] {
  if (priceBasis === 'variable') return 'variable';
  if (priceBasis !== 'fixed') return 'indexed';
  const timed = charges.some(
    (charge) =>
      'schedule' in charge && charge.schedule?.windows.some(({ minutes }) => minutes !== undefined) === true,
  );
  return timed ? 'timeOfUse' : 'fixed';
}

function feeWords({ terminationFee, currency }: Tariff): string {
  const money = (amount: string): string =>
    new Intl.NumberFormat('en-US', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(
      // Intl formats decimal text exactly; its type only admits numeric literals.
      amount as `${number}`,
    );
  switch (terminationFee.kind) {
    case 'none':
      return 'none';
    case 'flat':
      return money(terminationFee.amount);
    case 'per-month-remaining':
      return `${money(terminationFee.amount)} for each month left`;
    case 'proportional':
      return `up to ${money(terminationFee.amount)}, less as the term runs`;
    case 'unknown':
      return 'not stated as an amount';
  }
}
