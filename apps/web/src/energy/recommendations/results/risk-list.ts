import { Component, computed, input } from '@angular/core';
import { Icon } from '#web/shared/icons/icon';
import type { RiskFlag } from '../recommendation.js';
import { riskWords } from '../words/risk-words.js';

/** A plan's risks with their figures, serious ones first. */
@Component({
  selector: 'tb-risk-list',
  imports: [Icon],
  template: `
    <ul>
      @for (risk of risks(); track risk.heading) {
        <li [class.serious]="risk.serious">
          <tb-icon [name]="risk.serious ? 'warning' : 'info'" />
          <p>
            <strong>{{ risk.heading }}.</strong> {{ risk.sentence }}
          </p>
        </li>
      } @empty {
        <li class="none">
          <tb-icon name="check" />
          <p>We see no special risk in this plan.</p>
        </li>
      }
    </ul>
  `,
  styleUrl: './risk-list.scss',
})
export class RiskList {
  readonly flags = input.required<readonly RiskFlag[]>();
  readonly currency = input.required<string>();
  protected readonly risks = computed(() =>
    this.flags()
      .map((flag) => riskWords(flag, this.currency()))
      .sort((a, b) => Number(b.serious) - Number(a.serious)),
  );
}
