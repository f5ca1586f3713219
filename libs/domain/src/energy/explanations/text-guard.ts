import { NUMBER_WORDS, REFUSED_WORDS } from './refused-words.js';

/** Why a text may not be published; the rule, never the text. */
export type TextProblem =
  | 'too-long'
  | 'odd-character'
  | 'digit'
  | 'number-word'
  | 'refused-word'
  | 'name'
  | 'spelled-out'
  | 'dash-before-fact';

const MOST_CHARACTERS = 400;
/** Plain letters and the marks of plain prose: no digit, currency, look-alike letter or hidden character. */
const PLAIN = /^[A-Za-z ,.;:!?'’()\n-]*$/;
/** Letters set apart (`t e n`, `t.e.n`), which would hide a word from the lists. */
const SPELLED_OUT = /(?:^|[^A-Za-z])[A-Za-z](?:[^A-Za-z]+[A-Za-z](?![A-Za-z])){2,}/;
const ROMAN_NUMERAL = /\b[IVXLCDM]{2,}\b/;

/**
 * Checks words written by a model, in which no figure, unit, comparison, negation or name may stand:
 * all of these are facts, and facts come from the table. Empty when the text is harmless.
 */
export function problemsOfText(text: string, followedByFact: boolean): readonly TextProblem[] {
  const problems: TextProblem[] = [];
  if (text.length > MOST_CHARACTERS) return ['too-long'];
  if (/\p{N}/u.test(text) || ROMAN_NUMERAL.test(text)) problems.push('digit');
  if (!PLAIN.test(text)) problems.push('odd-character');
  if (SPELLED_OUT.test(text)) problems.push('spelled-out');
  if (followedByFact && /-\s*$/.test(text)) problems.push('dash-before-fact');
  const words = wordsOf(text);
  if (words.some(isNumberWord)) problems.push('number-word');
  if (words.some((word) => REFUSED_WORDS.has(word))) problems.push('refused-word');
  if (hasName(text)) problems.push('name');
  return problems;
}

/** Lower-case words; hyphened ones count as a whole, in their parts and run together (`twenty-one`, `t-e-n`). */
function wordsOf(text: string): readonly string[] {
  const tokens =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[a-z']+(?:-[a-z']+)*/g) ?? [];
  return tokens.flatMap((token) => {
    const bare = token.replaceAll("'", '');
    return token.includes('-') ? [token.replaceAll('-', ''), ...token.split('-')] : [token, bare];
  });
}

function isNumberWord(word: string): boolean {
  return (
    NUMBER_WORDS.has(word) ||
    /(teen|teenth|tieth|fold|illion|illions|illionth|hundredths?|thousandths?)$/.test(word)
  );
}

/** A capital inside a sentence is a name, and names are facts; the pronoun `I` is nobody's. */
function hasName(text: string): boolean {
  return /[a-z,;:)('’-]\s+\(?[A-Z]/.test(text) || /\b[a-z]+[A-Z]/.test(text) || /[A-Z]{2,}/.test(text);
}
