import { Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';
import { RerunApi } from './rerun-api.js';
import { valueText, verdictWords } from './verdict-words.js';

/** Has a recommendation made again, and shows the verdict and whatever differs side by side. */
@Component({
  selector: 'tb-rerun-verdict',
  imports: [Loading, MatButton, ProblemNotice],
  templateUrl: './rerun-verdict.html',
  styleUrl: './rerun-verdict.scss',
})
export class RerunVerdict {
  readonly id = input.required<string>();
  readonly reason = input.required<string>();

  private readonly api = inject(RerunApi);
  protected readonly engine = signal<'recorded' | 'current' | null>(null);
  protected readonly made = rxResource({
    params: () => {
      const engine = this.engine();
      return engine === null ? undefined : { id: this.id(), engine, reason: this.reason() };
    },
    stream: ({ params }) => this.api.rerun(params.id, params.engine, params.reason),
  });
  protected readonly view = computed(() => (this.made.hasValue() ? this.made.value() : undefined));
  protected readonly words = computed(() => {
    const view = this.view();
    return view === undefined ? '' : verdictWords(view);
  });
  protected readonly text = valueText;
}
