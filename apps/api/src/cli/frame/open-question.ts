import type { DomainError } from '#domain/shared/domain-error';
import type { CommandOutput } from './command.js';

/** Exit code of a command that needs an answer before it can go on. */
export const QUESTION_OPEN = 3;

/** An open question: its words, the possible answers, and the first days as each would read them. */
export interface OpenQuestion {
  readonly outcome: string;
  readonly question: string;
  readonly proposals: readonly unknown[];
  readonly preview: readonly unknown[];
}

/** The question that a refusal carries; undefined if it carries none. */
export function openQuestion({ details }: DomainError): OpenQuestion | undefined {
  const { outcome, question, proposals, preview } = details;
  if (typeof outcome !== 'string' || typeof question !== 'string') return undefined;
  return {
    ...details,
    ...{ outcome, question },
    proposals: Array.isArray(proposals) ? proposals : [],
    preview: Array.isArray(preview) ? preview : [],
  };
}

/** Prints a question on stdout, as one JSON document or in words, and returns its exit code. */
export function printQuestion(
  question: OpenQuestion,
  output: CommandOutput,
  { json, words }: { readonly json: boolean; readonly words: (question: OpenQuestion) => string },
): typeof QUESTION_OPEN {
  output.out(json ? JSON.stringify(question) : words(question));
  return QUESTION_OPEN;
}
