import { once } from 'node:events';
import type { ClientRequest } from 'node:http';
import { request as httpRequest } from 'node:http';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import type { Client } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { refusal } from '#test/support/problem';

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('a visitor who asks for too much', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp({ REQUESTS_PER_MINUTE: '2', TRUST_PROXY: 'loopback' });
  });
  afterAll(() => app.stop());
  /** A visitor whom a proxy of ours announces. */
  const from = (address: string) => {
    const visitor = app.visitor();
    return (path: string, method = 'GET') =>
      visitor.call(method, path, { headers: { 'x-forwarded-for': address } });
  };

  it('is told when to come back, whatever the path', async () => {
    const call = from('203.0.113.1');
    await call('/session');
    expect((await call('/session')).status).toBe(200);
    expect((await call('/session')).status).toBe(200);
    const refused = await call('/session');
    expect(refusal(refused)).toEqual([429, 'http.too-many-requests']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    for (const path of ['/docs', '/docs/swagger-ui.css', '/api/v1/nothing-here', '/metrics'])
      expect((await call(path)).status).toBe(429);
    // Probes have a budget of their own, but they have one.
    const probes: number[] = [];
    while (probes.length < 100 && probes.at(-1) !== 429) probes.push((await call('/health/live')).status);
    expect(probes[0]).toBe(200);
    expect(probes.at(-1)).toBe(429);
  });

  it('spends more on what is dear', async () => {
    const call = from('203.0.113.2');
    await call('/session');
    expect((await call('/usage/samples/dallas-flat', 'POST')).status).toBe(202);
    expect((await call('/usage/samples/dallas-flat', 'POST')).status).toBe(429);
  });

  it('is not held to account for others behind the same proxy, and throws off no budget with new sessions', async () => {
    expect((await from('203.0.113.3')('/session')).status).toBe(200);
    const answers: number[] = [];
    while (answers.length < 100 && answers.at(-1) !== 429) {
      answers.push((await from('203.0.113.4')('/session')).status);
    }
    expect([answers.length, answers.at(-1)]).toEqual([9, 429]);
    expect((await from('203.0.113.3')('/session')).status).toBe(200);
  });
});

describe('a body', () => {
  let app: TestApp;
  let visitor: Client;
  beforeAll(async () => {
    app = await testApp();
    visitor = app.visitor();
    await visitor.get('/session');
  });
  afterAll(() => app.stop());

  const put = (body: string) => visitor.send('PUT', '/households/me/preferences', body);

  it('is at most 64 KB and 32 levels deep', async () => {
    expect(refusal(await put(deep(40_000)))).toEqual([413, 'http.payload-too-large']);
    expect(refusal(await put(deep(30_000)))).toEqual([422, 'input.too-deep']);
    expect(refusal(await put(deep(32)))).toEqual([422, 'input.invalid']);
  });

  it('is not waited for without end', async () => {
    const { port } = new URL(app.url);
    const half = httpRequest({
      port,
      method: 'PUT',
      path: '/api/v1/households/me/preferences',
      headers: { 'content-type': 'application/json', 'content-length': 100 },
    });
    const answered = new Promise<readonly [number | undefined, string | undefined]>((resolve, reject) => {
      half.on('response', ({ statusCode, headers }) => {
        resolve([statusCode, headers['retry-after']]);
      });
      half.on('error', reject);
    });
    half.write('{"weights":');
    expect(await answered).toEqual([503, '5']);
    half.destroy();
  }, 30_000);

  it('keeps no more uploads of one session open than three', async () => {
    const { port } = new URL(app.url);
    const opened = await visitor.get('/session');
    expect(opened.status).toBe(200);
    const open = async (): Promise<ClientRequest> => {
      const upload = httpRequest({
        port,
        method: 'POST',
        path: '/api/v1/usage/uploads',
        headers: {
          'content-type': 'multipart/form-data; boundary=b',
          'content-length': 9_000,
          cookie: visitor.cookieText,
          expect: '100-continue',
        },
      });
      upload.on('error', () => undefined); // we break off
      upload.flushHeaders();
      await once(upload, 'continue');
      return upload;
    };
    const uploads = [await open(), await open(), await open()];
    const fourth = await visitor.upload([{ name: 'a.csv', text: 'x' }]);
    expect(refusal(fourth)).toEqual([429, 'http.too-many-requests']);
    expect(fourth.headers.get('retry-after')).toBe('5');
    expect((await app.visitor().upload([{ name: 'a.csv', text: 'x' }])).status).toBe(202);
    for (const upload of uploads) upload.destroy();
    await eventually(async () => {
      expect((await visitor.upload([{ name: 'a.csv', text: 'x' }])).status).toBe(202);
    });
  });
});
