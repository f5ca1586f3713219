import { Component, computed, input, linkedSignal } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { ChartFrame } from '#web/shared/charts/chart-frame';
import type { TopPlan } from '../recommendation.js';
import { savingsTimeline } from './results-charts.js';

/** The savings timeline of one of the first three plans, with a choice between them. */
@Component({
  selector: 'tb-savings-timeline',
  imports: [ChartFrame, MatButtonToggle, MatButtonToggleGroup],
  template: `
    @if (chart(); as drawn) {
      <section class="tb-card">
        <mat-button-toggle-group
          hideSingleSelectionIndicator
          aria-label="Plan of the timeline"
          [value]="index()"
          (change)="index.set($event.value)"
        >
          @for (plan of top(); track plan.plan.planId; let at = $index) {
            <mat-button-toggle [value]="at">{{ plan.plan.name }}</mat-button-toggle>
          }
        </mat-button-toggle-group>
        <tb-chart-frame [chart]="drawn" height="20rem" />
      </section>
    }
  `,
  styles: `
    mat-button-toggle-group {
      flex-wrap: wrap;
      margin-bottom: 1rem;
    }
  `,
})
export class SavingsTimeline {
  readonly top = input.required<readonly TopPlan[]>();
  readonly currency = input.required<string>();
  /** Of the plan that the answer names, until another is chosen. */
  protected readonly index = linkedSignal(() =>
    Math.max(
      0,
      this.top().findIndex(({ reasons }) => reasons.includes('bestOverall')),
    ),
  );
  protected readonly chart = computed(() => {
    const plan = this.top()[this.index()];
    return plan === undefined ? null : savingsTimeline(plan, this.currency());
  });
}
