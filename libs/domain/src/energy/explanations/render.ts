import type { Answer, AnswerPart, Paragraph } from './answer.js';
import { type FactTable, speaksOf, type Subject } from './fact.js';
import { problemsOfText } from './text-guard.js';

/** Why an answer was refused: paragraph and part (0-based) and the rule that it breaks. */
export interface AnswerProblem {
  readonly paragraph: number;
  readonly part: number;
  readonly rule: string;
}

export type Rendered =
  | { readonly ok: true; readonly paragraphs: readonly Paragraph[] }
  | { readonly ok: false; readonly problems: readonly AnswerProblem[] };

/**
 * Puts the facts' phrases into an answer. Refuses unknown facts, facts of another plan than the paragraph's,
 * words that hold anything only facts may say, and an answer that does not state the verdict first.
 */
export function renderAnswer(answer: Answer, facts: FactTable): Rendered {
  const problems: AnswerProblem[] = [];
  const paragraphs = answer.paragraphs.map(({ about, parts }, paragraph) => {
    const where = (part: number, rule: string): void => {
      problems.push({ paragraph, part, rule });
    };
    return {
      about,
      parts: parts.map((part, index) =>
        renderPart(part, { about, facts, next: parts[index + 1] }, (rule) => where(index, rule)),
      ),
    };
  });
  const opening = answer.paragraphs[0]?.parts ?? [];
  if (!opening.some((part) => 'fact' in part && part.fact === 'verdict.advice')) {
    problems.push({ paragraph: 0, part: 0, rule: 'verdict-missing' });
  }
  return problems.length === 0 ? { ok: true, paragraphs } : { ok: false, problems };
}

interface Surroundings {
  readonly about: Subject;
  readonly facts: FactTable;
  readonly next: AnswerPart | undefined;
}

function renderPart(
  part: AnswerPart,
  around: Surroundings,
  refuse: (rule: string) => void,
): Paragraph['parts'][number] {
  if ('text' in part) {
    const followedByFact = around.next !== undefined && 'fact' in around.next;
    for (const rule of problemsOfText(part.text, followedByFact)) refuse(rule);
    return { text: part.text, factId: null };
  }
  const fact = around.facts.get(part.fact);
  if (fact === undefined) refuse('unknown-fact');
  else if (!speaksOf(around.about, fact)) refuse('fact-of-another-plan');
  return { text: fact?.phrase ?? '', factId: part.fact };
}
