import { Injectable } from '@nestjs/common';
import type { Usage, Written } from '#api/platform/claude/claude';
import { Claude } from '#api/platform/claude/claude';
import type { Paragraph } from '#domain/energy/explanations/answer';
import { AnswerSchema } from '#domain/energy/explanations/answer';
import { checkParagraphs } from '#domain/energy/explanations/check';
import type { Attempt, TemplateReason } from '#domain/energy/explanations/explanations.events';
import { LONGEST_RAW_ANSWER } from '#domain/energy/explanations/explanations.events';
import type { FactTable } from '#domain/energy/explanations/fact';
import { renderAnswer } from '#domain/energy/explanations/render';
import { templateAnswer } from '#domain/energy/explanations/template';
import { ANSWER_SCHEMA, promptOf, repairPromptOf, SYSTEM } from './question.js';

/** A checked explanation, who wrote it and why. */
export interface Explained {
  readonly source: 'claude' | 'template';
  readonly model: string | null;
  readonly templateReason: TemplateReason | null;
  readonly refusals: readonly string[];
  readonly paragraphs: readonly Paragraph[];
  readonly usage: Usage;
  readonly attempts: readonly Asked[];
}

/** One question that was sent, and its answer. */
export interface Asked extends Omit<Attempt, 'attempt' | 'promptDigest' | 'factsDigest'> {
  readonly prompt: string;
}

interface Problem {
  readonly paragraph: number;
  readonly part: number;
  readonly rule: string;
  readonly words: readonly string[];
}

type Judged =
  | { readonly ok: true; readonly paragraphs: readonly Paragraph[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const MOST_REFUSALS = 50;

/** Writes explanations: by Claude, with one chance to repair an answer that broke rules, or else by the template. */
@Injectable()
export class ExplanationWriter {
  constructor(private readonly claude: Claude) {}

  /** Always gives an explanation that passed the checker. */
  async write(facts: FactTable): Promise<Explained> {
    const question = promptOf(facts);
    const first = await this.ask(question);
    if (first.kind === 'failed') return byTemplate(facts, first.reason, told([[question, first, []]]));
    const judged = judge(first.text, facts);
    if (judged.ok) return byClaude(judged.paragraphs, first.model, told([[question, first, []]]));
    const { problems } = judged;
    const repair = repairPromptOf(facts, first.text.slice(0, LONGEST_RAW_ANSWER), problems);
    const again = await this.ask(repair);
    const answered = (wrong: readonly Problem[]): Rest =>
      told([
        [question, first, problems],
        [repair, again, wrong],
      ]);
    if (again.kind === 'failed') return byTemplate(facts, again.reason, answered([]));
    const repaired = judge(again.text, facts);
    return repaired.ok
      ? byClaude(repaired.paragraphs, again.model, answered([]))
      : byTemplate(facts, 'answer-unusable', answered(repaired.problems));
  }

  private ask(prompt: string): Promise<Written> {
    return this.claude.write({ system: SYSTEM, prompt, schema: ANSWER_SCHEMA });
  }
}

function judge(text: string, facts: FactTable): Judged {
  const answer = AnswerSchema.safeParse(jsonOf(text));
  if (!answer.success) return refusedFor('not-the-asked-json');
  const rendered = renderAnswer(answer.data, facts);
  if (!rendered.ok) return rendered;
  const wrong = checkParagraphs(rendered.paragraphs, facts);
  return wrong.length === 0 ? rendered : refusedFor('checker-refused', wrong);
}

function refusedFor(rule: string, words: readonly string[] = []): Judged {
  return { ok: false, problems: [{ paragraph: 0, part: 0, rule, words }] };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Rest = Pick<Explained, 'refusals' | 'usage' | 'attempts'>;

/** What became of the questions: the rules that their answers broke, the tokens of all, and each that was sent. */
function told(
  tries: readonly (readonly [prompt: string, written: Written, problems: readonly Problem[]])[],
): Rest {
  const attempts = tries.flatMap(([prompt, written, problems]): Asked[] => {
    const { served, model: modelAsked, usage } = written;
    if (served === null) return [];
    return [
      {
        prompt,
        modelAsked,
        modelServed: served.model,
        messageId: served.messageId,
        stopReason: served.stopReason,
        rawAnswer: written.kind === 'answer' ? written.text.slice(0, LONGEST_RAW_ANSWER) : null,
        problems: rulesOf(problems),
        usage: { ...usage },
      },
    ];
  });
  return {
    refusals: rulesOf(tries.flatMap(([, , problems]) => problems)),
    usage: tries.map(([, { usage }]) => usage).reduce(sumOf),
    attempts,
  };
}

function rulesOf(problems: readonly Problem[]): string[] {
  return problems.map(({ rule }) => rule).slice(0, MOST_REFUSALS);
}

function byClaude(paragraphs: readonly Paragraph[], model: string, rest: Rest): Explained {
  return { source: 'claude', model, templateReason: null, paragraphs, ...rest };
}

function byTemplate(facts: FactTable, templateReason: TemplateReason, rest: Rest): Explained {
  const rendered = renderAnswer(templateAnswer(facts), facts);
  if (!rendered.ok) throw new Error(`the template broke rules: ${JSON.stringify(rendered.problems)}`);
  const wrong = checkParagraphs(rendered.paragraphs, facts);
  if (wrong.length > 0) throw new Error(`the template failed its check: ${wrong.join('; ')}`);
  const { paragraphs } = rendered;
  return { source: 'template', model: null, templateReason, paragraphs, ...rest };
}

function sumOf(a: Usage, b: Usage): Usage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    costMicroUsd: a.costMicroUsd + b.costMicroUsd,
  };
}
