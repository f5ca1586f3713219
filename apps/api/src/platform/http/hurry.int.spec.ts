import { testApp } from '#test/support/app';
import { refusal } from '#test/support/problem';

describe('a visitor in a hurry', () => {
  it('is told when to come back', async () => {
    const app = await testApp({ REQUESTS_PER_MINUTE: '2' });
    try {
      const visitor = app.visitor();
      await visitor.get('/session');
      await visitor.get('/session');
      const third = await visitor.get('/session');
      expect(refusal(third)).toEqual([429, 'http.too-many-requests']);
      expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await visitor.get('/health')).status).toBe(200);
    } finally {
      await app.stop();
    }
  });
});
