import type { Answer, AnswerPart } from './answer.js';
import { GLUED, SMUGGLED } from './smuggled.spec-support.js';

/** A mutation of an answer: every one of them tries to publish something that no fact says. */
export interface Mutation {
  readonly kind: string;
  readonly answer: Answer;
}

type Random = () => number;

/** One mutation of one valid answer, by chance. */
export function mutate(answer: Answer, random: Random): Mutation {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T; // lists here are not empty
  const way = random();
  if (way < 0.55) {
    const kind = pick(Object.keys(SMUGGLED));
    return { kind, answer: withWords(answer, pick(SMUGGLED[kind] ?? []), random) };
  }
  if (way < 0.72) return { kind: 'glued', answer: glued(answer, pick(GLUED), random) };
  if (way < 0.8) return { kind: 'swapped', answer: swapped(answer, random) };
  if (way < 0.92) return { kind: 'wrong-plan', answer: otherPlan(answer, random) };
  return { kind: 'made-up-fact', answer: madeUp(answer, random) };
}

function change(
  answer: Answer,
  at: number,
  to: (parts: readonly AnswerPart[]) => readonly AnswerPart[],
): Answer {
  return {
    paragraphs: answer.paragraphs.map((paragraph, index) =>
      index === at ? { ...paragraph, parts: [...to(paragraph.parts)] } : paragraph,
    ),
  };
}

function anyParagraph(answer: Answer, random: Random): number {
  return Math.floor(random() * answer.paragraphs.length);
}

/** Puts words between the words of a text, sometimes cut in two parts. */
function withWords(answer: Answer, words: string, random: Random): Answer {
  return change(answer, anyParagraph(answer, random), (parts) => {
    const texts = parts.flatMap((part, index) => ('text' in part && part.text.includes(' ') ? [index] : []));
    const at = texts[Math.floor(random() * texts.length)];
    if (at === undefined) return [...parts, { text: ` That is ${words}.` }];
    const { text } = parts[at] as { readonly text: string }; // chosen among texts
    const gaps = [...text.matchAll(/ /g)].map(({ index }) => index);
    const gap = gaps[Math.floor(random() * gaps.length)] ?? 0;
    const mutated = `${text.slice(0, gap)} ${words}${text.slice(gap)}`;
    const cut = gap + 1 + Math.ceil(words.length / 2);
    const pieces = random() < 0.3 ? [mutated.slice(0, cut), mutated.slice(cut)] : [mutated];
    return [...parts.slice(0, at), ...pieces.map((piece) => ({ text: piece })), ...parts.slice(at + 1)];
  });
}

function glued(answer: Answer, [before, after]: readonly [string, string], random: Random): Answer {
  return change(answer, anyParagraph(answer, random), (parts) => {
    const facts = parts.flatMap((part, index) => ('fact' in part ? [index] : []));
    const at = facts[Math.floor(random() * facts.length)] ?? 0;
    const wrapped = [{ text: before }, parts[at] as AnswerPart, { text: after }]; // an index of theirs
    const kept = wrapped.filter((part) => !('text' in part) || part.text !== '');
    return [...parts.slice(0, at), ...kept, ...parts.slice(at + 1)];
  });
}

/** Gives a plan the figures of another plan, or of the verdict. */
function otherPlan(answer: Answer, random: Random): Answer {
  const plans = answer.paragraphs.flatMap(({ about }, index) => (about.startsWith('p') ? [index] : []));
  return change(answer, plans[Math.floor(random() * plans.length)] ?? 0, (parts) =>
    parts.map((part) => {
      if (!('fact' in part)) return part;
      const other = `p${String(1 + ((Number(part.fact.charAt(1)) + Math.floor(random() * 2)) % 3))}`;
      return { fact: random() < 0.2 ? 'verdict.firstYearSavings' : part.fact.replace(/^p\d/, other) };
    }),
  );
}

/** Lets the facts of a paragraph change places: what is published may be odd, but each figure says what it is. */
function swapped(answer: Answer, random: Random): Answer {
  return change(answer, anyParagraph(answer, random), (parts) => {
    const facts = parts.filter((part) => 'fact' in part).reverse();
    return parts.map((part) => ('fact' in part ? (facts.shift() ?? part) : part));
  });
}

const MADE_UP = [
  'p1.monthlyCost',
  'p9.firstYearCost',
  'p1',
  '',
  '$1',
  'constructor',
  '__proto__',
  'P1.firstYearCost',
  ' p1.name',
];

function madeUp(answer: Answer, random: Random): Answer {
  return change(answer, anyParagraph(answer, random), (parts) => [
    ...parts,
    { text: ' That is ' },
    { fact: MADE_UP[Math.floor(random() * MADE_UP.length)] ?? '' },
  ]);
}
