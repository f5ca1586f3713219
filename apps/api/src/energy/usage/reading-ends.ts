import { billsAsked, mappingAsked } from '#domain/energy/usage/questions/usage-question';
import type { UsageCommand } from '#domain/energy/usage/usage.commands';
import type { UsageState } from '#domain/energy/usage/usage.decider';
import { QUESTION_DAYS } from '#domain/energy/usage/usage-limits.commands';
import { DomainError } from '#domain/shared/domain-error';
import { inWords } from '#domain/shared/quantity';

/** What the person is told of files that we could never read, through a fault of ours. */
export const NEVER_READ = {
  code: 'usage.reading-failed',
  message:
    'We tried again and again, but could not read these files; the fault is ours and has been noted. Please send them once more, or as another export. You can also type in your bills.',
};

/** And of files whose question nobody answered. */
export const UNANSWERED = {
  code: 'usage.unanswered',
  message: `We asked how to read this file and kept it for ${String(QUESTION_DAYS)} days. It is gone now; please send it again.`,
};

/** The question that a refused reading leaves open, or the last one again where its answer did not do. */
export function asks(error: unknown, { question, answers }: UsageState): UsageCommand | undefined {
  if (!(error instanceof DomainError) || isLimit(error)) return undefined;
  if (error.code === 'usage.needs-mapping') return { kind: 'ask', question: mappingAsked(error.details) };
  if (error.code === 'usage.needs-bills') return { kind: 'ask', question: billsAsked(error.details) };
  if (answers.length === 0 || question === null) return undefined;
  return { kind: 'ask', question: { ...question, refusal: inWords(error.message) } };
}

/** What no other answer would change. */
function isLimit({ code }: DomainError): boolean {
  return /^usage\.(?:too-|archive-|cancelled)/.test(code);
}
