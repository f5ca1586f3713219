import type { Plan } from '#domain/energy/plans/plan';
// import { averageCents } from '#domain/energy/tariffs/label';
import type { Tariff } from '#domain/energy/tariffs/tariff';
import type { PlanSummaryView } from '#projections/energy/plan/plan.view';

/** A plan as lists show it; averages are computed by the engine, never copied from a label. */
export function planSummary(plan: Plan): PlanSummaryView {
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
    averageCents: null,
    estimatedFromLabel: tariff.estimated !== undefined,
    unpriced: tariff.unpriced.map(({ text }) => text),
    source: tariff.provenance.source,
    asOf: tariff.provenance.asOf,
  };
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
      return `${money(terminationFee.amount)} for each month remaining`;
    case 'proportional':
      return `up to ${money(terminationFee.amount)}, less as the term runs`;
    case 'unknown':
      return 'not stated as an amount';
  }
}
