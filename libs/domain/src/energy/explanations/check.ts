import type { Paragraph } from './answer.js';
import { type FactTable, speaksOf, type Subject } from './fact.js';
import { NUMBER_WORDS, REFUSED_WORDS } from './refused-words.js';

/**
 * Reads a published text again, as a stranger would: it does not trust what is marked as a fact. Every stretch
 * of the text that says one of the phrases allowed in its paragraph is taken out, longest first; what
 * is left must hold no figure, unit, currency or number word. Empty when everything is accounted for.
 */
export function checkParagraphs(paragraphs: readonly Paragraph[], facts: FactTable): readonly string[] {
  return paragraphs.flatMap(({ about, parts }, index) => {
    const whole = parts.map(({ text }) => text).join('');
    const rest = withoutPhrases(whole, phrasesFor(about, facts));
    return problemsOf(rest).map((problem) => `paragraph ${String(index + 1)}: ${problem}`);
  });
}

function phrasesFor(about: Subject, facts: FactTable): readonly string[] {
  return [...facts.values()]
    .filter((fact) => speaksOf(about, fact))
    .map(({ phrase }) => phrase)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** A phrase counts only where it stands free: `$5.00` inside `$5.001` or `-$5.00` is another figure. */
function withoutPhrases(text: string, phrases: readonly string[]): string {
  let rest = text;
  for (const phrase of phrases) {
    let from = rest.indexOf(phrase);
    while (from >= 0) {
      const before = rest.charAt(from - 1);
      const after = rest.slice(from + phrase.length);
      const free = !/[\p{L}\p{N}$€£%.,+−-]/u.test(before) && !/^[\p{L}\p{N}%]|^[.,]\d/u.test(after);
      if (free) rest = `${rest.slice(0, from)}\u0001${after}`;
      from = rest.indexOf(phrase, free ? from : from + 1);
    }
  }
  return rest;
}

function problemsOf(rest: string): readonly string[] {
  const problems: string[] = [];
  if (/\p{N}/u.test(rest)) problems.push('a figure that is no fact');
  if (/[\p{Sc}%‰°]/u.test(rest)) problems.push('a currency or unit sign that is no fact');
  if (/[^\u0001A-Za-z ,.;:!?'’()\n-]/u.test(rest)) problems.push('an unusual character');
  if (/[-]\s*\u0001/.test(rest)) problems.push('a sign before a fact');
  const words = rest.toLowerCase().match(/[a-z]+/g) ?? [];
  const bad = words.find((word) => NUMBER_WORDS.has(word) || REFUSED_WORDS.has(word));
  if (bad !== undefined) problems.push('a number word, unit or comparison that is no fact');
  return problems;
}
