import { counted, trailOf } from '#domain/shared/trail';
import type { ExplanationEvent } from './explanations.events.js';

const of = {
  target: { type: 'recommendation', field: 'recommendationId' },
  household: 'householdId',
} as const;

/** How the trail tells how recommendations are put into words. */
export const explanationsTrail = trailOf<ExplanationEvent>('explanations', {
  'energy.explanation-attempted.v1': {
    ...of,
    action: 'attempted',
    says: ({ attempt, modelAsked, problems }) =>
      `asked ${modelAsked} for an explanation (try ${String(attempt)}), ` +
      (problems.length === 0
        ? 'and nothing was wrong with it'
        : `which broke ${counted(problems.length, 'rule')}`),
  },
  'energy.explanation-published.v1': {
    ...of,
    action: 'published',
    says: ({ source, model, templateReason }) =>
      source === 'claude'
        ? `published an explanation by ${model ?? 'Claude'}`
        : `published an explanation from our own template (${templateReason ?? 'no reason given'})`,
  },
  'energy.explanation-given-up.v1': {
    ...of,
    action: 'gave-up',
    outcome: 'failed',
    says: () => 'could not put a recommendation into words',
  },
});
