import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { concatMap, from, last } from 'rxjs';
import type { HouseholdView } from '#projections/energy/household/household.view';
import type { AcceptedView } from '#projections/shared/accepted.view';
import type { StatedPlace } from '#domain/energy/households/households.commands';
import { Api } from '#web/shared/api/api';

export type CurrentPlan = NonNullable<HouseholdView['currentPlan']>;
export type CheapHours = NonNullable<Extract<CurrentPlan['plan'], { kind: 'ownRate' }>['cheapHours']>;
export type Preferences = HouseholdView['preferences'];
export type Device = NonNullable<Preferences['devices']>[number];
export type PriceAssumption = NonNullable<Preferences['afterTerm']>;

/** Everything this page saves about a home; its usage is uploaded elsewhere. */
export type HomeSettings = {
  readonly place: StatedPlace;
  readonly currentPlan: CurrentPlan;
  readonly preferences: Preferences;
};

/** Tells the API about the home. */
@Injectable({ providedIn: 'root' })
export class HouseholdApi {
  private readonly api = inject(Api);

  /** Saves the three parts in turn and stops at the first refusal; the parts before it stay saved. */
  save({ place, currentPlan, preferences }: HomeSettings): Observable<AcceptedView> {
    return from<readonly (readonly [string, unknown])[]>([
      ['place', place],
      ['current-plan', currentPlan],
      ['preferences', preferences],
    ]).pipe(
      concatMap(([part, body]) => this.api.command('PUT', `/households/me/${part}`, body)),
      last(),
    );
  }

  /** Erases the home and everything personal in it. */
  erase(): Observable<AcceptedView> {
    return this.api.command('DELETE', '/households/me');
  }
}
