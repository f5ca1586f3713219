import type {
  CurrentPlan,
  HomePlace,
  HouseholdEvent,
  Preferences,
} from '#domain/energy/households/households.events';
import { DEFAULT_PREFERENCES } from '#domain/energy/households/households.events';
import type { Projection } from '#projections/shared/projection';
import { patch, put, remove } from '#projections/shared/projection';

/** One home as its people described it. */
export interface HouseholdRow {
  readonly householdId: string;
  readonly place: HomePlace | null;
  readonly currentPlan: CurrentPlan | null;
  readonly preferences: Preferences;
}

type Handled = Exclude<HouseholdEvent, { type: 'energy.household-forgotten.v1' }>;

/** The latest description of each home; none of an erased one. */
export const householdProjection: Projection<HouseholdRow, Handled> = {
  name: 'energy.household.v1',
  table: 'energy_household',
  handles: [
    'energy.household-opened.v1',
    'energy.household-place-set.v1',
    'energy.current-plan-described.v1',
    'energy.preferences-set.v1',
    'energy.household-erased.v1',
  ],
  project(event) {
    const { householdId } = event.data;
    const change = (part: Partial<HouseholdRow>) =>
      patch<HouseholdRow>(householdId, (row) => (row === undefined ? undefined : { ...row, ...part }));
    switch (event.type) {
      case 'energy.household-opened.v1':
        return put(householdId, {
          householdId,
          place: null,
          currentPlan: null,
          preferences: DEFAULT_PREFERENCES,
        });
      case 'energy.household-place-set.v1':
        return change({ place: event.data.place });
      case 'energy.current-plan-described.v1':
        return change({ currentPlan: event.data.currentPlan });
      case 'energy.preferences-set.v1':
        return change({ preferences: event.data.preferences });
      case 'energy.household-erased.v1':
        return remove(householdId);
    }
  },
};
