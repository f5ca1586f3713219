import type { Paragraph } from './answer.js';
import type { FactTable, Subject } from './fact.js';
import { speaksOf } from './fact.js';
import { NUMBER_WORDS, REFUSED_WORDS } from './refused-words.js';

/**
 * Checks a published text without knowing how it was made. Removes every phrase that its paragraph allows,
 * longest first; the rest must contain no figure, unit, currency or number word. A part that is marked as a fact
 * must be that fact. Returns the problems, none if all is well.
 */
export function checkParagraphs(paragraphs: readonly Paragraph[], facts: FactTable): readonly string[] {
  return paragraphs.flatMap((paragraph, index) => {
    const whole = paragraph.parts.map(({ text }) => text).join('');
    const rest = withoutPhrases(whole, phrasesFor(paragraph.about, facts));
    return [...marksOf(paragraph, facts), ...problemsOf(rest)].map(
      (problem) => `paragraph ${String(index + 1)}: ${problem}`,
    );
  });
}

/** Checks that every part marked as a fact has that fact's own words, in a paragraph that allows it. */
function marksOf({ about, parts }: Paragraph, facts: FactTable): readonly string[] {
  const wrong = parts.some(({ factId, text }) => {
    if (factId === null) return false;
    const fact = facts.get(factId);
    return fact?.phrase !== text || !speaksOf(about, fact);
  });
  return wrong ? ['something marked as a fact that is none here'] : [];
}

function phrasesFor(about: Subject, facts: FactTable): readonly string[] {
  return [...facts.values()]
    .filter((fact) => speaksOf(about, fact))
    .map(({ phrase }) => phrase)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** Marks the place of a removed phrase. */
const GAP = '\u0001';

/** Removes phrases, but not within longer figures: `$5.00` inside `$5.001` or `-$5.00` is another figure. */
function withoutPhrases(text: string, phrases: readonly string[]): string {
  let rest = text;
  for (const phrase of phrases) {
    let from = rest.indexOf(phrase);
    while (from >= 0) {
      const before = from === 0 ? '' : rest.charAt(from - 1);
      const after = rest.slice(from + phrase.length);
      const free =
        !/[\p{L}\p{N}\p{Sc}%.,+−-]/u.test(before) && !/^(?:[\p{L}\p{N}\p{Sc}%]|[.,]\p{N})/u.test(after);
      if (free) rest = `${rest.slice(0, from)}${GAP}${after}`;
      from = rest.indexOf(phrase, from + 1);
    }
  }
  return rest;
}

function problemsOf(rest: string): readonly string[] {
  const problems: string[] = [];
  if (/\p{N}/u.test(rest)) problems.push('a figure that is no fact');
  if (/[\p{Sc}%‰°]/u.test(rest)) problems.push('a currency or unit sign that is no fact');
  if (/[^\u0001A-Za-z ,.;:!'’()-]/u.test(rest)) problems.push('an unusual character');
  if (/-\s*\u0001/.test(rest)) problems.push('a sign before a fact');
  const words =
    rest
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[a-z']+/g) ?? [];
  const bad = words.some((word) => NUMBER_WORDS.has(word) || REFUSED_WORDS.has(word));
  if (bad) problems.push('a number word, unit or comparison that is no fact');
  return problems;
}
