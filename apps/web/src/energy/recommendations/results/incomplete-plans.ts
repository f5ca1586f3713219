import { Component, input } from '@angular/core';
import { roundMoney } from '#web/shared/format/money';
import type { IncompletePlan } from '../recommendation.js';

/** Plans whose bill cannot be priced in full: the bounds of their cost, and what is missing. They are not ranked. */
@Component({
  selector: 'tb-incomplete-plans',
  template: `
    <details class="tb-card" [open]="open()">
      <summary>
        {{ plans().length }} {{ plans().length === 1 ? 'plan' : 'plans' }} we could not price in full
      </summary>
      <p>
        Part of their bill is not stated in figures, so we don’t rank them. What is missing may make them
        dearer.
      </p>
      <ul>
        @for (plan of plans(); track plan.plan.planId) {
          <li>
            <strong>{{ plan.plan.name }}</strong> · {{ plan.plan.retailer }} · {{ bounds(plan) }}
            <ul>
              @for (gap of plan.missing; track $index) {
                <li>{{ gap.reason }} “{{ gap.text }}”</li>
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
export class IncompletePlans {
  readonly plans = input.required<readonly IncompletePlan[]>();
  readonly currency = input.required<string>();
  /** Whether the list starts open, as it does when no plan is ranked. */
  readonly open = input(false);

  protected bounds({ low, high }: IncompletePlan): string {
    if (low !== null && high !== null)
      return `between ${roundMoney(low, this.currency())} and ${roundMoney(high, this.currency())} in the first year`;
    if (high !== null) return `at most ${roundMoney(high, this.currency())} in the first year`;
    return low === null
      ? 'no cost can be named'
      : `at least ${roundMoney(low, this.currency())} in the first year`;
  }
}
