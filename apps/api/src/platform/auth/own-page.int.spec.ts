import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { changesIn } from '#test/support/events';
import { refusal } from '#test/support/problem';

const DALLAS = { postcode: '75201' };

describe('a page of another site', () => {
  const LISTED = 'https://friend.example';
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp({ CORS_ORIGINS: LISTED });
  });
  afterAll(() => app.stop());

  const strange = [
    { 'sec-fetch-site': 'cross-site', origin: 'https://stranger.example' },
    { 'sec-fetch-site': 'same-site', origin: 'https://neighbour.example' },
    { 'sec-fetch-site': 'cross-site', origin: 'null' },
    { origin: 'https://stranger.example' },
  ];

  it('changes nothing and never touches the session', async () => {
    const visitor = app.visitor();
    await visitor.get('/session');
    for (const headers of strange) {
      for (const sender of [visitor, app.visitor()]) {
        const before = await changesIn(app.platform.store);
        const form = await sender.call('POST', '/usage/samples/dallas-flat', { headers });
        expect(refusal(form)).toEqual([403, 'http.forbidden']);
        expect(form.headers.get('set-cookie')).toBeNull();
        expect(refusal(await sender.call('DELETE', '/households/me', { headers }))).toEqual([
          403,
          'http.forbidden',
        ]);
        expect(await changesIn(app.platform.store)).toBe(before);
      }
      expect((await app.visitor().get('/session', headers)).headers.get('set-cookie')).toBeNull();
    }
  });

  it('is welcome when it is listed, and our own pages are', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site', origin: LISTED },
      { 'sec-fetch-site': 'same-origin', origin: app.url },
      { origin: app.url },
    ]) {
      const answer = await app.visitor().send('PUT', '/households/me/place', DALLAS, headers);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('set-cookie')).not.toBeNull();
    }
  });
});
