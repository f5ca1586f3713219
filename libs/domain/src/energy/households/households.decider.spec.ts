import type { Stamped } from '#domain/shared/decider';
import { household } from './households.decider.js';
import type { HouseholdCommand } from './households.commands.js';
import type { HouseholdEvent } from './households.events.js';
import type { CurrentPlan } from './households.events.js';
import { DEFAULT_PREFERENCES } from './households.events.js';

const at = '2026-11-21T12:00:00.000Z';
const householdId = '7b0a1c52-6f0c-4c8e-9a52-0d6a52b1f002';
const open = { kind: 'open', householdId, at } as const;
const place = {
  postcode: '75201',
  country: 'US',
  market: 'us-tx',
  zone: 'America/Chicago',
  deliveryUtilityId: 'oncor',
};

function after(...commands: readonly Stamped<HouseholdCommand>[]): readonly HouseholdEvent[] {
  let state = household.initial;
  let last: readonly HouseholdEvent[] = [];
  for (const command of commands) {
    last = household.decide(command, state);
    for (const event of last) state = household.evolve(state, event);
  }
  return last;
}

describe('a home', () => {
  it('is opened once', () => {
    expect(after(open)).toEqual([
      { type: 'energy.household-opened.v1', data: { householdId, openedAt: at } },
    ]);
    expect(after(open, open)).toEqual([]);
  });

  it('says where it is', () => {
    expect(after(open, { kind: 'set-place', place, at })).toEqual([
      { type: 'energy.household-place-set.v1', data: { householdId, place } },
    ]);
  });

  it('refuses orders before it is opened', () => {
    expect(() => after({ kind: 'set-place', place, at })).toThrow(
      expect.objectContaining({ code: 'households.unknown' }),
    );
  });

  it('refuses a fee or a price below zero, which would count as savings', () => {
    const say = (plan: CurrentPlan['plan'], terminationFee: CurrentPlan['terminationFee']) => () =>
      after(open, {
        kind: 'describe-current-plan',
        currentPlan: { plan, contractEnd: null, terminationFee },
        at,
      });
    const rate = (energyCentsPerKwh: string, monthlyFee: string) =>
      ({ kind: 'ownRate', energyCentsPerKwh, monthlyFee }) as const;
    const none = { kind: 'none' } as const;
    const coded = (code: string): unknown => expect.objectContaining({ code });
    for (const kind of ['flat', 'perMonthRemaining'] as const)
      expect(say(rate('14', '0'), { kind, amount: '-60' })).toThrow(
        coded('households.negative-fee') as Error,
      );
    expect(say(rate('-1', '0'), none)).toThrow(coded('households.negative-price') as Error);
    expect(say(rate('14', '-0.01'), none)).toThrow(coded('households.negative-price') as Error);
    expect(say(rate('0', '0'), { kind: 'flat', amount: '0' })()).toHaveLength(1);
    const cheapHours = { centsPerKwh: '0', from: '21:00', to: '06:00', weekends: false };
    const timed = (cheap: object, exportCentsPerKwh = '0') =>
      say({ ...rate('14', '0'), cheapHours: { ...cheapHours, ...cheap }, exportCentsPerKwh }, none);
    expect(timed({})()).toHaveLength(1);
    expect(timed({ centsPerKwh: '-1' })).toThrow(coded('households.negative-price') as Error);
    expect(timed({}, '-5')).toThrow(coded('households.negative-price') as Error);
    expect(timed({ to: '21:00' })).toThrow(coded('households.no-hours') as Error);
  });

  it('says nothing new when it is told the same again', () => {
    const limits = { excludedRetailers: ['Dear Power'], fixedPriceOnly: true };
    const { wishes } = DEFAULT_PREFERENCES;
    const preferences = { kind: 'set-preferences', preferences: { wishes, limits }, at } as const;
    const reordered = { ...limits, excludedRetailers: [...limits.excludedRetailers] };
    const same = { ...preferences, preferences: { limits: reordered, wishes }, at };
    const other = { ...preferences, preferences: { wishes, limits: {} } };
    expect(after(open, preferences)).toHaveLength(1);
    expect(after(open, preferences, same)).toEqual([]);
    expect(after(open, preferences, other, preferences)).toHaveLength(1);
    const setPlace = { kind: 'set-place', place, at } as const;
    expect(after(open, setPlace, { ...setPlace, place: { ...place } })).toEqual([]);
    const unknown = {
      plan: { kind: 'unknown' },
      contractEnd: null,
      terminationFee: { kind: 'none' },
    } as const;
    const describe = { kind: 'describe-current-plan', currentPlan: unknown, at } as const;
    expect(after(open, describe, describe)).toEqual([]);
  });

  it('takes no more orders once it is erased', () => {
    const erased = household.evolve(household.initial, {
      type: 'energy.household-erased.v1',
      data: { householdId, erasedAt: at },
    });
    expect(() => household.decide(open, erased)).toThrow(
      expect.objectContaining({ code: 'households.erased', kind: 'conflict' }),
    );
  });
});
