import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The server's answer to one request. */
export type Turn =
  | { readonly do: 'answer'; readonly text: string; readonly thinking?: string; readonly stopReason?: string }
  | { readonly do: 'status'; readonly status: number; readonly retryAfterS?: number }
  | { readonly do: 'stall' }
  | { readonly do: 'cut' };

/** The parts of a request's body that tests look at. */
export interface Asked {
  readonly model: string;
  readonly system: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly output_config?: { readonly format?: { readonly schema?: unknown } };
}

/** A local server of the Messages API, streamed or not, that answers as the test decides. */
export interface ClaudeServer {
  readonly url: string;
  /** Every request's body, in order. */
  readonly asked: readonly Asked[];
  /** Decides each turn; `nth` counts from 0 since this was last called. */
  onAsk(decide: (asked: Asked, nth: number) => Turn): void;
  stop(): Promise<void>;
}

const USAGE = { input_tokens: 1_000, output_tokens: 200 };

/** Starts the server on a free port; until told otherwise it answers 500. */
export async function claudeServer(): Promise<ClaudeServer> {
  const asked: Asked[] = [];
  let since = 0;
  let decide: (asked: Asked, nth: number) => Turn = () => ({ do: 'status', status: 500 });
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      asked.push(body.asked);
      perform(decide(body.asked, asked.length - 1 - since), response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  return {
    url: `http://127.0.0.1:${String(port)}`,
    asked,
    onAsk(next) {
      decide = next;
      since = asked.length;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Body {
  readonly asked: Asked;
  readonly stream: boolean;
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // no encoding is set
  const parsed = JSON.parse(Buffer.concat(chunks).toString()) as Asked & { readonly stream?: boolean };
  return { asked: parsed, stream: parsed.stream === true };
}

function perform(turn: Turn, response: ServerResponse, { asked, stream }: Body): void {
  switch (turn.do) {
    case 'status': {
      const { status, retryAfterS } = turn;
      const wait = retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
      response.writeHead(status, { 'content-type': 'application/json', ...wait });
      const type = status === 529 ? 'overloaded_error' : status === 429 ? 'rate_limit_error' : 'api_error';
      response.end(JSON.stringify({ type: 'error', error: { type, message: 'scripted' } }));
      return;
    }
    case 'answer':
      if (stream) streamed(turn, response, asked.model);
      else whole(turn, response, asked.model);
      return;
    case 'stall':
      begin(response, asked.model);
      return;
    case 'cut':
      begin(response, asked.model);
      send(response, { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } });
      send(response, {
        type: 'content_block_delta',
        index: 0,
        delta: { type: 'text_delta', text: '{"paragraphs":[' },
      });
      setImmediate(() => response.destroy());
      return;
  }
}

type Answered = Extract<Turn, { do: 'answer' }>;

function messageOf(model: string, over: object): object {
  return {
    id: 'msg_local',
    type: 'message',
    role: 'assistant',
    model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { ...USAGE, output_tokens: 1 },
    ...over,
  };
}

function whole(
  { text, thinking, stopReason = 'end_turn' }: Answered,
  response: ServerResponse,
  model: string,
) {
  const thoughts = thinking === undefined ? [] : [{ type: 'thinking', thinking, signature: 's' }];
  const content = [...thoughts, { type: 'text', text }];
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(messageOf(model, { content, stop_reason: stopReason, usage: USAGE })));
}

function streamed(
  { text, thinking, stopReason = 'end_turn' }: Answered,
  response: ServerResponse,
  model: string,
): void {
  begin(response, model);
  const blocks = [
    ...(thinking === undefined ? [] : [{ kind: 'thinking', text: thinking }]),
    { kind: 'text', text },
  ];
  blocks.forEach(({ kind, text: words }, index) => {
    const empty =
      kind === 'text' ? { type: 'text', text: '' } : { type: 'thinking', thinking: '', signature: '' };
    send(response, { type: 'content_block_start', index, content_block: empty });
    for (let at = 0; at < words.length; at += 40) {
      const piece = words.slice(at, at + 40);
      const delta =
        kind === 'text' ? { type: 'text_delta', text: piece } : { type: 'thinking_delta', thinking: piece };
      send(response, { type: 'content_block_delta', index, delta });
    }
    send(response, { type: 'content_block_stop', index });
  });
  send(response, {
    type: 'message_delta',
    delta: { stop_reason: stopReason, stop_sequence: null },
    usage: { output_tokens: USAGE.output_tokens },
  });
  send(response, { type: 'message_stop' });
  response.end();
}

function begin(response: ServerResponse, model: string): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  send(response, { type: 'message_start', message: messageOf(model, {}) });
}

function send(
  response: ServerResponse,
  event: Readonly<Record<string, unknown>> & { readonly type: string },
): void {
  response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}
