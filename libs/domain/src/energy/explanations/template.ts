import type { Answer, AnswerPart } from './answer.js';
import type { FactTable, Subject } from './fact.js';
import { PLAN_SUBJECTS } from './facts.js';

type Paragraph = Answer['paragraphs'][number];

/** Facts within a sentence are written in braces: `You would pay {stay.annualCost}.` */
const FACT = /\{([^}]+)\}/;
const MOST_RISKS = 2;
/** A plan's features, in the order in which they are stated. */
const FEATURES = ['term', 'leavingFee', 'renewable', 'rating'] as const;

/** Our own explanation, for when Claude is unavailable or its answer was refused: the same facts in fixed words. */
export function templateAnswer(facts: FactTable): Answer {
  const plans = PLAN_SUBJECTS.filter((subject) => facts.has(`${subject}.name`));
  return {
    paragraphs: [
      verdictParagraph(facts),
      ...(facts.has('stay.annualCost') || facts.has('stay.leavingFee') ? [stayParagraph(facts)] : []),
      ...plans.map((subject) => planParagraph(subject, facts)),
    ],
  };
}

/** The verdict: a switch with its saving and how likely it is, a wait with its reason, staying with its cost. */
function verdictParagraph(facts: FactTable): Paragraph {
  const when = (id: string, sentence: string): readonly string[] => (facts.has(id) ? [sentence] : []);
  return paragraph('verdict', [
    'On the power you use, {verdict.advice}.',
    ...when('verdict.wait', 'The reason to wait: {verdict.wait}.'),
    ...when(
      'verdict.horizonSavings',
      'You would pay {verdict.horizonSavings}, and {verdict.firstYearSavings}.',
    ),
    ...when('verdict.beatsStaying', 'It is {verdict.beatsStaying}.'),
    ...when('verdict.closeCall', '{verdict.closeCall}.'),
    ...when('verdict.wish', 'Your wishes have a price: {verdict.wish}.'),
    ...when('verdict.oldPrices', 'Check the price before you sign: {verdict.oldPrices}.'),
    'Our sums are based on {home.annualKwh}, with {home.meteredShare}.',
  ]);
}

function stayParagraph(facts: FactTable): Paragraph {
  const when = (id: string, sentence: string): readonly string[] => (facts.has(id) ? [sentence] : []);
  return paragraph('stay', [
    ...when('stay.annualCost', 'You would pay {stay.annualCost}.'),
    ...when('stay.leavingFee', 'There is {stay.leavingFee}.'),
    ...when('stay.freeFrom', 'You are {stay.freeFrom}.'),
    ...when('stay.contractEnded', 'Note that {stay.contractEnded}.'),
  ]);
}

function planParagraph(subject: Subject, facts: FactTable): Paragraph {
  const named = (kind: string): readonly string[] =>
    [...facts.keys()].filter((id) => id.startsWith(`${subject}.${kind}`));
  const features = FEATURES.flatMap((name) => named(name)).map((id) => `{${id}}`);
  return paragraph(subject, [
    `{${subject}.name} costs {${subject}.firstYearCost}, {${subject}.costBand}.`,
    ...named('savings').map((id) => `That is {${id}}.`),
    ...named('beatsStaying').map((id) => `It is {${id}}.`),
    ...named('breakEven').map((id) => `You would have {${id}}.`),
    ...named('reason.')
      .slice(0, 1)
      .map((id) => `It is {${id}}.`),
    `It comes with ${enumerated(features)}.`,
    ...named('risk.')
      .slice(0, MOST_RISKS)
      .map((id) => `Watch out: {${id}}.`),
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
