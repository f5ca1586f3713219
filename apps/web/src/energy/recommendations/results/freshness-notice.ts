import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { FreshnessView } from '#projections/energy/recommendation/recommendation.view';
import { Api } from '#web/shared/api/api';
import { UpdateButton } from './update-button.js';

const CHANGES: Readonly<Record<FreshnessView['changed'][number], string>> = {
  usage: 'You added data since',
  answers: 'You changed your answers since',
  prices: 'Newer prices came in since',
};

/** Warns that data, answers or prices have changed since these results, and offers to update them. */
@Component({
  selector: 'tb-freshness-notice',
  imports: [UpdateButton],
  template: `
    @if (changes().length > 0) {
      <section class="tb-complaint" aria-label="These results are old">
        <p>
          <strong>These results are old.</strong>
          @for (change of changes(); track change) {
            {{ change }}.
          }
        </p>
        <tb-update-button />
      </section>
    }
  `,
  styles: `
    .tb-complaint {
      margin-top: 0;
    }
  `,
})
export class FreshnessNotice {
  readonly recommendationId = input.required<string>();

  private readonly api = inject(Api);
  private readonly found = httpResource(
    () => this.api.query(`/recommendations/${this.recommendationId()}/freshness`),
    { parse: (body) => FreshnessView.parse(body) },
  );
  /** Empty if the API cannot be asked: a failed request says nothing about the results. */
  protected readonly changes = computed(() =>
    this.found.hasValue() ? this.found.value().changed.map((change) => CHANGES[change]) : [],
  );
}
