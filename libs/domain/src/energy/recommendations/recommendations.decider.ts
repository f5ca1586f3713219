import type { Decider, Stamped } from '#domain/shared/decider';
import { DomainError } from '#domain/shared/domain-error';
import type { RecommendationCommand } from './recommendations.commands.js';
import { RecommendationEvent } from './recommendations.events.js';

const MOST_FEEDBACK = 100;
const UNKNOWN = 'There is no such recommendation.';

/** State of one recommendation. */
export interface RecommendationState {
  readonly issued: { readonly recommendationId: string; readonly householdId: string } | null;
  /** Ids of all its plans, including the filtered ones. */
  readonly planIds: readonly string[];
  readonly feedback: number;
  readonly erased: boolean;
}

/** One recommendation: issued once, never changed; its person may give feedback. */
export const recommendation: Decider<
  RecommendationState,
  Stamped<RecommendationCommand>,
  RecommendationEvent
> = {
  event: RecommendationEvent,
  initial: { issued: null, planIds: [], feedback: 0, erased: false },
  decide(command, state) {
    if (state.erased) throw new DomainError('recommendations.unknown', UNKNOWN, {}, 'not-found');
    switch (command.kind) {
      case 'issue':
        return state.issued === null ? issue(command) : [];
      case 'give-feedback':
        return [feedback(command, state)];
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'energy.scoring-run-completed.v1':
        return state;
      case 'energy.recommendation-issued.v1': {
        const { recommendationId, householdId, body } = event.data;
        const named = [...body.top, ...body.others, ...body.incomplete].map(({ plan }) => plan.planId);
        const stayingId = body.staying.planId === null ? [] : [body.staying.planId];
        const planIds = [...named, ...body.filtered.map(({ planId }) => planId), ...stayingId];
        return { ...state, issued: { recommendationId, householdId }, planIds };
      }
      case 'energy.recommendation-feedback-given.v1':
        return { ...state, feedback: state.feedback + 1 };
      case 'energy.recommendation-erased.v1':
        return { issued: null, planIds: [], feedback: 0, erased: true };
    }
  },
};

type Command<Kind> = Extract<Stamped<RecommendationCommand>, { kind: Kind }>;

function issue(command: Command<'issue'>): readonly RecommendationEvent[] {
  const { recommendationId, householdId, uploadId, inputs, output, engineDigest, runtime } = command;
  const { scoring, coverage, preferences, at } = command;
  return [
    {
      type: 'energy.scoring-run-completed.v1',
      data: {
        recommendationId,
        householdId,
        uploadId,
        inputs,
        output,
        engineVersion: scoring.engineVersion,
        engineDigest,
        runtime,
        today: scoring.today,
        plansRanked: scoring.top.length + scoring.others.length,
        plansFiltered: scoring.filtered.length,
        completedAt: at,
      },
    },
    {
      type: 'energy.recommendation-issued.v1',
      data: {
        recommendationId,
        householdId,
        issuedAt: at,
        body: { ...scoring, inputs, coverage, preferences },
      },
    },
  ];
}

function feedback(command: Command<'give-feedback'>, state: RecommendationState): RecommendationEvent {
  if (state.issued === null) throw new DomainError('recommendations.unknown', UNKNOWN, {}, 'not-found');
  if (state.feedback >= MOST_FEEDBACK)
    throw new DomainError(
      'recommendations.too-much-feedback',
      `A recommendation accepts feedback at most ${MOST_FEEDBACK} times. Ask for a new one.`,
      {},
      'conflict',
    );
  const { planId, helpful, words } = command.feedback;
  if (planId !== undefined && !state.planIds.includes(planId))
    throw new DomainError('recommendations.unknown-plan', 'That plan is not part of this recommendation.', {
      planId,
    });
  const said = words === undefined || words === '' ? null : words;
  return {
    type: 'energy.recommendation-feedback-given.v1',
    data: { ...state.issued, planId: planId ?? null, helpful, words: said, givenAt: command.at },
  };
}
