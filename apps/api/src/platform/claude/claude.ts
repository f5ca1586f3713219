import type { Anthropic } from '@anthropic-ai/sdk';
import type { Pool } from 'pg';
import type { Config } from '#api/config/config';
import { Breaker } from './breaker.js';
import type { ModelPrice, Tokens } from './prices.js';
import { costMicroUsd } from './prices.js';
import { Spend } from './spend.js';
import { Switches } from '../switches/switches.js';
import type { Question, Served, Streamed } from './streamed-message.js';
import { MOST_OUTPUT_TOKENS, streamedMessage } from './streamed-message.js';

/** Tokens of all tries together and their cost. */
export interface Usage extends Tokens {
  readonly costMicroUsd: number;
}

/** Outcome of a question. `text` is the model's own and unchecked; without `served` nothing was sent. */
export type Written =
  | {
      readonly kind: 'answer';
      readonly text: string;
      readonly model: string;
      readonly served: Served;
      readonly usage: Usage;
    }
  | {
      readonly kind: 'failed';
      readonly reason: 'no-key' | 'budget-spent' | 'breaker-open' | 'unavailable' | 'refused-by-model';
      readonly model: string;
      readonly served: Served | null;
      readonly usage: Usage;
    };

type ClaudeConfig = Pick<
  Config,
  | 'ANTHROPIC_API_KEY'
  | 'ANTHROPIC_BASE_URL'
  | 'CLAUDE_MODEL'
  | 'CLAUDE_TIMEOUT_MS'
  | 'CLAUDE_MAX_RETRIES'
  | 'CLAUDE_BUDGET_USD_PER_DAY'
  | 'CLAUDE_PRICES'
>;

const NOTHING: Usage = { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 };
const MICROS_A_DOLLAR = 1_000_000;
const microsOf = (usd: number): number => Math.round(usd * MICROS_A_DOLLAR);
/** A stream that breaks off is requested once more. */
const MOST_TRIES = 2;
const LONGEST_STALL_MS = 15_000;
/** Upper bound of a question's tokens: no token is shorter than one byte. */
const questionTokens = ({ system, prompt, schema }: Question): number =>
  Buffer.byteLength(system + prompt + JSON.stringify(schema));

/** Claude, with a budget, a deadline and a breaker; off without a key. */
export class Claude {
  private client: Promise<Anthropic> | undefined;
  private readonly price: ModelPrice | undefined;
  private readonly spend: Spend;
  private readonly breaker: Breaker;
  private trouble = '';

  constructor(
    private readonly config: ClaudeConfig,
    pool: Pick<Pool, 'query'>,
    private readonly switches: Switches = new Switches(),
    now: () => number = Date.now,
  ) {
    this.price = config.CLAUDE_PRICES[config.CLAUDE_MODEL];
    this.spend = new Spend(pool, now);
    this.breaker = new Breaker(now);
  }

  /** Asks, within `CLAUDE_TIMEOUT_MS` for all tries together. Throws only if the database is away. */
  async write(question: Question): Promise<Written> {
    const { price } = this;
    const apiKey = this.config.ANTHROPIC_API_KEY;
    if (apiKey === undefined) return this.notAsked('no-key');
    if (price === undefined) return this.notAsked('unavailable');
    const { claudeBreaker: held, claudeBudgetUsdPerDay: setUsd } = await this.switches.current();
    if (held === 'held-open' || (held === 'automatic' && !this.breaker.allows()))
      return this.notAsked('breaker-open');
    const most = { inputTokens: questionTokens(question), outputTokens: MOST_OUTPUT_TOKENS };
    const aside = MOST_TRIES * costMicroUsd(most, price);
    const day = await this.spend.setAside(aside, microsOf(setUsd ?? this.config.CLAUDE_BUDGET_USD_PER_DAY));
    if (day === undefined) return this.notAsked('budget-spent');
    const { last, usage } = await this.ask(await (this.client ??= this.open(apiKey)), price, question);
    await this.spend.settle(day, aside, usage.costMicroUsd);
    return this.outcome(last, usage);
  }

  /** What it costs today, and what it may cost. */
  async spending(): Promise<{
    readonly model: string;
    readonly spentTodayUsd: number;
    readonly budgetUsd: number;
  }> {
    const { claudeBudgetUsdPerDay: setUsd } = await this.switches.current();
    return {
      model: this.config.CLAUDE_MODEL,
      spentTodayUsd: (await this.spend.today()) / MICROS_A_DOLLAR,
      budgetUsd: setUsd ?? this.config.CLAUDE_BUDGET_USD_PER_DAY,
    };
  }

  /** State for the health page. */
  health(): { readonly state: 'up' | 'down' | 'off'; readonly reason: string } {
    if (this.config.ANTHROPIC_API_KEY === undefined) return { state: 'off', reason: 'no key' };
    if (this.price === undefined) return { state: 'down', reason: 'CLAUDE_PRICES does not list the model' };
    const { claudeBreaker: held } = this.switches.latest;
    if (held === 'held-open') return { state: 'off', reason: 'an admin has stopped asking it' };
    if (held === 'automatic' && this.breaker.isOpen)
      return { state: 'down', reason: `paused after failures: ${this.trouble}` };
    return { state: 'up', reason: this.trouble === '' ? 'ready' : `last trouble: ${this.trouble}` };
  }

  /** Loads the SDK, which is large, when the first question is put. */
  private async open(apiKey: string): Promise<Anthropic> {
    const { Anthropic } = await import('@anthropic-ai/sdk');
    return new Anthropic({
      apiKey,
      baseURL: this.config.ANTHROPIC_BASE_URL ?? null,
      timeout: this.config.CLAUDE_TIMEOUT_MS,
      maxRetries: this.config.CLAUDE_MAX_RETRIES,
      logLevel: 'off',
    });
  }

  private async ask(
    client: Anthropic,
    price: ModelPrice,
    question: Question,
  ): Promise<{ readonly last: Streamed; readonly usage: Usage }> {
    const { CLAUDE_MODEL: model, CLAUDE_TIMEOUT_MS: timeoutMs } = this.config;
    const limits = {
      model,
      deadline: AbortSignal.timeout(timeoutMs),
      stallMs: Math.min(LONGEST_STALL_MS, timeoutMs / 2),
    };
    let last = await streamedMessage(client, limits, question);
    let { inputTokens, outputTokens } = last;
    for (let tries = 1; last.end === 'cut' && tries < MOST_TRIES; tries += 1) {
      last = await streamedMessage(client, limits, question);
      inputTokens += last.inputTokens;
      outputTokens += last.outputTokens;
    }
    const tokens = { inputTokens, outputTokens };
    return { last, usage: { ...tokens, costMicroUsd: costMicroUsd(tokens, price) } };
  }

  private notAsked(reason: Extract<Written, { kind: 'failed' }>['reason']): Written {
    return { kind: 'failed', reason, model: this.config.CLAUDE_MODEL, served: null, usage: NOTHING };
  }

  private outcome({ end, text, served, trouble }: Streamed, usage: Usage): Written {
    const { CLAUDE_MODEL: model } = this.config;
    this.trouble = trouble;
    switch (end) {
      case 'answered':
        this.breaker.succeeded();
        return { kind: 'answer', text, model, served, usage };
      case 'refused':
        this.breaker.succeeded();
        return { kind: 'failed', reason: 'refused-by-model', model, served, usage };
      case 'cut':
      case 'failed':
        this.breaker.failed();
        return { kind: 'failed', reason: 'unavailable', model, served, usage };
    }
  }
}
