import type { Answer, AnswerPart, Paragraph } from './answer.js';
import type { FactTable, Subject } from './fact.js';
import { speaksOf } from './fact.js';
import type { TextProblem } from './text-guard.js';
import { problemsOfText, strangeWords } from './text-guard.js';

export type AnswerRule =
  | TextProblem
  | 'unknown-fact'
  | 'fact-of-another-subject'
  | 'facts-run-together'
  | 'paragraph-without-fact'
  | 'verdict-missing';

/** Why an answer was refused: paragraph and part (0-based), the broken rule, and the words that broke it. */
export interface AnswerProblem {
  readonly paragraph: number;
  readonly part: number;
  readonly rule: AnswerRule;
  readonly words: readonly string[];
}

export type Rendered =
  | { readonly ok: true; readonly paragraphs: readonly Paragraph[] }
  | { readonly ok: false; readonly problems: readonly AnswerProblem[] };

type Refuse = (rule: AnswerRule, part?: number, words?: readonly string[]) => void;

/**
 * Fills the facts' phrases into an answer. Refuses unknown facts, facts of another subject than the paragraph's,
 * words that say anything only facts may say, and an answer that does not state the verdict first.
 */
export function renderAnswer(answer: Answer, facts: FactTable): Rendered {
  const problems: AnswerProblem[] = [];
  const paragraphs = answer.paragraphs.map(({ about, parts: written }, paragraph) => {
    const refuse: Refuse = (rule, part = 0, words = []) => {
      problems.push({ paragraph, part, rule, words });
    };
    const parts = joined(written);
    if (!parts.some((part) => 'fact' in part)) refuse('paragraph-without-fact');
    if (paragraph === 0 && !parts.some((part) => 'fact' in part && part.fact === 'verdict.advice'))
      refuse('verdict-missing');
    return { about, parts: parts.map((_, index) => renderPart(parts, index, { about, facts, refuse })) };
  });
  return problems.length === 0 ? { ok: true, paragraphs } : { ok: false, problems };
}

/** Joins consecutive texts, so that they are checked as they will be read. */
function joined(parts: readonly AnswerPart[]): readonly AnswerPart[] {
  const whole: AnswerPart[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if ('text' in part && last !== undefined && 'text' in last) {
      whole[whole.length - 1] = { text: last.text + part.text };
    } else whole.push(part);
  }
  return whole;
}

function renderPart(
  parts: readonly AnswerPart[],
  index: number,
  { about, facts, refuse }: { readonly about: Subject; readonly facts: FactTable; readonly refuse: Refuse },
): Paragraph['parts'][number] {
  const part = parts[index] ?? { text: '' };
  const isFact = (at: number): boolean => 'fact' in (parts[at] ?? {});
  if ('text' in part) {
    const neighbours = { factBefore: isFact(index - 1), factAfter: isFact(index + 1) };
    for (const rule of problemsOfText(part.text, neighbours))
      refuse(rule, index, rule === 'word-not-on-the-list' ? strangeWords(part.text, neighbours) : []);
    return { text: part.text, factId: null };
  }
  const fact = facts.get(part.fact);
  if (fact === undefined) refuse('unknown-fact', index);
  else if (!speaksOf(about, fact)) refuse('fact-of-another-subject', index);
  if (isFact(index - 1)) refuse('facts-run-together', index);
  return { text: fact?.phrase ?? '', factId: part.fact };
}
