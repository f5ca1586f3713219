import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { Client } from '#test/support/client';
import { changesIn } from '#test/support/events';
import { problemIn, refusal } from '#test/support/problem';

const NO_SUCH_ID = '0c8e9a52-7f0b-4a58-9d0e-3f1f6d3c1111';
const ORIGIN = 'https://friend.example';

describe('the HTTP API', () => {
  let app: TestApp;
  let visitor: Client;
  beforeAll(async () => {
    app = await testApp({ CORS_ORIGINS: ORIGIN });
    visitor = app.visitor();
    await visitor.get('/session');
  });
  afterAll(() => app.stop());

  const events = (): Promise<number> => changesIn(app.platform.store);

  it('refuse what is not JSON, too much of it, or of another type, and keep nothing', async () => {
    const before = await events();
    const put = (body: string, type = 'application/json') =>
      visitor.send('PUT', '/households/me/preferences', body, { 'content-type': type });
    expect(refusal(await put('{"weights":'))).toEqual([400, 'http.bad-request']);
    expect(refusal(await put(''))).toEqual([400, 'http.bad-request']);
    expect(refusal(await put('{"__proto__":{"a":1}}'))).toEqual([400, 'http.bad-request']);
    expect(refusal(await put('[]'))).toEqual([422, 'input.invalid']);
    expect(refusal(await put('null'))).toEqual([422, 'input.invalid']);
    expect(refusal(await put(JSON.stringify({ pad: 'x'.repeat(1_100_000) })))).toEqual([
      413,
      'http.payload-too-large',
    ]);
    expect(refusal(await put('<weights/>', 'application/xml'))).toEqual([415, 'http.unsupported-media-type']);
    expect(refusal(await put('weights', 'text/plain'))).toEqual([422, 'input.invalid']);
    expect(await events()).toBe(before);
  });

  it('name every wrong field', async () => {
    const body = {
      plan: { kind: 'ownRate', energyCentsPerKwh: 'cheap', monthlyFee: 9 },
      contractEnd: '2027-02-30',
      terminationFee: { kind: 'huge' },
    };
    const { status, code, details } = problemIn(
      await visitor.send('PUT', '/households/me/current-plan', body),
    );
    expect([status, code]).toEqual([422, 'input.invalid']);
    const fields = (details['fields'] as readonly { field: string }[]).map(({ field }) => field); // the filter's shape
    expect(fields).toEqual(
      expect.arrayContaining([
        'plan.energyCentsPerKwh',
        'plan.monthlyFee',
        'contractEnd',
        'terminationFee.kind',
      ]),
    );
  });

  it('refuse text that no log can keep', async () => {
    const plan = (planId: string) => ({
      plan: { kind: 'catalogue', planId },
      contractEnd: null,
      terminationFee: { kind: 'none' },
    });
    for (const planId of ['a\u0000b', 'a\ud800b']) {
      const answer = await visitor.send('PUT', '/households/me/current-plan', plan(planId));
      expect(problemIn(answer).status).toBe(422);
    }
    for (const path of ['/plans?market=%00', '/plans?market=a%00b', '/plans/%00'])
      expect(refusal(await visitor.get(path))).toEqual([422, 'input.invalid']);
  });

  it('answer unknown paths and methods in JSON', async () => {
    for (const [method, path] of [
      ['GET', '/nothing-here'],
      ['POST', '/nothing-here'],
      ['PATCH', '/households/me'],
      ['DELETE', '/plans'],
      ['GET', '/api'],
      ['GET', '/api/v2/plans'],
    ] as const) {
      expect(refusal(await visitor.call(method, path, {}))).toEqual([404, 'http.not-found']);
    }
    expect(refusal(await visitor.get('/plans/%E0%A4%A'))).toEqual([400, 'http.bad-request']);
    expect(problemIn(await visitor.get(`/plans/${'x'.repeat(150)}`)).status).toBe(422);
    expect(problemIn(await visitor.get(`/plans/${'x'.repeat(500)}`)).status).toBe(404);
  });

  it('refuse ids, positions and filters of the wrong form, and ids of nothing', async () => {
    for (const path of [
      '/usage/uploads/7',
      '/recommendations/7',
      '/recommendations/7/explanation',
      '/recommendations/7/explanation/stream',
      '/households/me?after=soon',
      '/usage/year?after=-1',
      '/plans?limit=0',
      '/plans?limit=many',
      '/plans?market=a&market=b',
    ]) {
      expect(refusal(await visitor.get(path))).toEqual([422, 'input.invalid']);
    }
    for (const path of [
      `/usage/uploads/${NO_SUCH_ID}`,
      `/recommendations/${NO_SUCH_ID}`,
      `/recommendations/${NO_SUCH_ID}/explanation`,
      `/recommendations/${NO_SUCH_ID}/explanation/stream`,
      `/recommendations/${NO_SUCH_ID}/plans/some-plan`,
      '/plans/no-such-plan',
      '/usage/year',
    ]) {
      expect(problemIn(await visitor.get(path)).status).toBe(404);
    }
  });

  it('look a postcode up without putting it into an address', async () => {
    const look = (postcode: string) => visitor.send('POST', '/places', { postcode });
    expect((await look('75201')).json()).toMatchObject({ postcode: '75201' });
    expect(refusal(await look('9'.repeat(20)))).toEqual([422, 'input.invalid']);
    expect(problemIn(await look('00000')).status).toBe(404);
  });

  it('let nothing personal lie in a cache', async () => {
    for (const path of ['/session', '/households/me', '/recommendations', '/nothing-here']) {
      expect((await visitor.get(path)).headers.get('cache-control')).toBe('no-store');
    }
    // The same route by another spelling of its address.
    const spelt = await fetch(`${app.url}/%61pi/v1/households/me`);
    expect([spelt.status, spelt.headers.get('cache-control')]).toEqual([200, 'no-store']);
  });

  it('answer about a position far ahead of the log without waiting for ever', async () => {
    const answer = await visitor.get('/households/me?after=99999999999999999999');
    expect(answer.status).toBe(200);
  });

  it('give a new session for a cookie that is forged, foreign or damaged', async () => {
    for (const cookie of ['treebeard_session=x', `treebeard_session=${NO_SUCH_ID}.forged`, '=;;%', 'a=b']) {
      const stranger = new Client(app.url, cookie);
      const answer = await stranger.get('/session');
      expect(answer.status).toBe(200);
      expect(answer.json()['householdId']).not.toBe(NO_SUCH_ID);
      expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/i);
    }
  });

  it('let only named origins read along, and harden every answer', async () => {
    const allowed = await visitor.get('/health', { origin: ORIGIN });
    expect(allowed.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    const other = await visitor.get('/health', { origin: 'https://stranger.example' });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
    const asked = { origin: ORIGIN, 'access-control-request-method': 'PUT' };
    const preflight = await visitor.call('OPTIONS', '/households/me/place', { headers: asked });
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT, PATCH, DELETE');
    for (const path of ['/health', '/nothing-here', '/docs', '/metrics']) {
      const { headers } = await visitor.get(path);
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(headers.get('content-security-policy')).toContain("font-src 'self';");
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('name each request by an id of ours, whatever the caller calls it', async () => {
    for (const mine of ['trace-1234-abcd', '<script>alert(1)</script>']) {
      const answer = await visitor.get('/session', { 'x-request-id': mine });
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('show their schemas and their measurements', async () => {
    expect((await visitor.get('/docs')).text).toContain('swagger');
    const docs = (await visitor.get('/docs-json')).json<{
      paths: Record<string, Record<string, { requestBody?: unknown; responses: Record<string, unknown> }>>;
    }>();
    const generate = docs.paths['/api/v1/recommendations/generate']?.['post'];
    expect(JSON.stringify(generate?.requestBody)).toContain('sampleHomeId');
    const bare: string[] = [];
    delete docs.paths['/api/v1/recommendations/{recommendationId}/explanation/stream'];
    for (const [path, methods] of Object.entries(docs.paths)) {
      for (const [method, { requestBody, responses }] of Object.entries(methods)) {
        const [success] = Object.entries(responses).filter(([status]) => status.startsWith('2'));
        const isNothing = success?.[0] === '204' || JSON.stringify(success).includes('"Nothing."');
        if (!isNothing && !JSON.stringify(success).includes('"schema"'))
          bare.push(`answer of ${method} ${path}`);
        if (method === 'put' && !JSON.stringify(requestBody).includes('"schema"'))
          bare.push(`body of ${path}`);
      }
    }
    expect(bare).toEqual([]);
    const metrics = await visitor.get('/metrics');
    expect(metrics.text).toContain('http_request_duration_seconds');
    expect(metrics.text).not.toContain('75201');
  });
});
