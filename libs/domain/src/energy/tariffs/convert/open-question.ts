import { DomainError } from '#domain/shared/domain-error';

/** The subject of a question; on the command line, the option of that name answers it. */
export type QuestionOutcome = 'needs-unit' | 'needs-currency' | 'needs-area' | 'needs-zone' | 'needs-days';

/** One possible answer, with the prices as it would read them. */
export interface Proposal {
  /** What to answer, e.g. `EUR/MWh`. */
  readonly answer: string;
  /** The first prices as they would be read, in currency per kWh if both are known. */
  readonly preview: readonly string[];
}

/**
 * A document that can be read in several ways: the question to be answered first, with possible answers.
 * Nothing is guessed. The command line prints the question (exit code 3).
 */
export class OpenQuestion extends DomainError {
  constructor(
    readonly outcome: QuestionOutcome,
    readonly question: string,
    readonly proposals: readonly Proposal[],
  ) {
    super(`tariffs.${outcome}`, question, { outcome, question, proposals });
    this.name = 'OpenQuestion';
  }
}

/** The question as the command line and the API state it. */
export function questionDocument({ outcome, question, proposals }: OpenQuestion): {
  readonly outcome: QuestionOutcome;
  readonly question: string;
  readonly proposals: readonly string[];
  readonly preview: readonly { readonly answer: string; readonly prices: readonly string[] }[];
} {
  return {
    outcome,
    question,
    proposals: proposals.map(({ answer }) => answer),
    preview: proposals.map(({ answer, preview }) => ({ answer, prices: preview })),
  };
}

/** The same in words. */
export function questionWords({ question, proposals }: OpenQuestion): string {
  return [question, ...proposals.map(({ answer, preview }) => `  ${answer}: ${preview.join(', ')}`)].join(
    '\n',
  );
}
