import pg from 'pg';
import { ConfigSchema } from '#api/config/config';
import { Claude } from '#api/platform/claude/claude';
import { scoring } from '#domain/energy/explanations/explanations.spec-support';
import { factTable } from '#domain/energy/explanations/facts';
import type { ClaudeServer, Turn } from '#test/support/claude-server';
import { claudeServer } from '#test/support/claude-server';
import type { TestDatabase } from '#test/support/postgres';
import { testDatabase } from '#test/support/postgres';
import { GOOD, LIE, says } from './answers.spec-support.js';
import type { Explained } from './writer.js';
import { ExplanationWriter } from './writer.js';

const facts = factTable(scoring());

describe('a writer', () => {
  let server: ClaudeServer;
  let database: TestDatabase;
  let pool: pg.Pool;

  beforeAll(async () => {
    server = await claudeServer();
    database = await testDatabase();
    pool = new pg.Pool({ connectionString: database.appUrl, max: 2 });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
    await server.stop();
  });

  const claudeWith = (settings: Readonly<Record<string, string>>): Claude => {
    const local = { ANTHROPIC_API_KEY: 'a-key-for-the-local-server', ANTHROPIC_BASE_URL: server.url };
    return new Claude(ConfigSchema.parse({ ...local, CLAUDE_TIMEOUT_MS: '2000', ...settings }), pool);
  };

  /** What is written; no word that is no fact may hold a figure. */
  async function written(settings: Readonly<Record<string, string>> = {}): Promise<Explained> {
    const explained = await new ExplanationWriter(claudeWith(settings)).write(facts);
    const words = explained.paragraphs.flatMap(({ parts }) => parts).filter(({ factId }) => factId === null);
    for (const { text } of words) expect(text).toMatch(/^[A-Za-z ,.;:!'’()-]*$/);
    return explained;
  }

  it.each<[string, (nth: number) => Turn, Partial<Explained>]>([
    ['is asked to wait', (nth) => (nth === 0 ? busy(429) : says(GOOD)), { source: 'claude' }],
    ['is overloaded for a moment', (nth) => (nth === 0 ? busy(529) : says(GOOD)), { source: 'claude' }],
    ['breaks off once', (nth) => (nth === 0 ? { do: 'cut' } : says(GOOD)), { source: 'claude' }],
    [
      'thinks first',
      () => ({ do: 'answer', thinking: 'It costs $1.', text: JSON.stringify(GOOD) }),
      { source: 'claude' },
    ],
    [
      'lies and puts it right',
      (nth) => says(nth === 0 ? LIE : GOOD),
      { source: 'claude', refusals: ['digit', 'odd-character', 'odd-punctuation', 'word-not-on-the-list'] },
    ],
    ['lies twice', () => says(LIE), { source: 'template', templateReason: 'answer-unusable' }],
    [
      'answers with something else than JSON',
      () => ({ do: 'answer', text: 'Sure! Here it is: $5' }),
      {
        source: 'template',
        templateReason: 'answer-unusable',
        refusals: ['not-the-asked-json', 'not-the-asked-json'],
      },
    ],
    [
      'runs into the limit of tokens',
      () => ({ do: 'answer', text: JSON.stringify(GOOD).slice(0, 60), stopReason: 'max_tokens' }),
      { source: 'template', templateReason: 'answer-unusable' },
    ],
    [
      'declines',
      () => ({ do: 'answer', text: '', stopReason: 'refusal' }),
      { source: 'template', templateReason: 'refused-by-model' },
    ],
    ['breaks off twice', () => ({ do: 'cut' }), { source: 'template', templateReason: 'unavailable' }],
    ['falls silent', () => ({ do: 'stall' }), { source: 'template', templateReason: 'unavailable' }],
    ['stays overloaded', () => busy(529), { source: 'template', templateReason: 'unavailable' }],
    [
      'asks for more patience than there is',
      () => ({ do: 'status', status: 429, retryAfterS: 3_600 }),
      { source: 'template', templateReason: 'unavailable' },
    ],
  ])('explains when Claude %s', async (_what, turn, expected) => {
    server.onAsk((_asked, nth) => turn(nth));
    expect(await written()).toMatchObject(expected);
  });

  it('stops asking after five failures in a row, and says so on the health page', async () => {
    server.onAsk(() => ({ do: 'status', status: 400 }));
    const breaking = claudeWith({});
    const writer = new ExplanationWriter(breaking);
    for (let failure = 1; failure <= 5; failure += 1) await writer.write(facts);
    const asked = server.asked.length;
    expect(await writer.write(facts)).toMatchObject({ source: 'template', templateReason: 'breaker-open' });
    expect(server.asked).toHaveLength(asked);
    expect(breaking.health().state).toBe('down');
  });

  it('leaves the word to the template when the budget is spent, without asking', async () => {
    const asked = server.asked.length;
    expect(await written({ CLAUDE_BUDGET_USD_PER_DAY: '0.001' })).toMatchObject({
      source: 'template',
      templateReason: 'budget-spent',
    });
    expect(server.asked).toHaveLength(asked);
  });
});

function busy(status: number): Turn {
  return { do: 'status', status, retryAfterS: 0.02 };
}
