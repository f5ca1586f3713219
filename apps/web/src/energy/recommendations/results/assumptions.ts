import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Recommendation } from '../recommendation.js';
import { assumptionWords } from '../words/assumption-words.js';
import { listWords } from '../words/basis-words.js';

/** Our assumptions about future prices, and a link to change them. */
@Component({
  selector: 'tb-assumptions',
  imports: [RouterLink],
  template: `
    <section class="tb-card" aria-labelledby="assumptions-heading">
      <h2 id="assumptions-heading">What we assumed</h2>
      <ul>
        @for (sentence of sentences(); track sentence) {
          <li>{{ sentence }}</li>
        }
      </ul>
      <p class="tb-quiet">Prices are from: {{ lists() }}.</p>
      <a routerLink="/plan">Change what we assume</a>
    </section>
  `,
  styles: `
    ul {
      margin: 0 0 0.75rem;
      padding-inline-start: 1.25rem;
    }
  `,
})
export class Assumptions {
  readonly recommendation = input.required<Recommendation>();
  protected readonly lists = computed(() => listWords(this.recommendation().coverage).join('; '));
  protected readonly sentences = computed(() => assumptionWords(this.recommendation()));
}
