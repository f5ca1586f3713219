import { Injectable } from '@nestjs/common';
import type { Usage, Written } from '#api/platform/claude/claude';
import { Claude } from '#api/platform/claude/claude';
import type { Paragraph } from '#domain/energy/explanations/answer';
import { AnswerSchema } from '#domain/energy/explanations/answer';
import { checkParagraphs } from '#domain/energy/explanations/check';
import type { TemplateReason } from '#domain/energy/explanations/explanations.events';
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
/** Far longer than six paragraphs; a longer answer is not worth sending back for repair. */
const LONGEST_ANSWER = 20_000;

/** Writes explanations: by Claude, with one chance to repair an answer that broke rules, or else by the template. */
@Injectable()
export class ExplanationWriter {
  constructor(private readonly claude: Claude) {}

  /** Always gives an explanation that passed the checker. */
  async write(facts: FactTable): Promise<Explained> {
    const first = await this.ask(promptOf(facts));
    if (first.kind === 'failed') return byTemplate(facts, first.reason, { refusals: [], usage: first.usage });
    const judged = judge(first.text, facts);
    if (judged.ok) return byClaude(judged.paragraphs, first.model, { refusals: [], usage: first.usage });
    const refusals = judged.problems.map(({ rule }) => rule);
    const again = await this.ask(repairPromptOf(facts, first.text.slice(0, LONGEST_ANSWER), judged.problems));
    const usage = sumOf(first.usage, again.usage);
    if (again.kind === 'failed') return byTemplate(facts, again.reason, { refusals, usage });
    const repaired = judge(again.text, facts);
    if (repaired.ok) return byClaude(repaired.paragraphs, again.model, { refusals, usage });
    const all = [...refusals, ...repaired.problems.map(({ rule }) => rule)];
    return byTemplate(facts, 'answer-unusable', { refusals: all, usage });
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

type Rest = Pick<Explained, 'refusals' | 'usage'>;

function byClaude(paragraphs: readonly Paragraph[], model: string, rest: Rest): Explained {
  return { source: 'claude', model, templateReason: null, paragraphs, ...limited(rest) };
}

function byTemplate(facts: FactTable, templateReason: TemplateReason, rest: Rest): Explained {
  const rendered = renderAnswer(templateAnswer(facts), facts);
  if (!rendered.ok) throw new Error(`the template broke rules: ${JSON.stringify(rendered.problems)}`);
  const wrong = checkParagraphs(rendered.paragraphs, facts);
  if (wrong.length > 0) throw new Error(`the template failed its check: ${wrong.join('; ')}`);
  const { paragraphs } = rendered;
  return { source: 'template', model: null, templateReason, paragraphs, ...limited(rest) };
}

function limited({ refusals, usage }: Rest): Rest {
  return { refusals: refusals.slice(0, MOST_REFUSALS), usage };
}

function sumOf(a: Usage, b: Usage): Usage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    costMicroUsd: a.costMicroUsd + b.costMicroUsd,
  };
}
