import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Recommendation } from '../recommendation.js';
import { askWords } from '../words/ask-words.js';

/** Answers of the person’s that look like slips or are missing, above a verdict that rests on them. */
@Component({
  selector: 'tb-answer-checks',
  imports: [RouterLink],
  template: `
    @if (asks().length > 0) {
      <section class="tb-complaint" aria-label="Please check your answers">
        <p><strong>Please check first.</strong> The answer below depends on it.</p>
        <ul>
          @for (ask of asks(); track ask) {
            <li>{{ ask }}</li>
          }
        </ul>
        <a routerLink="/plan">Check my answers</a>
      </section>
    }
  `,
  styles: `
    .tb-complaint {
      margin-top: 0;
    }

    ul {
      margin: 0.5rem 0;
      padding-inline-start: 1.25rem;
    }

    a {
      color: inherit;
    }
  `,
})
export class AnswerChecks {
  readonly recommendation = input.required<Recommendation>();
  protected readonly asks = computed(() => askWords(this.recommendation()));
}
