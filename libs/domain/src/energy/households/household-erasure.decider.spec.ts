import { given } from '#domain/shared/given.spec-support';
import { householdErasure } from './household-erasure.decider.js';
import type { HouseholdEvent } from './households.events.js';

const at = '2026-11-21T12:00:00.000Z';
const householdId = '7b0a1c52-6f0c-4c8e-9a52-0d6a52b1f002';
const erased: HouseholdEvent = { type: 'energy.household-erased.v1', data: { householdId, erasedAt: at } };
const erase = { kind: 'erase', householdId, at } as const;

describe('erasing a home', () => {
  it('is done once, also for one that was never described', () => {
    const opened: HouseholdEvent = {
      type: 'energy.household-opened.v1',
      data: { householdId, openedAt: at },
    };
    expect(given(householdErasure).when(erase)).toEqual([erased]);
    expect(given(householdErasure, opened).when(erase)).toEqual([erased]);
    expect(given(householdErasure, opened, erased).when(erase)).toEqual([]);
  });

  it('is finished once, and never before it was asked for', () => {
    const forgotten: HouseholdEvent = {
      type: 'energy.household-forgotten.v1',
      data: { householdId, forgottenAt: at },
    };
    const finish = { kind: 'finish', householdId, at } as const;
    expect(given(householdErasure).when(finish)).toEqual([]);
    expect(given(householdErasure, erased).when(finish)).toEqual([forgotten]);
    expect(given(householdErasure, erased, forgotten).when(finish)).toEqual([]);
  });
});
