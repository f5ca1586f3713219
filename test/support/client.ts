import { randomUUID } from 'node:crypto';
import { eventually } from './eventually.js';

/** A response with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON, of whatever shape the test expects. */
  json<Body = Record<string, unknown>>(): Body;
}

const MOST_TRIES = 4;

/** A visitor: calls the API and keeps its cookies. */
export class Client {
  private cookie: string | undefined;
  private device: string | undefined;

  constructor(
    private readonly url: string,
    cookie?: string,
  ) {
    this.cookie = cookie;
  }

  /** The session cookie as sent. */
  get cookieText(): string {
    return this.cookie ?? '';
  }

  /** The same visitor at another address. */
  at(url: string): Client {
    return new Client(url, this.cookie);
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.call('GET', path, { headers });
  }

  send(
    method: string,
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    return this.call(method, path, {
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  /** Asks for a recommendation, and again under the same key while the usage is still being read. */
  async generate(body: unknown, key: string = randomUUID()): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      const answer = await this.send('POST', '/recommendations/generate', body, { 'idempotency-key': key });
      // Each such answer comes after ten seconds of waiting.
      if (tries === MOST_TRIES || !answer.text.includes('"usage.still-reading"')) return answer;
    }
  }

  /** Uploads files as a browser's form does. */
  upload(
    files: readonly { readonly name: string; readonly text: string | Uint8Array }[],
    zone?: string,
  ): Promise<Answer> {
    const form = new FormData();
    if (zone !== undefined) form.append('zone', zone);
    for (const { name, text } of files) {
      form.append('file', new Blob([typeof text === 'string' ? text : new Uint8Array(text)]), name);
    }
    return this.call('POST', '/usage/uploads', { body: form });
  }

  /** Waits until an upload is read or refused. */
  outcome(
    uploadId: string,
  ): Promise<{ readonly status: string; readonly problem: { readonly code: string } | null }> {
    return eventually(async () => {
      const answer = await this.get(`/usage/uploads/${uploadId}`);
      if (answer.status !== 200) throw new Error(answer.text);
      const upload = answer.json<{
        readonly status: string;
        readonly problem: { readonly code: string } | null;
      }>();
      if (upload.status === 'received') throw new Error('not read yet');
      return upload;
    }, 30_000);
  }

  async call(method: string, path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    const cookies = [this.cookie, this.device].filter((one) => one !== undefined);
    if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
    const target =
      path.startsWith('/api') || path.startsWith('/docs') || path === '/metrics' ? path : `/api/v1${path}`;
    const answer = await fetch(`${this.url}${target}`, { ...init, method, headers });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      if (pair.includes('treebeard_session=')) this.cookie = pair;
      if (pair.includes('treebeard_device=')) this.device = pair;
    }
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      json: <Body>() => JSON.parse(text) as Body, // each test says what it expects and then looks at it
    };
  }
}
