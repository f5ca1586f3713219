import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { kwh, percent } from '#web/shared/format/energy';
import type { Recommendation } from '../recommendation.js';
import { nothingCompares, verdictWords } from '../words/verdict-words.js';

/** The answer, large, before anything else. */
@Component({
  selector: 'tb-verdict-banner',
  imports: [MatButton, RouterLink],
  template: `
    <section class="verdict" [class.stay]="recommendation().verdict.advice === 'stay'">
      <h1>{{ words().heading }}</h1>
      <p class="sentence">{{ words().sentence }}</p>
      <p class="basis">{{ basis() }}</p>
      @if (recommendation().verdict.advice === 'noPlan') {
        <a mat-flat-button routerLink="/plan">{{ wayOut() }}</a>
      }
    </section>
  `,
  styleUrl: './verdict-banner.scss',
})
export class VerdictBanner {
  readonly recommendation = input.required<Recommendation>();
  protected readonly words = computed(() => verdictWords(this.recommendation()));

  protected readonly wayOut = computed(() =>
    nothingCompares(this.recommendation()) ? 'Change my answers' : 'Change my limits',
  );

  protected readonly basis = computed(() => {
    const { usage, top, others, filtered } = this.recommendation();
    const plans = top.length + others.length + filtered.length;
    return `${plans === 1 ? '1 plan,' : `${String(plans)} plans, each`} priced on your ${kwh(usage.annualKwh)} a year; ${percent(usage.meteredShare)} of it was counted by your meter.`;
  });
}
