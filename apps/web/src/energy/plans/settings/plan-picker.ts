import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, model, signal } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { PlanPageView, PlanSummaryView } from '#projections/energy/plan/plan.view';
import { Api } from '#web/shared/api/api';

const SHOWN_AT_ONCE = '20';

/** Picks one plan of the catalogue by a few letters of its name or supplier. */
@Component({
  selector: 'tb-plan-picker',
  imports: [MatAutocomplete, MatAutocompleteTrigger, MatFormField, MatHint, MatInput, MatLabel, MatOption],
  templateUrl: './plan-picker.html',
  styles: `
    mat-form-field {
      width: min(100%, 30rem);
    }
  `,
})
export class PlanPicker {
  /** Id of the picked plan. */
  readonly planId = model<string | null>(null);
  readonly market = input.required<string | null>();
  readonly deliveryUtilityId = input.required<string | null>();

  private readonly api = inject(Api);
  protected readonly search = signal('');
  protected readonly page = httpResource(
    () => {
      const market = this.market();
      const utility = this.deliveryUtilityId();
      return this.api.query('/plans', {
        limit: SHOWN_AT_ONCE,
        ...(market === null ? {} : { market }),
        ...(utility === null ? {} : { deliveryUtilityId: utility }),
        ...(this.search() === '' ? {} : { search: this.search() }),
      });
    },
    { parse: (body) => PlanPageView.parse(body) },
  );
  private readonly saved = httpResource(
    () => {
      const planId = this.planId();
      return planId === null ? undefined : this.api.query(`/plans/${encodeURIComponent(planId)}`);
    },
    { parse: (body) => PlanSummaryView.parse(body) },
  );

  protected readonly plans = computed(() => (this.page.hasValue() ? this.page.value().plans : []));
  protected readonly pickedName = computed(() => (this.saved.hasValue() ? nameOf(this.saved.value()) : null));
  protected readonly name = nameOf;

  protected readonly hint = computed(() => {
    if (this.page.error() !== undefined)
      return 'We can’t fetch the list of plans right now. Type your rate instead.';
    if (this.page.isLoading()) return 'Looking…';
    return this.plans().length === 0
      ? 'No plan by that name. Type your rate instead.'
      : 'Type a few letters.';
  });
}

function nameOf({ name, retailer }: PlanSummaryView): string {
  return `${name} · ${retailer}`;
}
