import type { Answer } from '#domain/energy/explanations/answer';
import type { Turn } from '#test/support/claude-server';

/** What a model may say of the first plan. */
export const GOOD: Answer = {
  paragraphs: [
    { about: 'verdict', parts: [{ text: 'For your home, ' }, { fact: 'verdict.advice' }, { text: '.' }] },
    { about: 'p1', parts: [{ fact: 'p1.name' }, { text: ' costs ' }, { fact: 'p1.firstYearCost' }] },
  ],
};

/** The same with a price of its own making. */
export const LIE: Answer = {
  paragraphs: [
    ...GOOD.paragraphs.slice(0, 1),
    { about: 'p1', parts: [{ text: 'This plan costs $9.99 and saves a lot: ' }, { fact: 'p1.name' }] },
  ],
};

/** The turn in which the local server answers so. */
export const says = (answer: Answer): Turn => ({ do: 'answer', text: JSON.stringify(answer) });
