import { PLAIN_WORDS, WORDS_AWAY_FROM_FACTS } from './plain-words.js';

/** The rule that a text breaks; never the text itself. */
export type TextProblem =
  | 'too-long'
  | 'digit'
  | 'odd-character'
  | 'odd-punctuation'
  | 'touches-a-fact'
  | 'capital'
  | 'word-not-on-the-list';

/** Whether a fact comes right before or after a text. */
export interface Neighbours {
  readonly factBefore: boolean;
  readonly factAfter: boolean;
}

const MOST_CHARACTERS = 400;
/** Plain letters and punctuation: no digit, currency, look-alike letter or hidden character. */
const PLAIN = /^[A-Za-z ,.;:!'’()-]*$/;
/** Punctuation in unusual places: marks must follow a word, and hyphens and apostrophes need letters on both sides. */
const ODD_PUNCTUATION = /[.,;:!](?![ )]|$)|(?<![A-Za-z])['’-]|['’-](?![A-Za-z])/;
const SHORTENED = /['’](?:s|re|ll|ve|d)$/;

/**
 * Checks words written by a model. Figures, units, comparisons, negations and names may only come from the fact
 * table, so a text may contain nothing but plain words. Returns the broken rules, none if it is harmless.
 */
export function problemsOfText(text: string, { factBefore, factAfter }: Neighbours): readonly TextProblem[] {
  if (text.length > MOST_CHARACTERS) return ['too-long'];
  const problems: TextProblem[] = [];
  if (/\p{N}/u.test(text)) problems.push('digit');
  if (!PLAIN.test(text)) problems.push('odd-character');
  if (ODD_PUNCTUATION.test(text)) problems.push('odd-punctuation');
  if ((factBefore && !/^[ .,;:!)]/.test(text)) || (factAfter && !/[ (]$/.test(text)))
    problems.push('touches-a-fact');
  if (/[A-Za-z'’-][A-Z]/.test(text)) problems.push('capital');
  if (strangeWords(text, { factBefore, factAfter }).length > 0) problems.push('word-not-on-the-list');
  return problems;
}

/** Words of a text that are not allowed in their place, in lower case. */
export function strangeWords(text: string, { factBefore, factAfter }: Neighbours): readonly string[] {
  const clauses = text.split(/[.,;:!]/);
  return clauses.flatMap((clause, index) => {
    const besideFact = (index === 0 && factBefore) || (index === clauses.length - 1 && factAfter);
    const words = wordsOf(clause);
    const stands = (word: string, at: number): boolean =>
      PLAIN_WORDS.has(word) || (WORDS_AWAY_FROM_FACTS.has(word) && !besideFact && at < words.length - 1);
    return words.filter((word, at) => !stands(word, at));
  });
}

function wordsOf(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)?/gu) ?? [];
  return words.map((word) => word.replace(SHORTENED, ''));
}
