import type { Anthropic } from '@anthropic-ai/sdk';
import type { Tokens } from './prices.js';

/** One question; `schema` is the JSON schema of the answer. */
export interface Question {
  readonly system: string;
  readonly prompt: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** What the service said of its message; null where it said nothing. */
export interface Served {
  readonly model: string | null;
  readonly messageId: string | null;
  readonly stopReason: string | null;
}

/** Outcome of one try. `cut` means that the stream broke off after it had begun. */
export interface Streamed extends Tokens {
  readonly end: 'answered' | 'refused' | 'cut' | 'failed';
  readonly text: string;
  readonly served: Served;
  /** The failure in words for operators; contains nothing of the question. */
  readonly trouble: string;
}

/** The model to ask and time limits; `stallMs` is the longest silence within a stream. */
export interface Limits {
  readonly model: string;
  readonly deadline: AbortSignal;
  readonly stallMs: number;
}

/** The most tokens an answer may use, thinking included. */
export const MOST_OUTPUT_TOKENS = 6_000;

/**
 * Asks once and reads the stream to its end. Never throws. The SDK itself repeats refused requests (429, 529,
 * 5xx) after the wait that the service asks for; `deadline` ends everything.
 */
export async function streamedMessage(
  client: Anthropic,
  { model, deadline, stallMs }: Limits,
  { system, prompt, schema }: Question,
): Promise<Streamed> {
  const tokens = { inputTokens: 0, outputTokens: 0 };
  const heard = { anything: false };
  let served: Served = { model: null, messageId: null, stopReason: null };
  const stall = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  try {
    const stream = client.messages.stream(
      {
        model,
        max_tokens: MOST_OUTPUT_TOKENS,
        system,
        messages: [{ role: 'user', content: prompt }],
        output_config: { format: { type: 'json_schema', schema: { ...schema } } },
      },
      { signal: AbortSignal.any([deadline, stall.signal]) },
    );
    stream.on('streamEvent', (event) => {
      heard.anything = true;
      clearTimeout(timer);
      timer = setTimeout(() => {
        stall.abort();
      }, stallMs);
      if (event.type === 'message_start') {
        served = { ...served, model: event.message.model, messageId: event.message.id };
        tokens.inputTokens = event.message.usage.input_tokens;
        tokens.outputTokens = event.message.usage.output_tokens;
      }
      if (event.type === 'message_delta') tokens.outputTokens = event.usage.output_tokens;
    });
    const { content, stop_reason: stopReason } = await stream.finalMessage();
    const text = content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('');
    const end = stopReason === 'refusal' ? 'refused' : 'answered';
    return { ...tokens, end, text, served: { ...served, stopReason }, trouble: '' };
  } catch (error) {
    const trouble = deadline.aborted ? 'no answer in time' : stall.signal.aborted ? 'stalled' : kindOf(error);
    const end = heard.anything && !deadline.aborted && !stall.signal.aborted ? 'cut' : 'failed';
    return { ...tokens, end, text: '', served, trouble };
  } finally {
    clearTimeout(timer);
  }
}

/** An error's kind and HTTP status, without its message, which may quote the question. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown trouble';
  const status = 'status' in error && typeof error.status === 'number' ? ` ${String(error.status)}` : '';
  return `${error.constructor.name}${status}`;
}
