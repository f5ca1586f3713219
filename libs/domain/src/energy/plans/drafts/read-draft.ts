import { Plan } from '../plan.js';
import type { DraftProblem } from './plan-drafts.events.js';

const MOST_PROBLEMS = 100;

/** The plan that a draft states, or what is wrong with it. */
export function readDraft(
  planId: string,
  text: string,
): { readonly plan: Plan } | { readonly problems: readonly DraftProblem[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return {
      problems: [{ where: 'text', words: `It is not JSON: ${error instanceof Error ? error.message : ''}` }],
    };
  }
  const parsed = Plan.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      where: path.join('.').slice(0, 300) || 'plan',
      words: message.slice(0, 2_000),
    }));
    return { problems: problems.slice(0, MOST_PROBLEMS) };
  }
  if (parsed.data.planId === planId) return { plan: parsed.data };
  return {
    problems: [{ where: 'planId', words: `The draft is of the plan ${planId}, and must keep its id.` }],
  };
}
