import { httpResource } from '@angular/common/http';
import { Component, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Router } from '@angular/router';
import { switchMap } from 'rxjs';
import type { PlaceView } from '#projections/energy/household/household.view';
import { HouseholdView } from '#projections/energy/household/household.view';
import { Api } from '#web/shared/api/api';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { Unsent } from '#web/shared/forms/unsent';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';
import { RecommendationsApi } from '#web/energy/recommendations/recommendations-api';
import { CurrentPlanForm } from './current-plan-form.js';
import { EraseHome } from './erase-home.js';
import type { HomeSettings } from './household-api.js';
import { HouseholdApi } from './household-api.js';
import { PlaceForm } from './place-form.js';
import { PreferencesForm } from './preferences-form.js';

/** Where the home is, what it pays now, what matters; saving leads to the results. */
@Component({
  selector: 'tb-settings-page',
  imports: [
    CurrentPlanForm,
    EraseHome,
    Loading,
    MatButton,
    MatProgressBar,
    PlaceForm,
    PreferencesForm,
    ProblemNotice,
  ],
  providers: [outlinedFields],
  templateUrl: './settings.page.html',
})
export class SettingsPage {
  /** From the query string: a sample home's postcode. */
  readonly postcode = input<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly households = inject(HouseholdApi);
  private readonly recommendations = inject(RecommendationsApi);
  private readonly unsent = inject(Unsent);

  protected readonly home = httpResource(() => this.api.query('/households/me'), {
    parse: (body) => HouseholdView.parse(body),
  });
  protected readonly place = signal<PlaceView | null>(null);
  protected readonly deliveryUtilityId = signal<string | null>(null);
  protected readonly working = signal(false);
  protected readonly failure = signal<unknown>(null);

  private readonly placeForm = viewChild(PlaceForm);
  private readonly currentPlanForm = viewChild(CurrentPlanForm);
  private readonly preferencesForm = viewChild(PreferencesForm);

  protected submit(): void {
    const settings = this.read();
    if (settings === null) return;
    this.working.set(true);
    this.failure.set(null);
    this.households
      .save(settings)
      .pipe(switchMap(() => this.recommendations.generate()))
      .subscribe({
        next: ({ recommendationId }) => {
          this.unsent.forget('postcode', 'current-plan', 'preferences');
          void this.router.navigate(['/results', recommendationId]);
        },
        error: (error: unknown) => {
          this.working.set(false);
          this.failure.set(error);
        },
      });
  }

  /** Reads all three forms even if one fails, so that the page shows everything that is missing at once. */
  private read(): HomeSettings | null {
    const place = this.placeForm()?.read() ?? null;
    const currentPlan = this.currentPlanForm()?.read() ?? null;
    const preferences = this.preferencesForm()?.read() ?? null;
    return place === null || currentPlan === null || preferences === null
      ? null
      : { place, currentPlan, preferences };
  }
}
