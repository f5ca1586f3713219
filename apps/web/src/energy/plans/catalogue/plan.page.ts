import { HttpErrorResponse, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { CataloguePlanView } from '#projections/energy/catalogue/catalogue-import.view';
import { Api } from '#web/shared/api/api';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { ReasonedChanges, ReasonedChangesView } from '#web/shared/forms/reasoned-changes';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';
import { CatalogueApi } from './catalogue-api.js';
import { momentText } from './catalogue-words.js';

type Change = 'draft' | 'publish' | 'withdraw';
const WORDS: Readonly<Record<Change, readonly [about: string, done: string]>> = {
  draft: ['save this draft', 'Saved and validated.'],
  publish: ['offer this plan as its draft says', 'Published: homes are offered it from now on.'],
  withdraw: ['withdraw this plan; no import brings it back', 'Withdrawn: no home is offered it any more.'],
};
const NOT_FOUND = 404;

/** One plan for who looks after the catalogue: its standing, its draft and its editions. */
@Component({
  selector: 'tb-catalogue-plan-page',
  imports: [
    Loading,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNotice,
    ReasonedChangesView,
    RouterLink,
  ],
  providers: [outlinedFields],
  templateUrl: './plan.page.html',
  styleUrl: './lists.scss',
})
export class CataloguePlanPage {
  /** From the address. */
  readonly planId = input.required<string>();

  private readonly queries = inject(Api);
  private readonly api = inject(CatalogueApi);
  private readonly changes = signal(0);
  protected readonly plan = httpResource(
    () => {
      this.changes();
      return this.queries.query(`/admin/catalogue/plans/${encodeURIComponent(this.planId())}`);
    },
    { parse: (body) => CataloguePlanView.parse(body) },
  );
  protected readonly view = computed(() => (this.plan.hasValue() ? this.plan.value() : undefined));
  /** A plan that nobody has written yet is known as a new one. */
  protected readonly isKnown = computed(() => {
    const error = this.plan.error();
    return this.view() !== undefined || (error instanceof HttpErrorResponse && error.status === NOT_FOUND);
  });
  protected readonly typed = linkedSignal<CataloguePlanView | undefined, string | null>({
    source: this.view,
    computation: () => null,
  });
  protected readonly text = computed(
    () => this.typed() ?? this.view()?.draft?.text ?? this.view()?.text ?? '',
  );
  protected readonly canPublish = computed(() => {
    const { draft, text } = this.view() ?? {};
    if (draft == null || draft.problems.length > 0 || this.typed() !== null) return false;
    return text == null || compact(draft.text) !== compact(text);
  });
  protected readonly reasoned = new ReasonedChanges(() => {
    this.changes.update((count) => count + 1);
  });
  protected readonly momentText = momentText;
  protected readonly standingWords = computed(() => {
    const { standing = 'none', source } = this.view() ?? {};
    if (standing === 'offered') return `On offer, from ${source ?? ''}`;
    return standing === 'held-back' ? 'Withdrawn by hand; no import brings it back' : 'Not on offer';
  });

  protected propose(change: Change): void {
    const [words, done] = WORDS[change];
    const path = `plans/${encodeURIComponent(this.planId())}/${change}`;
    this.reasoned.propose({
      ...{ words, done },
      send: (reason) => {
        const body = change === 'draft' ? { text: this.text(), reason } : { reason };
        return this.api.command(path, body, change === 'draft' ? 'PUT' : 'POST');
      },
    });
  }
}

/** JSON without its spaces, to tell whether two texts say the same. */
function compact(json: string): string {
  return JSON.stringify(JSON.parse(json));
}
