import type { Answer } from './answer.js';
import { checkParagraphs } from './check.js';
import { scoring } from './explanations.spec-support.js';
import { factTable } from './facts.js';
import { PLAIN_WORDS, WORDS_AWAY_FROM_FACTS } from './plain-words.js';
import { NUMBER_WORDS, REFUSED_WORDS } from './refused-words.js';
import { renderAnswer } from './render.js';
import { paragraph } from './valid-answers.spec-support.js';

const facts = factTable(scoring());
const OPENING = paragraph('verdict', 'For your home, {verdict.advice}.');

/** Rules that a paragraph about the first plan breaks. */
function rulesOf(...paragraphs: Answer['paragraphs']): readonly string[] {
  const rendered = renderAnswer({ paragraphs: [OPENING, ...paragraphs] }, facts);
  return rendered.ok ? [] : rendered.problems.map(({ rule }) => rule);
}
const ruleOf = (text: string): readonly string[] => rulesOf(paragraph('p1', text));

describe('an answer', () => {
  it('is refused for figures, signs and words that are not plain', () => {
    expect(ruleOf('It costs 5, {p1.name}')).toEqual(['digit', 'odd-character', 'word-not-on-the-list']);
    expect(ruleOf('It costs twenty, {p1.name}')).toEqual(['word-not-on-the-list']);
    expect(ruleOf('It c\u200bosts you {p1.firstYearCost}')).toContain('odd-character');
    expect(ruleOf('It - costs {p1.firstYearCost}')).toEqual(['odd-punctuation']);
    expect(ruleOf('IT costs {p1.firstYearCost}')).toEqual(['capital']);
  });

  it('is refused when words touch a fact or facts touch each other', () => {
    expect(ruleOf('You pay{p1.firstYearCost}')).toEqual(['touches-a-fact']);
    expect(ruleOf('{p1.firstYearCost}and more')).toContain('touches-a-fact');
    expect(ruleOf('{p1.name}{p1.firstYearCost}')).toEqual(['facts-run-together']);
  });

  it('keeps words that bend a figure away from facts', () => {
    expect(ruleOf('Prices go from {p1.firstYearCost}')).toEqual(['word-not-on-the-list']);
    expect(ruleOf('Prices go from: {p1.firstYearCost}')).toEqual(['word-not-on-the-list']);
    expect(ruleOf('Before you sign, read this: {p1.firstYearCost}')).toEqual([]);
  });

  it('is refused for facts that are unknown or belong to another plan', () => {
    expect(ruleOf('It is {p1.nonsense}')).toEqual(['unknown-fact']);
    expect(ruleOf('It costs {p2.firstYearCost}')).toEqual(['fact-of-another-subject']);
    expect(ruleOf('It costs {verdict.firstYearSavings}')).toEqual(['fact-of-another-subject']);
  });

  it('is refused without a fact in every paragraph and the verdict in the first', () => {
    expect(ruleOf('Trust us.')).toEqual(['paragraph-without-fact']);
    const rendered = renderAnswer({ paragraphs: [paragraph('p1', 'It is {p1.name}')] }, facts);
    expect(rendered).toMatchObject({ ok: false, problems: [{ rule: 'verdict-missing' }] });
  });

  it('is judged as it is read, not as it is cut into parts', () => {
    const parts = [{ text: 'You pay t' }, { text: 'en, ' }, { fact: 'p1.name' }];
    expect(rulesOf({ about: 'p1', parts })).toEqual(['word-not-on-the-list']);
  });
});

describe('the checker', () => {
  const published = (text: string, factId: string | null = null) =>
    checkParagraphs([{ about: 'p1', parts: [{ text, factId }] }], facts);

  it('knows a phrase wherever it stands, marked or not', () => {
    expect(published('You pay $1,211.37 for all your power in the coming year.')).toEqual([]);
  });

  it.each([
    'You pay $1,211.38 for all your power in the first year.',
    'You pay -$1,211.37 for all your power in the first year.',
    'You pay 1$1,211.37 for all your power in the first year.',
    'You pay $1,322.74 for all your power in the first year.',
    'You pay $1,211.37 for all your power in the first year each month.',
    'You pay ten.',
    'You do not pay $1,211.37 for all your power in the first year.',
    'You pay ٩.',
  ])('refuses "%s"', (text) => {
    expect(published(text).length).toBeGreaterThan(0);
  });

  it('refuses what is marked as a fact and is none, or is another plan’s', () => {
    expect(published('It is a good plan', 'p1.name')).toHaveLength(1);
    const other = facts.get('p2.name')?.phrase ?? '';
    expect(published(other, 'p2.name').length).toBeGreaterThan(0);
  });

  it('has nothing against a plain word', () => {
    const words = [...PLAIN_WORDS, ...WORDS_AWAY_FROM_FACTS];
    expect(words.filter((word) => NUMBER_WORDS.has(word) || REFUSED_WORDS.has(word))).toEqual([]);
  });
});
