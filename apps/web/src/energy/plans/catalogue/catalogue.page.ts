import { tap } from 'rxjs';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { CatalogueOverviewView } from '#projections/energy/catalogue/catalogue-import.view';
import { Api } from '#web/shared/api/api';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { ReasonedChanges, ReasonedChangesView } from '#web/shared/forms/reasoned-changes';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';
import { CatalogueApi } from './catalogue-api.js';
import { momentText, momentWords, originWords, plans, STATUS_WORDS } from './catalogue-words.js';
import { ImportForm } from './import-form.js';
import { PlanSearch } from './plan-search.js';

type Moment = CatalogueOverviewView['history'][number];
const PLAN_ID = /^[a-z0-9][a-z0-9-]{2,119}$/;

/** The catalogue for who looks after it: sources and their age, imports, plans and what changed it. */
@Component({
  selector: 'tb-catalogue-page',
  imports: [
    ImportForm,
    Loading,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    PlanSearch,
    ProblemNotice,
    RouterLink,
    ReasonedChangesView,
  ],
  providers: [outlinedFields],
  templateUrl: './catalogue.page.html',
  styleUrl: './lists.scss',
})
export class CataloguePage {
  private readonly queries = inject(Api);
  private readonly api = inject(CatalogueApi);
  private readonly router = inject(Router);
  protected readonly overview = httpResource(() => this.queries.query('/admin/catalogue'), {
    parse: (body) => CatalogueOverviewView.parse(body),
  });
  protected readonly view = computed(() => (this.overview.hasValue() ? this.overview.value() : undefined));
  protected readonly stale = computed(() =>
    (this.view()?.sources ?? []).filter((one) => one.outdated > 0).map(({ source }) => source),
  );
  protected readonly reasoned = new ReasonedChanges();
  protected readonly planId = signal('');
  protected readonly isPlanId = computed(() => PLAN_ID.test(this.planId()));
  protected readonly statusWords = STATUS_WORDS;
  protected readonly plans = plans;
  protected readonly originWords = originWords;
  protected readonly momentWords = momentWords;
  protected readonly momentText = momentText;

  protected open(importId: string): void {
    void this.router.navigate(['/admin/catalogue/imports', importId]);
  }

  protected write(): void {
    if (this.isPlanId()) void this.router.navigate(['/admin/catalogue/plans', this.planId()]);
  }

  protected propose({ position }: Moment): void {
    this.reasoned.propose({
      words: 'have the catalogue compared with how it was then; nothing changes yet',
      done: 'It is being compared.',
      send: (reason) =>
        this.api.command('imports/rollback', { position, reason }).pipe(
          tap(({ id }) => {
            this.open(id);
          }),
        ),
    });
  }
}
