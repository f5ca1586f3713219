import { Component, input } from '@angular/core';
import type { FilteredPlan } from '../recommendation.js';

/** The plans left out, each with its reasons. */
@Component({
  selector: 'tb-filtered-plans',
  template: `
    <details class="tb-card">
      <summary>{{ plans().length }} {{ plans().length === 1 ? 'plan' : 'plans' }} left out, and why</summary>
      <ul>
        @for (plan of plans(); track plan.planId) {
          <li>
            <strong>{{ plan.name }}</strong> · {{ plan.retailer }}
            <ul>
              @for (reason of plan.reasons; track reason.code) {
                <li>{{ reason.message }}</li>
              }
            </ul>
          </li>
        }
      </ul>
    </details>
  `,
  styles: `
    summary {
      font: var(--mat-sys-title-medium);
      cursor: pointer;
    }

    li {
      margin-top: 0.5rem;
    }
  `,
})
export class FilteredPlans {
  readonly plans = input.required<readonly FilteredPlan[]>();
}
