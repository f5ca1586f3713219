import type { Answer, AnswerPart } from './answer.js';
import type { FactTable, Subject } from './fact.js';
import { PLAN_SUBJECTS } from './facts.js';

type Paragraph = Answer['paragraphs'][number];

/** Facts within a sentence are written in braces: `You would pay {stay.annualCost}.` */
const FACT = /\{([^}]+)\}/;
const MOST_RISKS = 2;
/** What a plan comes with, in the order in which it is told. */
const FEATURES = ['term', 'leavingFee', 'renewable', 'rating'] as const;

/** The explanation we write ourselves: the same facts in fixed words, where Claude is away or was refused. */
export function templateAnswer(facts: FactTable): Answer {
  const plans = PLAN_SUBJECTS.filter((subject) => facts.has(`${subject}.name`));
  return {
    paragraphs: [
      verdictParagraph(facts),
      ...(facts.has('stay.annualCost') ? [stayParagraph(facts)] : []),
      ...plans.map((subject) => planParagraph(subject, facts)),
    ],
  };
}

function verdictParagraph(facts: FactTable): Paragraph {
  return paragraph('verdict', [
    'On the power you use, {verdict.advice}.',
    ...(facts.has('verdict.firstYearSavings') ? ['It costs {verdict.firstYearSavings}.'] : []),
    'Our sums are based on {home.annualKwh}, with {home.meteredShare}.',
  ]);
}

function stayParagraph(facts: FactTable): Paragraph {
  const fee = facts.has('stay.leavingFee') ? ['There is {stay.leavingFee}.'] : [];
  const day = facts.has('stay.freeFrom') ? ['You are {stay.freeFrom}.'] : [];
  return paragraph('stay', ['You would pay {stay.annualCost}.', ...fee, ...day]);
}

function planParagraph(subject: Subject, facts: FactTable): Paragraph {
  const named = (kind: string): readonly string[] =>
    [...facts.keys()].filter((id) => id.startsWith(`${subject}.${kind}`));
  const features = FEATURES.flatMap((name) => named(name)).map((id) => `{${id}}`);
  return paragraph(subject, [
    `{${subject}.name} costs {${subject}.firstYearCost}.`,
    ...named('savings').map((id) => `That is {${id}}.`),
    ...named('reason.')
      .slice(0, 1)
      .map((id) => `It is {${id}}.`),
    `It comes with ${enumerated(features)}.`,
    ...named('winShare').map((id) => `It comes {${id}}.`),
    ...named('risk.')
      .slice(0, MOST_RISKS)
      .map((id) => `Mind this: {${id}}.`),
  ]);
}

/** `a`, `a and b`, `a, b and c`. */
function enumerated(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

function paragraph(about: Subject, sentences: readonly string[]): Paragraph {
  const parts = sentences
    .join(' ')
    .split(FACT)
    .map((piece, index): AnswerPart => (index % 2 === 0 ? { text: piece } : { fact: piece }));
  return { about, parts: parts.filter((part) => !('text' in part) || part.text !== '') };
}
