import { Component, computed, input } from '@angular/core';
import { ChartFrame } from '#web/shared/charts/chart-frame';
import { loadDuration, monthBars, weekHeat } from './usage-charts.js';
import type { UsageYear } from './year.js';

/** The three pictures of a year: the week by the hour, the months, and how often much power is drawn. */
@Component({
  selector: 'tb-year-charts',
  imports: [ChartFrame],
  template: `
    <div class="tb-stack">
      <section class="tb-card"><tb-chart-frame [chart]="months()" height="18rem" /></section>
      <section class="tb-card"><tb-chart-frame [chart]="week()" height="21rem" /></section>
      <section class="tb-card"><tb-chart-frame [chart]="duration()" height="18rem" /></section>
    </div>
  `,
})
export class YearCharts {
  readonly year = input.required<UsageYear>();
  protected readonly months = computed(() => monthBars(this.year()));
  protected readonly week = computed(() => weekHeat(this.year().analysis));
  protected readonly duration = computed(() => loadDuration(this.year().analysis));
}
