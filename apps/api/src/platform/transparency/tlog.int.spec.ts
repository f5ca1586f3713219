import { LOG_SIGNING_KEYS, VERIFIER_KEY } from '#test/support/log-keys';
import { openCheckpoint } from '#test/second-opinion/second-opinion';
import { eventually } from '#test/support/eventually';
import { problemIn } from '#test/support/problem';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';

describe('the log as others see it', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp({ LOG_SIGNING_KEYS });
    await eventually(async () => {
      expect((await get('/tlog/checkpoint')).status).toBe(200);
    });
  });
  afterAll(() => app.stop());

  const get = (path: string): Promise<Response> => fetch(`${app.url}${path}`);

  it('is a checkpoint, signed by a key that it lists', async () => {
    const answer = await get('/tlog/checkpoint');
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    const { origin, size } = openCheckpoint(await answer.text(), VERIFIER_KEY);
    expect([origin, size > 0]).toEqual(['treebeard.test/log', true]);
    expect(await (await get('/tlog/keys')).json()).toEqual({ keys: [{ key: VERIFIER_KEY, signs: true }] });
  });

  it('is tiles of hashes and proofs from them', async () => {
    const { size } = openCheckpoint(await (await get('/tlog/checkpoint')).text(), VERIFIER_KEY);
    const tile = await get('/tlog/tile/0/000.p/3');
    expect(tile.headers.get('content-type')).toBe('application/octet-stream');
    expect(tile.headers.get('cache-control')).toContain('immutable');
    expect((await tile.arrayBuffer()).byteLength).toBe(96);
    const { proof } = (await (await get(`/tlog/inclusion?index=0&size=${String(size)}`)).json()) as {
      proof: string[];
    };
    expect(proof[0]).toHaveLength(44);
    expect((await get(`/tlog/consistency?first=1&second=${String(size)}`)).status).toBe(200);
  });

  it.each([
    '/tlog/tile/0/999',
    '/tlog/tile/0/x000/001',
    '/tlog/tile/9/000',
    '/tlog/inclusion?index=9&size=9',
    '/tlog/nothing',
  ])('has nothing at %s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it('keeps its entries, which name streams and times, from everybody but auditors', async () => {
    const answer = await app.visitor().at(app.url).get('/../../tlog/tile/entries/000.p/3');
    expect(problemIn(answer)).toMatchObject({ status: 403, code: 'auth.not-allowed' });
  });
});
