import { Component, computed, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { explanationStreams } from './explanation-stream.js';

const FACTS = 'The underlined facts and figures were put in and checked by our engine.';

/** The explanation, paragraph by paragraph as each is checked, and who wrote it. */
@Component({
  selector: 'tb-explanation-panel',
  imports: [MatButton, MatProgressBar],
  templateUrl: './explanation-panel.html',
  styleUrl: './explanation-panel.scss',
})
export class ExplanationPanel {
  readonly recommendationId = input.required<string>();

  private readonly stream = explanationStreams();
  protected readonly explanation = rxResource({
    params: () => this.recommendationId(),
    stream: ({ params }) => this.stream(params),
  });
  protected readonly view = computed(() =>
    this.explanation.hasValue() ? this.explanation.value() : undefined,
  );
  protected readonly writing = computed(() => (this.view()?.status ?? 'writing') === 'writing');
  protected readonly givenUp = computed(() => this.view()?.status === 'given-up');

  protected readonly source = computed(() => {
    const view = this.view();
    if (view?.source === 'claude') {
      const model = view.model === null ? '' : ` (${view.model})`;
      return `Written by Claude${model}. ${FACTS} None come from the model.`;
    }
    if (view?.source === 'template') {
      return ['Written from our own template.', view.templateReason, FACTS]
        .filter((part) => part !== null)
        .join(' ');
    }
    return null;
  });
}
