import { z } from 'zod';
import { AnswerSchema } from '#domain/energy/explanations/answer';
import type { FactTable } from '#domain/energy/explanations/fact';
import { PLAIN_WORDS, WORDS_AWAY_FROM_FACTS } from '#domain/energy/explanations/plain-words';

const MOST_PROBLEMS = 20;

/** The JSON schema of an answer, sent to Claude. */
export const ANSWER_SCHEMA: Readonly<Record<string, unknown>> = jsonSchema();

/** Instructions for writing, the same for everybody: they contain nothing about a home or a plan. */
export const SYSTEM = `You explain to a tired person, warmly and in short plain sentences, which electricity plan suits their home. You are given facts: an id, what it is about, and the words in which it will be said. You answer in JSON: paragraphs, each about one subject, made of parts that are either {"text": "..."} or {"fact": "id"}. We put the words of a fact where its id stands.

Rules. A program checks them and throws away what breaks one.
1. Every figure, date, name, unit, comparison and negation is said by a fact, never by your text.
2. Your text uses only the words listed below, in any case, with . , ; : ! and brackets. Shortened forms such as you'd or it's are fine.
3. The first paragraph is about "verdict" and states the fact verdict.advice.
4. A paragraph may use facts of its own subject, of "home" and of "stay"; never those of another plan. Each paragraph states at least one fact.
5. Never put two facts side by side: put words or a comma and a space between them. Text beside a fact has a space at that side, or begins with a mark such as . or ,
6. One to six paragraphs of two to four sentences. Write about the advice, then staying if there are facts for it, then each plan: its cost, its reason, a risk if there is one.
7. Sentences must be correct English once the facts' words are put in.

Words you may use: ${[...PLAIN_WORDS].join(' ')}.
Only in a clause that holds no fact, and not as its last word: ${[...WORDS_AWAY_FROM_FACTS].join(' ')}.`;

/** The facts of one recommendation: ids, meanings and figures; no plan, supplier, place or person is named. */
export function promptOf(facts: FactTable): string {
  const lines = [...facts.values()].map(
    ({ id, subject, meaning, nameless }) => `${id} | about ${subject} | ${meaning} | ${nameless}`,
  );
  return `Facts (id | subject | what it is | its words):\n${lines.join('\n')}`;
}

/** The prompt after an answer that broke rules; `answer` is Claude's own. */
export function repairPromptOf(
  facts: FactTable,
  answer: string,
  problems: readonly {
    readonly paragraph: number;
    readonly part: number;
    readonly rule: string;
    readonly words: readonly string[];
  }[],
): string {
  const lines = problems.slice(0, MOST_PROBLEMS).map(({ paragraph, part, rule, words }) => {
    const which = words.length === 0 ? '' : ` (${words.slice(0, 10).join(', ')})`;
    return `paragraph ${String(paragraph)}, part ${String(part)}: ${rule}${which}`;
  });
  return `${promptOf(facts)}\n\nYou wrote:\n${answer}\n\nIt broke these rules (counted from 0):\n${lines.join('\n')}\n\nWrite the whole answer again and keep every rule.`;
}

/** Without limits of length, which the service's schemas do not support; the checker has them. */
function jsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(AnswerSchema);
  return withoutLengths(schema);
}

function withoutLengths(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(schema).filter(([key]) => key !== 'minItems' && key !== 'maxItems');
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutLengthsIn(value)]));
}

function withoutLengthsIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLengthsIn);
  if (typeof value !== 'object' || value === null) return value;
  return withoutLengths({ ...value });
}
