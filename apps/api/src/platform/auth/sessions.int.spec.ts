import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { Client } from '#test/support/client';
import { refusal } from '#test/support/problem';

const DALLAS = { postcode: '75201' };

/** The text that the session cookie holds, without its signature. */
function textIn(setCookie: string): string {
  const value = decodeURIComponent(/treebeard_session=([^;]*)/.exec(setCookie)?.[1] ?? '');
  return Buffer.from(value.split('.')[0] ?? '', 'base64url').toString('utf8');
}

describe('the session of a guest', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  it('has an id of its own, apart from who acts and from the home', async () => {
    const answer = await app.visitor().get('/session');
    const { sessionId, actorId, householdId } = JSON.parse(
      textIn(answer.headers.get('set-cookie') ?? ''),
    ) as Record<string, string>; // what the cookie holds
    expect(new Set([sessionId, actorId, householdId]).size).toBe(3);
    expect(answer.json()).toEqual({ householdId });
  });

  it('signs the events with who acts, not with the home', async () => {
    const visitor = app.visitor();
    const opened = await visitor.get('/session');
    const { actorId } = JSON.parse(textIn(opened.headers.get('set-cookie') ?? '')) as { actorId: string };
    const { householdId } = opened.json<{ householdId: string }>();
    await visitor.send('PUT', '/households/me/place', DALLAS);
    const actors: unknown[] = [];
    for await (const { data, metadata } of app.platform.store.readAll()) {
      if (data['householdId'] === householdId) actors.push(metadata.actor.id);
    }
    expect(actors.length).toBeGreaterThan(0);
    expect(new Set(actors)).toEqual(new Set([actorId]));
  });

  it('ends when the home is erased: its old cookie changes nothing and reads a new, empty home', async () => {
    const visitor = app.visitor();
    const opened = await visitor.get('/session');
    const old = opened.headers.get('set-cookie')?.split(';')[0];
    const { householdId } = opened.json<{ householdId: string }>();
    await visitor.send('PUT', '/households/me/place', DALLAS);
    const erased = await visitor.call('DELETE', '/households/me', {});
    expect(erased.status).toBe(202);
    expect(erased.headers.get('set-cookie')).toMatch(/treebeard_session=;.*Expires=Thu, 01 Jan 1970/i);

    const write = await new Client(app.url, old).send('PUT', '/households/me/place', DALLAS);
    expect(refusal(write)).toEqual([401, 'auth.session-ended']);
    expect(write.headers.get('set-cookie')).toMatch(/treebeard_session=;/);
    const read = await new Client(app.url, old).get('/households/me');
    expect(read.status).toBe(200);
    expect(read.json()).toMatchObject({ place: null });
    expect(read.json()['householdId']).not.toBe(householdId);
  });
});

describe('an erasure in one process', () => {
  it('ends the session and the key in the others as soon as they hear of it', async () => {
    const here = await testApp();
    const there = await testApp({ ROLE: 'api' }, here.database);
    const { sealing } = there.platform;
    try {
      const visitor = here.visitor();
      const { householdId } = (await visitor.get('/session')).json<{ householdId: string }>();
      const visiting = visitor.at(there.url);
      expect((await visiting.send('PUT', '/households/me/place', DALLAS)).status).toBe(200);
      await sealing.sealBytes(householdId, 'something', Buffer.from('x'));
      const heard = new Promise<void>((resolve) => {
        sealing.onErased((subjectId) => {
          if (subjectId === householdId) resolve();
        });
      });
      expect((await visitor.call('DELETE', '/households/me', {})).status).toBe(202);
      await heard;
      const late = await visiting.send('PUT', '/households/me/place', DALLAS);
      expect(refusal(late)).toEqual([401, 'auth.session-ended']);
      await expect(sealing.sealBytes(householdId, 'more', Buffer.from('x'))).rejects.toMatchObject({
        code: 'sealing.subject-erased',
      });
    } finally {
      await there.stop();
      await here.stop();
    }
  });
});

describe('the cookie behind TLS', () => {
  it('is bound to this host', async () => {
    const app = await testApp({ SESSION_COOKIE_SECURE: 'true' });
    try {
      const set = (await app.visitor().get('/session')).headers.get('set-cookie') ?? '';
      expect(set).toMatch(/^__Host-treebeard_session=[^;]+; .*Path=\/;.*Secure/);
      expect(set).not.toMatch(/Domain=/i);
    } finally {
      await app.stop();
    }
  });
});
