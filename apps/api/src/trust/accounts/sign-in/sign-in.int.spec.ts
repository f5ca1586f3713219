import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { Client } from '#test/support/client';
import { MailServer } from '#test/support/mail-server';
import { problemIn, refusal } from '#test/support/problem';

const PASSWORD = 'plum anvil corridor seven';
const ANOTHER = 'quiet lantern bridge oatmeal';
const DALLAS = { postcode: '75201' };

describe('an account', () => {
  let app: TestApp;
  let mails: MailServer;
  beforeAll(async () => {
    mails = await MailServer.start();
    app = await testApp(mails.settings);
  });
  afterAll(async () => {
    await app.stop();
    await mails.stop();
  });

  const link = async (visitor: Client, email: string, what = 'register', count = 1): Promise<string> => {
    expect((await visitor.send('POST', `/account/${what}`, { email })).status).toBe(202);
    return mails.secret(email, count);
  };
  const registered = async (email: string): Promise<Client> => {
    const visitor = app.visitor();
    const use = { secret: await link(visitor, email), password: PASSWORD };
    expect((await visitor.send('POST', '/account/link/use', use)).json()).toEqual({
      stage: 'full',
      role: 'consumer',
    });
    return visitor;
  };
  const signIn = (visitor: Client, email: string, password = PASSWORD) =>
    visitor.send('POST', '/account/sign-in', { email, password });

  it('is made by the link in a mail, and takes the home in that the guest began', async () => {
    const visitor = app.visitor();
    await visitor.send('PUT', '/households/me/place', DALLAS);
    const { householdId } = (await visitor.get('/session')).json<{ householdId: string }>();
    const guest = visitor.cookieText;
    const secret = await link(visitor, 'ada@home.example');
    expect((await visitor.send('POST', '/account/link', { secret })).json()).toEqual({
      purpose: 'register',
      email: 'ada@home.example',
    });
    const made = await visitor.send('POST', '/account/link/use', { secret, password: PASSWORD });
    expect(made.json()).toEqual({ stage: 'full', role: 'consumer' });
    expect(visitor.cookieText).not.toBe(guest);
    const home = (await visitor.get('/households/me')).json<Record<string, { postcode: string }>>();
    expect([home['householdId'], home['place']?.postcode]).toEqual([householdId, '75201']);
    const me = (await visitor.get('/account/me')).json();
    expect(me).toMatchObject({ email: 'ada@home.example', role: 'consumer', hasTotp: false });

    const old = await new Client(app.url, guest).send('PUT', '/households/me/place', DALLAS);
    expect(refusal(old)).toEqual([401, 'auth.session-ended']);
    const read = await new Client(app.url, guest).get('/households/me');
    expect(read.json()['householdId']).not.toBe(householdId);
  });

  it('is entered by its password from any browser, and left', async () => {
    await registered('bea@home.example');
    const visitor = app.visitor();
    expect((await signIn(visitor, ' BEA@home.example'.trim())).status).toBe(200);
    expect((await visitor.get('/account/session')).json()).toMatchObject({ role: 'consumer', stage: 'full' });
    const kept = visitor.cookieText;
    expect((await visitor.send('POST', '/account/sign-out', {})).status).toBe(204);
    expect(refusal(await new Client(app.url, kept).get('/account/me'))).toEqual([401, 'auth.session-ended']);
  });

  it('asks whether to keep what somebody began before they signed in', async () => {
    await registered('cem@home.example');
    const visitor = app.visitor();
    await visitor.send('PUT', '/households/me/place', DALLAS);
    const { householdId } = (await visitor.get('/session')).json<{ householdId: string }>();
    await signIn(visitor, 'cem@home.example');
    expect((await visitor.get('/account/me')).json()).toMatchObject({ hasGuestHousehold: true });
    expect((await visitor.get('/households/me')).json()['householdId']).not.toBe(householdId);
    expect((await visitor.send('POST', '/account/households', {})).status).toBe(204);
    expect((await visitor.get('/households/me')).json()['householdId']).toBe(householdId);
    const { households } = (await visitor.get('/account/me')).json<{ households: unknown[] }>();
    expect(households).toHaveLength(2);
  });

  it('gets a new password by mail, which ends every session and serves once', async () => {
    const before = await registered('dan@home.example');
    const visitor = app.visitor();
    const secret = await link(visitor, 'dan@home.example', 'reset', 2);
    expect((await visitor.send('POST', '/account/link/use', { secret, password: ANOTHER })).status).toBe(200);
    expect(refusal(await before.get('/account/me'))).toEqual([401, 'auth.session-ended']);
    expect(refusal(await signIn(app.visitor(), 'dan@home.example'))).toEqual([401, 'accounts.not-let-in']);
    expect((await signIn(app.visitor(), 'dan@home.example', ANOTHER)).status).toBe(200);
    const again = await app.visitor().send('POST', '/account/link/use', { secret, password: PASSWORD });
    expect(refusal(again)).toEqual([404, 'accounts.link-spent']);
  });

  it('is never told of to strangers: not by words, and by mail only to the address itself', async () => {
    await registered('eve@home.example');
    const answers = await Promise.all(
      ['eve@home.example', 'nobody@home.example'].flatMap((email) => [
        app.visitor().send('POST', '/account/register', { email }),
        app.visitor().send('POST', '/account/reset', { email }),
        signIn(app.visitor(), email, 'not the right one'),
      ]),
    );
    const told = answers.map(({ status, text }) => [status, text.replace(/"requestId":"[^"]*"/, '')]);
    expect(told.slice(0, 3)).toEqual(told.slice(3));
    expect((await mails.mail('eve@home.example', 2)).text).not.toBe('');
    expect((await mails.mail('eve@home.example', 3)).text).not.toBe('');
    const twice = mails.to('eve@home.example').map(({ text }) => /link#|account\/reset/.exec(text)?.[0]);
    expect([...twice].sort()).toEqual(['account/reset', 'link#', 'link#']);
    const { text } = await mails.mail('nobody@home.example');
    expect(text).toContain('to choose a password');
  });

  it('takes no password that others would try first', async () => {
    const visitor = app.visitor();
    const secret = await link(visitor, 'fay.winter@home.example');
    for (const password of ['password1234', 'Password2026!!', 'fay.winter@home', 'treebeardtreebeard']) {
      const refused = problemIn(await visitor.send('POST', '/account/link/use', { secret, password }));
      expect([password, refused.code]).toEqual([password, 'accounts.weak-password']);
    }
    const short = await visitor.send('POST', '/account/link/use', { secret, password: 'eleven char' });
    expect(refusal(short)).toEqual([422, 'input.invalid']);
    expect((await visitor.send('POST', '/account/link/use', { secret, password: PASSWORD })).status).toBe(
      200,
    );
  });

  it('slows strangers down, but never keeps its owner out', async () => {
    const owner = await registered('gil@home.example');
    await owner.send('POST', '/account/sign-out', {});
    const codes: string[] = [];
    for (let times = 0; times < 8; times += 1)
      codes.push(problemIn(await signIn(app.visitor(), 'gil@home.example', 'wrong')).code);
    expect(codes).toContain('accounts.too-many-tries');
    const stranger = await signIn(app.visitor(), 'gil@home.example');
    expect(refusal(stranger)).toEqual([429, 'accounts.too-many-tries']);
    expect((await signIn(owner, 'gil@home.example')).status).toBe(200);
  });
});
