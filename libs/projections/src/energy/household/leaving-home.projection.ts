import type { HouseholdEvent } from '#domain/energy/households/households.events';
import type { Projection } from '#projections/shared/projection';
import { put, remove } from '#projections/shared/projection';

/** A home that asked to be forgotten and of which something is still to be removed. */
export interface LeavingHomeRow {
  readonly householdId: string;
  readonly erasedAt: string;
}

type Handled = Extract<
  HouseholdEvent,
  { type: 'energy.household-erased.v1' | 'energy.household-forgotten.v1' }
>;

/** Erasures that are not finished, so that none is lost whatever becomes of the queue. */
export const leavingHomeProjection: Projection<LeavingHomeRow, Handled> = {
  name: 'energy.leaving-home.v1',
  table: 'energy_leaving_home',
  handles: ['energy.household-erased.v1', 'energy.household-forgotten.v1'],
  project(event) {
    const { householdId } = event.data;
    return event.type === 'energy.household-forgotten.v1'
      ? remove(householdId)
      : put(householdId, { householdId, erasedAt: event.data.erasedAt });
  },
};
