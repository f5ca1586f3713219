import { seededRandom } from '#domain/shared/seeded-random';
import { checkParagraphs } from './check.js';
import { scoring } from './explanations.spec-support.js';
import { factTable } from './facts.js';
import { mutate } from './mutations.spec-support.js';
import { unverifiedIn } from './oracle.spec-support.js';
import { renderAnswer } from './render.js';
import type { Answer, Paragraph } from './answer.js';
import { answersBySentence, validAnswers } from './valid-answers.spec-support.js';

const MUTANTS = 6_000;
const VALID = 400;
/** Share of good answers (six sentences or so) that may be refused at first; the second try is told which words. */
const MOST_REFUSED = 0.3;

const home = scoring();
const facts = factTable(home);

/** What would be published of an answer: undefined when it is refused. */
function published(answer: Answer): readonly Paragraph[] | undefined {
  const rendered = renderAnswer(answer, facts);
  if (!rendered.ok || checkParagraphs(rendered.paragraphs, facts).length > 0) return undefined;
  return rendered.paragraphs;
}

describe('answers with something slipped in', () => {
  const random = seededRandom(20_261_121);
  const good = validAnswers(VALID, random);
  const accepted = good.filter((answer) => published(answer) !== undefined);

  it('are never published with a figure that nobody worked out', () => {
    const wrong: string[] = [];
    let refused = 0;
    for (let count = 0; count < MUTANTS; count += 1) {
      const answer = accepted[count % accepted.length];
      if (answer === undefined) throw new Error('no good answer was accepted');
      const { kind, answer: mutant } = mutate(answer, random);
      const shown = published(mutant);
      if (shown === undefined) refused += 1;
      else wrong.push(...unverifiedIn(shown, home).map((what) => `${kind}: ${what}`));
    }
    process.stdout.write(
      `Mutated answers: ${String(MUTANTS)}, refused ${String(refused)}, published and harmless ${String(MUTANTS - refused - wrong.length)}, false accepts ${String(wrong.length)}\n`,
    );
    expect(wrong).toEqual([]);
    expect(refused).toBeGreaterThan(MUTANTS / 2);
  });

  it('are told from good answers, most of which are published', () => {
    const falseRejects = good.length - accepted.length;
    const sentences = answersBySentence();
    const refused = sentences.filter((answer) => published(answer) === undefined).length;
    process.stdout.write(
      `Good answers: ${String(good.length)}, false rejects ${String(falseRejects)}; by sentence ${String(refused)} of ${String(sentences.length)}\n`,
    );
    expect(falseRejects / good.length).toBeLessThan(MOST_REFUSED);
    expect(accepted.flatMap((answer) => unverifiedIn(published(answer) ?? [], home))).toEqual([]);
  });
});
