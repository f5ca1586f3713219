import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { FactList } from '#web/shared/facts/fact-list';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';
import { OpenForm } from '../open-form.js';
import { moment } from '../trail-words.js';
import { RerunApi } from './rerun-api.js';
import { RerunVerdict } from './rerun-verdict.js';
import { WhyFirst } from './why-first.js';

/** One recommendation for an auditor: what it was made of, whether it comes out again, and why the first was first. */
@Component({
  selector: 'tb-rerun-page',
  imports: [FactList, Loading, OpenForm, ProblemNotice, RerunVerdict, RouterLink, WhyFirst],
  templateUrl: './rerun.page.html',
  styleUrl: './rerun.page.scss',
})
export class RerunPage {
  /** From the address. */
  readonly recommendationId = input.required<string>();

  private readonly api = inject(RerunApi);
  /** Why it is looked at; null leaves everything closed. */
  protected readonly reason = linkedSignal<string, string | null>({
    source: this.recommendationId,
    computation: () => null,
  });
  protected readonly found = rxResource({
    params: () => {
      const reason = this.reason();
      return reason === null ? undefined : { id: this.recommendationId(), reason };
    },
    stream: ({ params }) => this.api.inputs(params.id, params.reason),
  });
  protected readonly view = computed(() => (this.found.hasValue() ? this.found.value() : undefined));
  protected readonly facts = computed(() => {
    const view = this.view();
    if (view === undefined) return [];
    const { madeAt, householdId, position, engine, engineVersion, runtime } = view;
    return [
      { name: 'Made', value: moment(madeAt) },
      { name: 'For the home', value: householdId },
      { name: 'Place in the log', value: position },
      { name: 'Engine', value: `${engineVersion}, ${engine}` },
      { name: 'The engine is kept', value: view.engineIsKept ? 'yes' : 'no' },
      { name: 'The program runs this engine', value: view.engineIsCurrent ? 'yes' : 'no, a later one' },
      { name: 'Made with', value: `Node ${runtime.node}, ICU ${runtime.icu}, time zones ${runtime.tz}` },
    ];
  });
}
