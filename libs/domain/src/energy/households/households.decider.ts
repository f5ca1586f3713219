import canonicalize from 'canonicalize';
import type { Decider, Stamped } from '#domain/shared/decider';
import { DomainError } from '#domain/shared/domain-error';
import type { HouseholdCommand } from './households.commands.js';
import type { CurrentPlan, HomePlace, Preferences } from './households.events.js';
import { HouseholdEvent } from './households.events.js';

/** State of one home. */
export interface HouseholdState {
  readonly householdId: string | null;
  readonly place: HomePlace | null;
  readonly currentPlan: CurrentPlan | null;
  readonly preferences: Preferences | null;
  readonly erased: boolean;
}

/** One home: opened once, described any number of times, erased for good. Repeating a description changes nothing. */
export const household: Decider<HouseholdState, Stamped<HouseholdCommand>, HouseholdEvent> = {
  event: HouseholdEvent,
  initial: { householdId: null, place: null, currentPlan: null, preferences: null, erased: false },
  decide(command, state) {
    if (state.erased) {
      throw new DomainError('households.erased', 'This home was erased. Start a new one.', {}, 'conflict');
    }
    if (command.kind === 'open') {
      if (state.householdId !== null) return [];
      const { householdId, at } = command;
      return [{ type: 'energy.household-opened.v1', data: { householdId, openedAt: at } }];
    }
    const { householdId } = state;
    if (householdId === null) {
      throw new DomainError('households.unknown', 'We don’t know this home. Start from the first page.');
    }
    switch (command.kind) {
      case 'set-place':
        if (isSame(command.place, state.place)) return [];
        return [{ type: 'energy.household-place-set.v1', data: { householdId, place: command.place } }];
      case 'describe-current-plan':
        refuseImpossible(command.currentPlan);
        if (isSame(command.currentPlan, state.currentPlan)) return [];
        return [
          {
            type: 'energy.current-plan-described.v1',
            data: { householdId, currentPlan: command.currentPlan },
          },
        ];
      case 'set-preferences':
        if (isSame(command.preferences, state.preferences)) return [];
        return [
          { type: 'energy.preferences-set.v1', data: { householdId, preferences: command.preferences } },
        ];
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'energy.household-opened.v1':
        return { ...state, householdId: event.data.householdId };
      case 'energy.household-place-set.v1':
        return { ...state, place: event.data.place };
      case 'energy.current-plan-described.v1':
        return { ...state, currentPlan: event.data.currentPlan };
      case 'energy.preferences-set.v1':
        return { ...state, preferences: event.data.preferences };
      case 'energy.household-erased.v1':
        return { ...state, place: null, currentPlan: null, preferences: null, erased: true };
      case 'energy.household-forgotten.v1':
        return state;
    }
  },
};

/**
 * Throws `households.negative-fee` and `households.negative-price`, since below zero a fee would count as a saving,
 * and `households.no-hours`.
 */
function refuseImpossible({ plan, terminationFee }: CurrentPlan): void {
  if (terminationFee.kind !== 'none' && Number(terminationFee.amount) < 0)
    throw new DomainError(
      'households.negative-fee',
      'A fee for leaving cannot be below zero. Enter what leaving costs, or say that there is no fee.',
      { amount: terminationFee.amount },
    );
  if (plan.kind !== 'ownRate') return;
  const { cheapHours, exportCentsPerKwh } = plan;
  for (const amount of [plan.energyCentsPerKwh, plan.monthlyFee, cheapHours?.centsPerKwh, exportCentsPerKwh])
    if (amount !== undefined && Number(amount) < 0)
      throw new DomainError(
        'households.negative-price',
        'What you pay now cannot be below zero. Enter the price per kWh and the fixed charges as your bill names them.',
        { amount },
      );
  if (cheapHours !== undefined && cheapHours.from === cheapHours.to)
    throw new DomainError(
      'households.no-hours',
      'The cheaper hours begin and end at the same time. Enter when they begin and when they end.',
      { from: cheapHours.from },
    );
}

function isSame(said: unknown, before: unknown): boolean {
  return before !== null && canonicalize(said) === canonicalize(before);
}
