import { Component, computed, input } from '@angular/core';
import type { PlanSummaryView } from '#projections/energy/plan/plan.view';
import { day } from '#web/shared/format/dates';
import { centsPerKwh } from '#web/shared/format/energy';
import { FactList } from '#web/shared/facts/fact-list';

const PRICE_KINDS: Readonly<Record<PlanSummaryView['priceKind'], string>> = {
  fixed: 'Stays fixed',
  variable: 'Can change',
  indexed: 'Follows the market',
  timeOfUse: 'Depends on the hour',
  unknown: 'Not stated',
};

/** The plan's published facts and their source. */
@Component({
  selector: 'tb-plan-fact-list',
  imports: [FactList],
  template: `
    <section class="tb-card" aria-labelledby="facts-heading">
      <h2 id="facts-heading">About this plan</h2>
      <tb-fact-list [facts]="facts()" />
    </section>
  `,
})
export class PlanFactList {
  readonly plan = input.required<PlanSummaryView>();

  protected readonly facts = computed(() => {
    const { averageCents, termMonths, ...plan } = this.plan();
    const isFree = plan.terminationFee === 'none';
    const averages =
      averageCents === null
        ? []
        : [
            { name: 'Average at 500 kWh a month', value: `${centsPerKwh(averageCents.at500)} per kWh` },
            { name: 'Average at 1,000 kWh a month', value: `${centsPerKwh(averageCents.at1000)} per kWh` },
            { name: 'Average at 2,000 kWh a month', value: `${centsPerKwh(averageCents.at2000)} per kWh` },
          ];
    return [
      { name: 'Price', value: PRICE_KINDS[plan.priceKind] },
      {
        name: 'Contract',
        value:
          termMonths === null ? (isFree ? 'No contract term' : 'Not stated') : `${String(termMonths)} months`,
      },
      { name: 'Leaving early', value: isFree ? 'No fee' : plan.terminationFee },
      {
        name: 'Clean power',
        value: plan.renewablePercent === null ? 'Not stated' : `${String(plan.renewablePercent)}%`,
      },
      {
        name: 'Supplier’s rating',
        value: plan.rating === null ? 'Not rated' : `${String(plan.rating)} of 5`,
      },
      ...averages,
      { name: 'Where these facts come from', value: plan.source },
      { name: 'As of', value: /^\d{4}-\d{2}-\d{2}/.test(plan.asOf) ? day(plan.asOf) : plan.asOf },
    ];
  });
}
