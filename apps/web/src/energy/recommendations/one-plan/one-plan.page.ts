import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { PlanBillsView } from '#projections/energy/plan/plan.view';
import { Api } from '#web/shared/api/api';
import { ChartFrame } from '#web/shared/charts/chart-frame';
import { money } from '#web/shared/format/money';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';
import { BillTable } from './bill-table.js';
import { costCurve, yearWaterfall } from './plan-charts.js';
import { PlanFactList } from './plan-fact-list.js';
import { UnitPrices } from './unit-prices.js';

/** One plan on this home's power: every bill, every line, and where its facts come from. */
@Component({
  selector: 'tb-one-plan-page',
  imports: [BillTable, ChartFrame, Loading, MatButton, PlanFactList, ProblemNotice, RouterLink, UnitPrices],
  templateUrl: './one-plan.page.html',
})
export class OnePlanPage {
  /** Both ids come from the address. */
  readonly id = input.required<string>();
  readonly planId = input.required<string>();

  private readonly api = inject(Api);
  protected readonly found = httpResource(
    () => this.api.query(`/recommendations/${this.id()}/plans/${encodeURIComponent(this.planId())}`),
    { parse: (body) => PlanBillsView.parse(body) },
  );
  private readonly view = computed(() => (this.found.hasValue() ? this.found.value() : null));
  protected readonly year = computed(() => {
    const view = this.view();
    return view === null ? '' : money(view.annual, view.currency);
  });
  protected readonly waterfall = computed(() => {
    const view = this.view();
    return view === null || view.waterfall.length === 0 ? null : yearWaterfall(view);
  });
  protected readonly curve = computed(() => {
    const view = this.view();
    return view === null || view.curve.length === 0 ? null : costCurve(view);
  });
}
