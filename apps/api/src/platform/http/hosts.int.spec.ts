import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { logged } from '#test/support/logged';

const OPERATORS_SEE = /followers/;

describe('a server reached by a name', () => {
  const lines = logged();
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp({ ALLOWED_HOSTS: 'treebeard.example', LOG_LEVEL: 'warn' });
  });
  afterAll(async () => {
    await app.stop();
    jest.restoreAllMocks();
  });

  /** Asks as a browser does that was told this name for our address. */
  async function ask(path: string, host: string, method = 'GET', headers: Record<string, string> = {}) {
    const { port } = new URL(app.url);
    const sent = httpRequest({ port, path, method, headers: { ...headers, host } }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    return { status: answer.statusCode, cookie: answer.headers['set-cookie'], text: await text(answer) };
  }

  it('that a stranger pointed at it refuses everything, and says once in the log what would allow it', async () => {
    for (const [method, path] of [
      ['GET', '/api/v1/session'],
      ['GET', '/api/v1/health'],
      ['GET', '/metrics'],
      ['GET', '/docs-json'],
      ['GET', '/'],
      ['POST', '/api/v1/usage/samples/dallas-flat'],
    ] as const) {
      const answer = await ask(path, 'evil.example:8000', method, { origin: 'http://evil.example:8000' });
      expect([path, answer.status, answer.cookie]).toEqual([path, 403, undefined]);
      expect(answer.text).toContain('"http.foreign-host"');
      expect(answer.text).toContain('ALLOWED_HOSTS=evil.example');
    }
    const told = lines.join('').match(/Requests to evil\.example are refused.*?ALLOWED_HOSTS/g);
    expect(told).toHaveLength(1);
  });

  it('of its own, of its address or of the list answers; probes may use any', async () => {
    for (const host of [
      'localhost:1',
      '127.0.0.1',
      '[::1]:8000',
      'treebeard.example',
      'treebeard.example:443',
    ])
      expect((await ask('/api/v1/session', host)).status).toBe(200);
    for (const probe of ['live', 'ready'])
      expect((await ask(`/api/v1/health/${probe}`, 'treebeard-7f9c.pods')).status).toBe(200);
  });

  it('takes nobody for an operator who came through a proxy that does not say so, and warns once of it', async () => {
    expect((await ask('/api/v1/health', 'localhost')).text).toMatch(OPERATORS_SEE);
    for (const headers of [{}, {}, { 'x-forwarded-for': '203.0.113.1' }]) {
      expect((await ask('/api/v1/health', 'treebeard.example', 'GET', headers)).text).not.toMatch(
        OPERATORS_SEE,
      );
    }
    const told = lines.join('').match(/A request came from \S+ without X-Forwarded-For.*?TRUST_PROXY/g);
    expect(told).toHaveLength(1);
  });
});
