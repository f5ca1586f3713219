import type { Type } from '@nestjs/common';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import pg from 'pg';
import { anotherSession, signedIn } from '#test/support/accounts';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { Client } from '#test/support/client';
import { ACCESS } from '#api/platform/auth/permission.guard';
import type { Role, RolePermissions } from '#api/platform/auth/principal';
import { allGranted, ROLES } from '#api/platform/auth/principal';
import { newSecret } from '#api/platform/credentials/secret';
import { contexts } from '#api/contexts';
import { LogAuditRecorder } from '../audit/audit-recorder.js';

interface Route {
  readonly method: string;
  /** `/households/me` */
  readonly path: string;
  readonly access: string;
}

/** What stands in the foreign home and account alone, and is sealed. */
const SUPPLIER = 'Zyzzyva Power & Light';
const ANSWER_MS = 8_000;

/** Every route of every controller, from Nest's own container. */
function routesOf(app: TestApp): readonly Route[] {
  const routes: Route[] = [];
  for (const { controllers } of app.nest.get(ModulesContainer).values()) {
    for (const { metatype } of controllers.values()) {
      const of = metatype as Type;
      const root = String(Reflect.getMetadata('path', of) ?? '');
      for (const name of Object.getOwnPropertyNames(of.prototype)) {
        const handler = Object.getOwnPropertyDescriptor(of.prototype, name)?.value as object | undefined;
        if (name === 'constructor' || typeof handler !== 'function') continue;
        if (!Reflect.hasMetadata('path', handler)) continue;
        const method = RequestMethod[Reflect.getMetadata('method', handler) as number] ?? '';
        const access = String(Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, of));
        const path = `/${root}/${String(Reflect.getMetadata('path', handler))}`.replaceAll(/\/+/g, '/');
        routes.push({ method, path: path.replace(/\/$/, ''), access });
      }
    }
  }
  return routes.filter(({ access }) => access !== 'public');
}

function prefixOf(path: string): string {
  return /^\/(metrics|tlog)/.test(path) ? '' : '/api/v1';
}

