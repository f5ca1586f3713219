import { trailOf } from '#domain/shared/trail';
import type { HouseholdEvent } from './households.events.js';

const of = { target: { type: 'household', field: 'householdId' }, household: 'householdId' } as const;

/** How the trail tells what happens to homes. */
export const householdsTrail = trailOf<HouseholdEvent>('households', {
  'energy.household-opened.v1': { ...of, action: 'opened', says: () => 'started with a new home' },
  'energy.household-place-set.v1': { ...of, action: 'placed', says: () => 'said where the home is' },
  'energy.current-plan-described.v1': {
    ...of,
    action: 'described',
    says: () => 'described the present plan',
  },
  'energy.preferences-set.v1': { ...of, action: 'preferred', says: () => 'said what matters in a plan' },
  'energy.household-erased.v1': { ...of, action: 'erased', says: () => 'erased the home' },
  'energy.household-forgotten.v1': {
    ...of,
    action: 'forgotten',
    says: () => 'removed the last of an erased home',
  },
});
