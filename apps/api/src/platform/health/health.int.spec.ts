import pg from 'pg';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import type { Client } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { problemIn } from '#test/support/problem';

interface Health {
  readonly state: string;
  readonly version: string;
  readonly database: { readonly state: string };
  readonly log: { readonly state: string; readonly position: string | null };
  readonly followers: { readonly state: string; readonly lag: readonly { readonly behind: number }[] };
  readonly queues: { readonly state: string; readonly depths: readonly { readonly queue: string }[] };
  readonly claude: { readonly state: string };
  readonly proof: object;
}

describe('the health of the installation', () => {
  let app: TestApp;
  let visitor: Client;
  let owner: pg.Client;
  beforeAll(async () => {
    app = await testApp();
    visitor = app.visitor();
    const server = new URL(app.database.ownerUrl);
    server.pathname = 'postgres';
    owner = new pg.Client({ connectionString: server.toString() });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  const name = (): string => new URL(app.database.ownerUrl).pathname.slice(1);
  const cut = (): Promise<unknown> =>
    owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name()]);
  const allUp = (): Promise<void> =>
    eventually(async () => {
      const answer = await visitor.get('/health');
      const health = answer.json<Health>();
      expect(health).toMatchObject({ state: 'up', database: { state: 'up' } });
      // Read models and policies each begin to follow in their own time.
      expect(health.followers.lag.length).toBeGreaterThan(6);
    });

  it('names every part with its state', async () => {
    await allUp();
    const health = (await visitor.get('/health')).json<Health>();
    expect(health.version).toBe('0.0.0');
    expect([health.log, health.followers, health.queues].map(({ state }) => state)).toEqual([
      'up',
      'up',
      'up',
    ]);
    expect(health.log.position).toMatch(/^\d+$/);
    const queues = health.queues.depths.map(({ queue }) => queue);
    expect(queues).toEqual(
      expect.arrayContaining(['erase-household', 'explain-recommendation', 'import-usage']),
    );
    expect(health.claude.state).toBe('off');
    await eventually(async () => {
      const { proof } = (await visitor.get('/health')).json<Health>();
      expect(proof).toMatchObject({
        state: 'up',
        witnesses: [],
        leavesOpen: expect.stringContaining('No witness'),
      });
    });
    expect((await visitor.get('/health/live')).json()).toEqual({ state: 'up' });
    expect((await visitor.get('/health/ready')).json()).toEqual({ state: 'up' });
  });

  it('says that it is down, and refuses work without losing any, while the database is away', async () => {
    const place = (postcode: string) => visitor.send('PUT', '/households/me/place', { postcode });
    expect((await place('75201')).status).toBe(200);
    await owner.query(`alter database ${name()} allow_connections false`);
    try {
      await cut();
      await eventually(async () => {
        const answer = await visitor.get('/health');
        expect(answer.status).toBe(503);
        expect(answer.json<Health>()).toMatchObject({ state: 'down', database: { state: 'down' } });
      });
      expect((await visitor.get('/health/ready')).status).toBe(503);
      expect((await visitor.get('/health/live')).status).toBe(200);
      for (const answer of [
        await place('77002'),
        await visitor.get('/households/me'),
        await visitor.get('/plans'),
        await visitor.send('POST', '/usage/samples/dallas-flat', {}),
      ]) {
        expect(problemIn(answer)).toMatchObject({ status: 503, code: 'service.unavailable', details: {} });
      }
    } finally {
      await owner.query(`alter database ${name()} allow_connections true`);
    }
    await allUp();
    await eventually(async () => {
      const home = (await visitor.get('/households/me')).json();
      expect(home).toMatchObject({ place: { postcode: '75201' } });
    });
    expect((await place('77002')).status).toBe(200);
  });
});

describe('what everybody learns of the installation', () => {
  it('is its state and its version; the rest is for operators', async () => {
    const app = await testApp({
      OPERATOR_ADDRESSES: '203.0.113.7',
      OPERATOR_TOKEN: 't'.repeat(32),
      DOCS_PUBLIC: 'false',
    });
    try {
      const visitor = app.visitor();
      const operator = { authorization: `Bearer ${'t'.repeat(32)}` };
      expect(Object.keys((await visitor.get('/health')).json())).toEqual(['state', 'version']);
      expect(Object.keys((await visitor.get('/health', operator)).json())).toContain('followers');
      for (const path of ['/docs', '/docs-json', '/docs/swagger-ui-init.js']) {
        expect((await visitor.get(path)).status).toBe(404);
        expect((await visitor.get(path, operator)).status).toBe(200);
      }
      // The same route by other spellings of its address.
      for (const spelt of ['/%64ocs', '/doc%73', '/%64ocs-json'])
        expect((await fetch(`${app.url}${spelt}`)).status).toBe(404);
    } finally {
      await app.stop();
    }
  });

  it('is that it is down when nothing can be written', async () => {
    const app = await testApp();
    const owner = new pg.Client({ connectionString: app.database.ownerUrl });
    await owner.connect();
    try {
      const visitor = app.visitor();
      await owner.query('revoke insert on blobs.pieces from treebeard_app');
      await eventually(async () => {
        const answer = await visitor.get('/health');
        expect([answer.status, answer.json<Health>().database.state]).toEqual([503, 'down']);
        expect(answer.headers.get('retry-after')).toBe('5');
        expect(answer.text).not.toMatch(/permission denied|blobs/);
      });
    } finally {
      await owner.end();
      await app.stop();
    }
  });
});