describe('every route', () => {
  let app: TestApp;
  let owner: pg.Client;
  let routes: readonly Route[];
  let granted: RolePermissions;
  /** An id for each parameter, of what belongs to somebody else. */
  let foreign: Readonly<Record<string, string>>;
  let markers: readonly string[];
  const people = new Map<Role, string>();

  beforeAll(async () => {
    app = await testApp();
    owner = new pg.Client({ connectionString: app.database.ownerUrl });
    await owner.connect();
    routes = routesOf(app);
    granted = allGranted(await Promise.all(contexts.map(async (one) => (await one.server()).permissions)));
    const victim = await signedIn(app, 'consumer');
    const { client } = victim;
    await client.send('PUT', '/households/me/place', { postcode: '75201' });
    const plan = { kind: 'ownRate', energyCentsPerKwh: '17', monthlyFee: '5' };
    const present = { plan, contractEnd: null, terminationFee: { kind: 'none' }, supplier: SUPPLIER };
    expect((await client.send('PUT', '/households/me/current-plan', present)).status).toBe(200);
    const { id: uploadId } = (await client.send('POST', '/usage/samples/dallas-flat', {})).json<{
      id: string;
    }>();
    await client.outcome(uploadId);
    const issued = (await client.generate({})).json<{ recommendationId?: string; id?: string }>();
    const { householdId } = (await client.get('/households/me')).json<{ householdId: string }>();
    const { sessions } = (await client.get('/account/me')).json<{ sessions: { sessionId: string }[] }>();
    foreign = {
      uploadId,
      recommendationId: issued.recommendationId ?? issued.id ?? '',
      householdId,
      accountId: victim.accountId,
      sessionId: sessions[0]?.sessionId ?? '',
    };
    expect(Object.values(foreign).filter((id) => id === '')).toEqual([]);
    markers = [SUPPLIER, victim.email];
    for (const role of ROLES) if (role !== 'guest') people.set(role, (await signedIn(app, role)).accountId);
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  /** What a route answers, as far as it comes in time; an endless stream is cut. */
  async function ask(client: Client, { method, path }: Route): Promise<{ status: number; text: string }> {
    const filled = path.replaceAll(
      /:(\w+)/g,
      (_, name: string) => foreign[name] ?? foreign['accountId'] ?? '',
    );
    const answer = await fetch(`${app.url}${prefixOf(path)}${filled}`, {
      method,
      headers: {
        ...(client.cookieText !== '' && { cookie: client.cookieText }),
        ...(method !== 'GET' && { 'content-type': 'application/json' }),
      },
      ...(method !== 'GET' && { body: JSON.stringify({ reason: 'to see what happens' }) }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (answer.headers.get('content-type')?.includes('event-stream') === true) {
      const read = await answer.body?.getReader().read();
      return { status: answer.status, text: Buffer.from(read?.value ?? []).toString() };
    }
    return { status: answer.status, text: await answer.text() };
  }

  const as = (role: Role): Promise<Client> => {
    const accountId = people.get(role);
    return accountId === undefined ? Promise.resolve(app.visitor()) : anotherSession(app, accountId);
  };
  const leaks = (text: string): boolean => markers.some((marker) => text.includes(marker));
  const named = ({ method, path }: Route): string => `${method} ${path}`;

  it('lets in whose role has its permission, nobody else, and shows nobody what is another’s', async () => {
    expect(routes.length).toBeGreaterThan(60);
    const wrong: unknown[] = [];
    for (const role of ROLES) {
      let client = await as(role);
      for (const route of routes) {
        const { status, text } = await ask(client, route);
        // It may have ended its session, or given its home up.
        if (route.method !== 'GET' && status < 300) client = await as(role);
        const isAllowed = granted[role]?.includes(route.access as never) === true;
        const isRefused = status === 403 && text.includes('"auth.not-allowed"');
        if (isAllowed === isRefused) wrong.push([role, named(route), status]);
        // What is opened for an auditor is recorded first: audit:open.
        const mayOpen = role === 'auditor' && route.access === 'audit:open';
        if (leaks(text) && !mayOpen) wrong.push([role, named(route), 'leaks']);
        if (status >= 500) wrong.push([role, named(route), status]);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('finds nothing of another home or account by its id', async () => {
    const own = routes.filter(
      ({ path, access }) => path.includes(':') && granted.consumer?.includes(access as never),
    );
    expect(own.length).toBeGreaterThan(10);
    const found: unknown[] = [];
    for (const route of own.filter(({ access }) => !access.startsWith('catalogue:'))) {
      const { status, text } = await ask(await as('consumer'), route);
      if (status < 400 || leaks(text)) found.push([named(route), status, text.slice(0, 200)]);
    }
    expect(found).toEqual([]);
  });

  it('is closed to a session that is revoked, over, idle or forged, whoever it was', async () => {
    const dead: Client[] = [new Client(app.url, `treebeard_session=${newSecret()}`)];
    for (const [role, end] of [
      ['consumer', 'revoked_at = now()'],
      ['admin', `ends_at = now() - interval '1 second'`],
      ['auditor', `idle_until = now() - interval '1 second'`],
    ] as const) {
      const accountId = people.get(role) ?? '';
      const client = await anotherSession(app, accountId);
      expect((await client.get('/account/session')).status).toBe(200);
      await owner.query(`update credentials.sessions set ${end} where account_id = $1`, [accountId]);
      dead.push(client);
    }
    const open: unknown[] = [];
    for (const client of dead)
      for (const route of routes) {
        const { status, text } = await ask(client, route);
        if (status !== 401 || !text.includes('"auth.session-ended"')) open.push([named(route), status]);
      }
    expect(open).toEqual([]);
  });

  it('leaves an entry of each refusal', async () => {
    await app.nest.get(LogAuditRecorder).onModuleDestroy();
    const told = new Set<unknown>();
    for await (const { type, data } of app.platform.store.readAll())
      if (type === 'trust.command-refused.v1' || type === 'trust.refusals-counted.v1')
        told.add(`${String(data['commandType'])} ${String(data['code'])}`);
    const due = routes.flatMap((route) => {
      const url = `${route.method} ${prefixOf(route.path)}${route.path}`;
      const isForAll = ROLES.every((role) => granted[role]?.includes(route.access as never));
      return [`${url} auth.session-ended`, ...(isForAll ? [] : [`${url} auth.not-allowed`])];
    });
    expect(due.filter((one) => !told.has(one))).toEqual([]);
  });
});
