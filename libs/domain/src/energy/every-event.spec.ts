import fc from 'fast-check';
import type { Stamped } from '#domain/shared/decider';
import { household } from './households/households.decider.js';
import { householdErasure } from './households/household-erasure.decider.js';
import { DEFAULT_PREFERENCES } from './households/households.events.js';
import type { HouseholdCommand } from './households/households.commands.js';
import { usageUpload } from './usage/usage.decider.js';
import { usageErasure } from './usage/usage-erasure.decider.js';
import type { UsageCommand } from './usage/usage.commands.js';

const at = '2026-11-21T12:00:00.000Z';
const ids = {
  uploadId: '2f0a1c52-6f0c-4c8e-9a52-0d6a52b1f001',
  householdId: '7b0a1c52-6f0c-4c8e-9a52-0d6a52b1f002',
};
const { householdId } = ids;
const words = fc.string({ maxLength: 40 });

const usageCommands: fc.Arbitrary<Stamped<UsageCommand>> = fc.oneof(
  fc
    .record({ name: fc.string({ minLength: 1, maxLength: 40 }), bytes: fc.nat({ max: 1_000_000 }) })
    .map((file) => ({
      ...{
        kind: 'upload' as const,
        ...ids,
        origin: 'file' as const,
        zone: 'America/Chicago',
        files: [file],
        at,
      },
    })),
  fc.nat({ max: 5 }).map((part) => ({ kind: 'record-part' as const, part, parts: 5, payload: 'x', at })),
  fc
    .record({ code: words, message: words, details: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), words) })
    .map((told) => ({
      ...{ kind: 'reject' as const, ...told, at },
    })),
  fc.record({ question: words, refusal: fc.option(words) }).map((told) => ({
    ...{ kind: 'ask' as const, at },
    question: {
      ...{ outcome: 'needs-zone' as const, code: 'which-zone', preview: [], proposals: [], ...told },
    },
  })),
  fc.constant({ kind: 'answer' as const, said: { zone: 'Europe/Vienna' }, at }),
  fc.constant({ kind: 'cancel' as const, at }),
);

const householdCommands: fc.Arbitrary<Stamped<HouseholdCommand>> = fc.oneof(
  fc.constant({ kind: 'open' as const, householdId, at }),
  fc.record({ postcode: words, country: words, market: words, zone: words }).map((place) => ({
    ...{ kind: 'set-place' as const, place: { ...place, deliveryUtilityId: null }, at },
  })),
  fc.array(words, { maxLength: 5 }).map((excludedRetailers) => ({
    kind: 'set-preferences' as const,
    preferences: {
      wishes: DEFAULT_PREFERENCES.wishes,
      limits: { excludedRetailers },
    },
    at,
  })),
);

describe('the events of a home and its uploads', () => {
  it('are what their schemas say, whatever is asked in whatever order, and nothing that was refused', () => {
    fc.assert(
      fc.property(fc.array(usageCommands, { maxLength: 12 }), (commands) => {
        let state = usageUpload.initial;
        let erasure = usageErasure.initial;
        for (const command of commands) {
          if (state.status === 'new' && command.kind !== 'upload') continue;
          if (!['received', 'asking'].includes(state.status) && command.kind === 'cancel') continue;
          if (state.status !== 'asking' && command.kind === 'answer') continue;
          if (state.answers.length >= 20) continue;
          for (const event of usageUpload.decide(command, state)) {
            expect(usageUpload.event.parse(event)).toEqual(event);
            state = usageUpload.evolve(state, event);
            erasure = usageErasure.evolve(erasure, event);
          }
        }
        for (const event of usageErasure.decide({ kind: 'erase', at }, erasure)) {
          expect(usageErasure.event.parse(event)).toEqual(event);
        }
      }),
    );
    fc.assert(
      fc.property(fc.array(householdCommands, { maxLength: 12 }), (commands) => {
        let state = household.initial;
        for (const command of [{ kind: 'open' as const, householdId, at }, ...commands]) {
          for (const event of household.decide(command, state)) {
            expect(household.event.parse(event)).toEqual(event);
            state = household.evolve(state, event);
          }
        }
        for (const event of householdErasure.decide(
          { kind: 'erase', householdId, at },
          householdErasure.initial,
        )) {
          expect(householdErasure.event.parse(event)).toEqual(event);
        }
      }),
    );
  });

  it('are refused by their schemas when they say more than those name', () => {
    const opened = {
      type: 'energy.household-opened.v1',
      data: { householdId, openedAt: at, street: 'Elm 1' },
    };
    expect(household.event.safeParse(opened).success).toBe(false);
  });
});
