import { testApp } from '#test/support/app';
import type { Client } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { logged } from '#test/support/logged';

describe('the log of requests', () => {
  it('tells those who ask for too much apart, by a name that is neither their address nor their session', async () => {
    const log = logged();
    const app = await testApp({ LOG_LEVEL: 'info', REQUESTS_PER_MINUTE: '2', TRUST_PROXY: 'loopback' });
    try {
      const refuse = async (visitor: Client, address: string): Promise<string> => {
        for (;;) {
          const answer = await visitor.get('/session', { 'x-forwarded-for': address });
          if (answer.status === 429) return answer.headers.get('x-request-id') ?? '';
        }
      };
      const [anna, ben] = [app.visitor(), app.visitor()];
      const requests = [
        await refuse(anna, '203.0.113.7'),
        await refuse(anna, '203.0.113.8'), // under way, with the same session
        await refuse(ben, '203.0.113.7'),
      ];
      const lines = (): readonly string[] => log.join('').split('\n');
      const lineOf = (request: string): string => lines().find((line) => line.includes(request)) ?? '{}';
      await eventually(() => {
        expect(requests.map(lineOf)).not.toContain('{}');
      });
      const told = requests.map((request) => JSON.parse(lineOf(request)) as Record<string, unknown>);
      const [first, moved, other] = told.map(({ visitor }) => visitor);
      expect(first).toMatch(/^[0-9a-f]{12}$/);
      expect(moved).toBe(first);
      expect(other).not.toBe(first);
      expect(told.map(({ status }) => status)).toEqual([429, 429, 429]);
      expect(lines().filter((line) => line.includes('"visitor"')).length).toBe(3);
      expect(log.join('')).not.toContain('203.0.113.');
    } finally {
      await app.stop();
      jest.restoreAllMocks();
    }
  });
});
