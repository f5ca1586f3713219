import fc from 'fast-check';
import type { z } from 'zod';
import type { Decider, Stamped } from '#domain/shared/decider';
import { DomainError } from '#domain/shared/domain-error';
import { ExplanationCommand } from './explanations/explanations.commands.js';
import { explanation } from './explanations/explanations.decider.js';
import { householdErasure } from './households/household-erasure.decider.js';
import { HouseholdCommand } from './households/households.commands.js';
import { household } from './households/households.decider.js';
import { PlanEditionCommand } from './plans/plan-editions.commands.js';
import { catalogue } from './plans/catalogue/catalogue.decider.js';
import { CatalogueCommand } from './plans/catalogue/catalogue.commands.js';
import { PlanDraftCommand } from './plans/drafts/plan-drafts.commands.js';
import { planDraft } from './plans/drafts/plan-drafts.decider.js';
import { ImportCommand } from './plans/imports/imports.commands.js';
import { catalogueImport } from './plans/imports/imports.decider.js';
import { planEdition } from './plans/plan-editions.decider.js';
import { recommendationErasure } from './recommendations/recommendation-erasure.decider.js';
import { RecommendationCommand } from './recommendations/recommendations.commands.js';
import { recommendation } from './recommendations/recommendations.decider.js';
import { formsOf } from '#domain/shared/schema-forms.spec-support';
import { TableMappingSchema } from './usage/formats/tables/asking/mapping.js';
import type { ConfirmedTablesCommand } from './usage/questions/confirmed-tables.decider.js';
import { confirmedTables } from './usage/questions/confirmed-tables.decider.js';
import { usageErasure } from './usage/usage-erasure.decider.js';
import { UsageCommand } from './usage/usage.commands.js';
import { usageUpload } from './usage/usage.decider.js';

const at = '2026-11-21T12:00:00.000Z';
const householdId = '7b0a1c52-6f0c-4c8e-9a52-0d6a52b1f002';
const words = fc.string({ minLength: 1, maxLength: 40 });

/** Commands of every kind and with every field, as their schema takes them. */
function formsOfCommand<Command>(schema: z.ZodType<Command>): fc.Arbitrary<Command> {
  return fc.constantFrom(...formsOf(schema).map((form) => schema.parse(form)));
}

/** What a decider says to a command: events, or nothing where it refuses. Anything but a refusal is an error. */
function said<State, Command, Event>(
  decider: Decider<State, Stamped<Command>, Event>,
  command: Command,
  state: State,
): readonly Event[] {
  try {
    return decider.decide({ ...command, at }, state);
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    return [];
  }
}

/**
 * Holds a decider to what the log needs of it: its events are what their schema says and no more, survive being
 * written down, and fold to the same state when they are read again; a command that comes again changes nothing,
 * but for kinds of which each is a new one; and nothing happens after erasure.
 */
function expectLawful<State, Command extends { readonly kind: string }, Event, Erasing>(
  decider: Decider<State, Stamped<Command>, Event>,
  commands: fc.Arbitrary<Command>,
  rest: {
    readonly eachAnew?: readonly string[];
    readonly numRuns?: number;
    readonly erasure?: Decider<Erasing, Stamped<{ kind: 'erase'; householdId: string }>, Event>;
  } = {},
): void {
  const { eachAnew = [], erasure, numRuns = 100 } = rest;
  const folded = (events: readonly Event[]) => events.reduce(decider.evolve.bind(decider), decider.initial);
  const sequence = fc.record({
    given: fc.array(commands, { maxLength: 12 }),
    after: fc.array(commands, { minLength: 1, maxLength: 4 }),
  });
  const kinds = new Set<unknown>();
  fc.assert(
    fc.property(sequence, ({ given, after }) => {
      const history: Event[] = [];
      for (const command of given) {
        const events = said(decider, command, folded(history));
        for (const event of events) expect(decider.event.parse(event)).toEqual(event);
        history.push(...events);
        if (events.length > 0) kinds.add(command.kind);
        if (!eachAnew.includes(command.kind)) expect(said(decider, command, folded(history))).toEqual([]);
      }
      const read = history.map((event) => decider.event.parse(JSON.parse(JSON.stringify(event))));
      expect(folded(read)).toEqual(folded(history));
      if (erasure === undefined) return;
      const erasing = read.reduce(erasure.evolve.bind(erasure), erasure.initial);
      const erased = said(erasure, { kind: 'erase', householdId }, erasing);
      for (const event of erased) expect(erasure.event.parse(event)).toEqual(event);
      if (erased.length === 0) return;
      for (const command of after) expect(said(decider, command, folded([...read, ...erased]))).toEqual([]);
      expect(
        said(erasure, { kind: 'erase', householdId }, erased.reduce(erasure.evolve.bind(erasure), erasing)),
      ).toEqual([]);
    }),
    { numRuns },
  );
  expect(kinds.size).toBeGreaterThan(0);
}

describe('whatever is asked in whatever order', () => {
  it('an upload', () => {
    const part = fc
      .record({ part: fc.integer({ min: 1, max: 5 }), payload: words })
      .map((told) => ({ kind: 'record-part' as const, parts: 5, ...told }));
    const refusal = fc
      .record({
        code: words,
        message: words,
        details: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), words),
      })
      .map((told) => ({ kind: 'reject' as const, ...told }));
    expectLawful(usageUpload, fc.oneof(formsOfCommand(UsageCommand), part, refusal), {
      erasure: usageErasure,
    });
  });

  it('a home', () => {
    const place = fc
      .record({ postcode: words, country: words, market: words, zone: words })
      .map((told) => ({ kind: 'set-place' as const, place: { ...told, deliveryUtilityId: null } }));
    const open = fc.constant({ kind: 'open' as const, householdId });
    expectLawful(household, fc.oneof(open, formsOfCommand(HouseholdCommand), place), {
      erasure: householdErasure,
    });
  });

  it('the tables of a home', () => {
    const mapping = fc.constantFrom(
      ...formsOf(TableMappingSchema).map((form) => TableMappingSchema.parse(form)),
    );
    const confirm = fc
      .record({ fingerprint: fc.constantFrom('a', 'b', 'c'), mapping })
      .map((told) => ({ kind: 'confirm' as const, householdId, ...told }));
    const forget = fc.constant({ kind: 'forget' as const, householdId });
    expectLawful(confirmedTables, fc.oneof(confirm, forget) as fc.Arbitrary<ConfirmedTablesCommand>);
  });

  it('an edition of a plan', () => {
    // A plan with every kind of charge takes long to parse.
    expectLawful(planEdition, formsOfCommand(PlanEditionCommand), { numRuns: 10 });
  });

  it('the catalogue', () => {
    expectLawful(catalogue, formsOfCommand(CatalogueCommand));
  });

  it('the draft of a plan', () => {
    expectLawful(planDraft, formsOfCommand(PlanDraftCommand));
  });

  it('an import of plans', () => {
    expectLawful(catalogueImport, formsOfCommand(ImportCommand), { eachAnew: ['check'] });
  });

  it('a recommendation', () => {
    const feedback = fc
      .record({ helpful: fc.boolean(), words, planId: fc.constantFrom('a-plan', 'another') })
      .map((told) => ({ kind: 'give-feedback' as const, feedback: told }));
    expectLawful(recommendation, fc.oneof(formsOfCommand(RecommendationCommand), feedback), {
      ...{ eachAnew: ['give-feedback'], erasure: recommendationErasure },
    });
  });

  it('an explanation', () => {
    expectLawful(explanation, formsOfCommand(ExplanationCommand));
  });
});
