import { Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';
import { RerunApi } from './rerun-api.js';

const SHOWN = 10;

/** Every plan's points, and what would have to change for another to be first. */
@Component({
  selector: 'tb-why-first',
  imports: [Loading, MatButton, ProblemNotice],
  templateUrl: './why-first.html',
  styleUrl: './rerun-verdict.scss',
})
export class WhyFirst {
  readonly id = input.required<string>();
  readonly reason = input.required<string>();

  private readonly api = inject(RerunApi);
  protected readonly isAsked = signal(false);
  protected readonly showsAll = signal(false);
  protected readonly found = rxResource({
    params: () => (this.isAsked() ? { id: this.id(), reason: this.reason() } : undefined),
    stream: ({ params }) => this.api.why(params.id, params.reason),
  });
  protected readonly view = computed(() => (this.found.hasValue() ? this.found.value() : undefined));
  protected readonly plans = computed(() => {
    const plans = this.view()?.plans ?? [];
    return this.showsAll() ? plans : plans.slice(0, SHOWN);
  });
}
