import { Component, computed, input } from '@angular/core';
import { ChartFrame } from '#web/shared/charts/chart-frame';
import { loadDuration, monthBars, weekHeat } from './usage-charts.js';
import type { UsageYear } from './year.js';

/** Charts of the months and, if hours were metered, of the week by hour and the load duration. */
@Component({
  selector: 'tb-year-charts',
  imports: [ChartFrame],
  template: `
    <div class="tb-stack">
      <section class="tb-card"><tb-chart-frame [chart]="months()" height="18rem" /></section>
      @if (hours(); as hours) {
        <section class="tb-card"><tb-chart-frame [chart]="hours.week" height="21rem" /></section>
        <section class="tb-card"><tb-chart-frame [chart]="hours.duration" height="18rem" /></section>
      }
    </div>
  `,
})
export class YearCharts {
  readonly year = input.required<UsageYear>();
  protected readonly months = computed(() => monthBars(this.year()));
  /** Null if hours were not metered. */
  protected readonly hours = computed(() => {
    const { measuredHours } = this.year().analysis;
    return measuredHours === null
      ? null
      : { week: weekHeat(measuredHours), duration: loadDuration(measuredHours) };
  });
}
