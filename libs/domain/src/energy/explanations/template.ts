import type { Answer, AnswerPart } from './answer.js';
import type { FactTable, Subject } from './fact.js';
import { PLAN_SUBJECTS } from './facts.js';

const text = (words: string): AnswerPart => ({ text: words });
const fact = (id: string): AnswerPart => ({ fact: id });

/** The explanation we write ourselves: the same facts in fixed words, where Claude is away or was refused. */
export function templateAnswer(facts: FactTable): Answer {
  const paragraphs = [verdictParagraph(facts)];
  if (facts.has('stay.annualCost')) paragraphs.push(stayParagraph(facts));
  for (const subject of PLAN_SUBJECTS) {
    if (facts.has(`${subject}.name`)) paragraphs.push(planParagraph(subject, facts));
  }
  return { paragraphs };
}

function verdictParagraph(facts: FactTable): Answer['paragraphs'][number] {
  const parts = [text('On the power you use, '), fact('verdict.advice'), text('.')];
  if (facts.has('verdict.firstYearSavings'))
    parts.push(text(' That costs '), fact('verdict.firstYearSavings'), text('.'));
  parts.push(text(' We counted '), fact('home.annualKwh'), text(', '), fact('home.meteredShare'), text('.'));
  return { about: 'verdict', parts };
}

function stayParagraph(facts: FactTable): Answer['paragraphs'][number] {
  const parts = [
    text('You would pay '),
    fact('stay.annualCost'),
    text('. There is '),
    fact('stay.leavingFee'),
  ];
  if (facts.has('stay.freeFrom')) parts.push(text(', and you are '), fact('stay.freeFrom'));
  parts.push(text('.'));
  return { about: 'stay', parts };
}

function planParagraph(subject: Subject, facts: FactTable): Answer['paragraphs'][number] {
  const own = [...facts.values()].filter((candidate) => candidate.subject === subject);
  const clauses = ['savings', 'term', 'leavingFee', 'renewable', 'rating', 'winShare'].filter((name) =>
    facts.has(`${subject}.${name}`),
  );
  const parts: AnswerPart[] = [fact(`${subject}.name`), text(' costs '), fact(`${subject}.firstYearCost`)];
  const reason = own.find(({ id }) => id.includes('.reason.'));
  if (reason !== undefined) parts.push(text('. We show it as '), fact(reason.id));
  if (clauses.length > 0) parts.push(text('. In short: '));
  clauses.forEach((name, index) => {
    if (index > 0) parts.push(text('; '));
    parts.push(fact(`${subject}.${name}`));
  });
  parts.push(text('.'));
  own
    .filter(({ id }) => id.includes('.risk.'))
    .slice(0, MOST_RISKS)
    .forEach((risk) => parts.push(text(' Mind: '), fact(risk.id), text('.')));
  return { about: subject, parts: parts.slice(0, 24) };
}

const MOST_RISKS = 2;
