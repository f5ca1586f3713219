import { z } from 'zod';
import { streamOfExplanation } from '#api/energy/streams';
import type { Answer } from '#domain/energy/explanations/answer';
import { ExplanationPublished } from '#domain/energy/explanations/explanations.events';
import { ExplanationView } from '#projections/energy/explanation/explanation.view';
import { testApp, type TestApp } from '../../../../../test/support/app.js';
import { claudeServer, type ClaudeServer, type Turn } from '../../../../../test/support/claude-server.js';
import type { Client } from '../../../../../test/support/client.js';
import { eventually } from '../../../../../test/support/eventually.js';

type Published = z.infer<typeof ExplanationPublished>['data'];

const GOOD: Answer = {
  paragraphs: [
    { about: 'verdict', parts: [{ text: 'For your home, ' }, { fact: 'verdict.advice' }, { text: '.' }] },
    { about: 'p1', parts: [{ fact: 'p1.name' }, { text: ' costs ' }, { fact: 'p1.firstYearCost' }] },
  ],
};
const LIE: Answer = {
  paragraphs: [
    ...GOOD.paragraphs.slice(0, 1),
    { about: 'p1', parts: [{ text: 'This plan costs $9.99 and saves a lot: ' }, { fact: 'p1.name' }] },
  ],
};
const says = (answer: Answer): Turn => ({ do: 'answer', text: JSON.stringify(answer) });

describe('explaining a recommendation', () => {
  let claude: ClaudeServer;
  let app: TestApp;

  beforeAll(async () => {
    claude = await claudeServer();
    app = await testApp({
      ANTHROPIC_API_KEY: 'a-key-for-the-local-server',
      ANTHROPIC_BASE_URL: claude.url,
      CLAUDE_TIMEOUT_MS: '4000',
    });
  });
  afterAll(async () => {
    await app.stop();
    await claude.stop();
  });

  it('publishes what Claude wrote when every word and fact passes', async () => {
    claude.onAsk(() => says(GOOD));
    const published = await explained(app);
    expect(published).toMatchObject({ source: 'claude', model: 'claude-haiku-5-5', templateReason: null });
    expect(published.usage).toEqual({ inputTokens: 1_000, outputTokens: 200, costMicroUsd: 200 });
  });

  it('tells Claude figures and meanings, but no plan, supplier, place or key of anybody', async () => {
    claude.onAsk(() => says(GOOD));
    const { recommendationId, householdId } = await explained(app);
    const asked = JSON.stringify(claude.asked.at(-1));
    const row = await app.platform.store.readStream(`energy.recommendation-${recommendationId}`).next();
    expect(row.done).toBe(false);
    for (const secret of [recommendationId, householdId, '75201', 'Oncor', ...names]) {
      expect(asked).not.toContain(secret);
    }
    expect(asked).toContain('p1.firstYearCost');
  });

  it.each<[string, (nth: number) => Turn, Partial<Published>]>([
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
      { source: 'claude', refusals: ['digit', 'odd-character', 'word-not-on-the-list'] },
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
    claude.onAsk((_asked, nth) => turn(nth));
    expect(await explained(app)).toMatchObject(expected);
  });

  it('stops asking after five failures in a row, and says so on the health page', async () => {
    claude.onAsk(() => ({ do: 'status', status: 400 }));
    for (let failure = 1; failure <= 5; failure += 1) await explained(app);
    const asked = claude.asked.length;
    expect(await explained(app)).toMatchObject({ source: 'template', templateReason: 'breaker-open' });
    expect(claude.asked).toHaveLength(asked);
    const health = (await app.visitor().get('/health')).json<{ readonly claude: unknown }>();
    expect(health.claude).toMatchObject({ state: 'down' });
  });

  it('streams it paragraph by paragraph and ends', async () => {
    const visitor = app.visitor();
    const recommendationId = await recommend(visitor);
    const { text, headers } = await visitor.get(`/recommendations/${recommendationId}/explanation/stream`);
    expect(headers.get('content-type')).toContain('text/event-stream');
    const events = text.split('\n\n').filter((event) => event.startsWith('event: explanation'));
    const views = events.map((event) =>
      ExplanationView.parse(JSON.parse(event.slice(event.indexOf('data: ') + 6))),
    );
    const lengths = views.filter(({ source }) => source !== null).map(({ paragraphs }) => paragraphs.length);
    expect(lengths).toEqual(lengths.map((_, index) => index + 1));
    expect(views.at(-1)?.status).toBe('published');
    expect(text.trim().endsWith('data: {"status":"published"}')).toBe(true);
  });

  it('refuses a stream of a recommendation that is not yours before it begins', async () => {
    const recommendationId = await recommend(app.visitor());
    const stranger = await app.visitor().get(`/recommendations/${recommendationId}/explanation/stream`);
    expect(stranger.status).toBe(404);
    expect(stranger.headers.get('content-type')).toContain('application/problem+json');
    expect(stranger.json()).toMatchObject({ code: 'recommendations.unknown' });
  });
});

describe('a budget that is spent', () => {
  it('leaves the word to the template without asking', async () => {
    const claude = await claudeServer();
    const app = await testApp({
      ANTHROPIC_API_KEY: 'a-key-for-the-local-server',
      ANTHROPIC_BASE_URL: claude.url,
      CLAUDE_BUDGET_USD_PER_DAY: '0.001',
    });
    expect(await explained(app)).toMatchObject({ source: 'template', templateReason: 'budget-spent' });
    expect(claude.asked).toHaveLength(0);
    await app.stop();
    await claude.stop();
  });
});

/** Names of the plans and suppliers of the last recommendation. */
let names: readonly string[] = [];
const Named = z.object({ plan: z.object({ name: z.string(), retailer: z.string() }) });
const Issued = z.object({ recommendationId: z.uuid(), body: z.object({ top: z.array(Named) }) });

async function recommend(visitor: Client): Promise<string> {
  const request = { usage: { sampleHomeId: 'dallas-flat' }, place: { postcode: '75201' } };
  const answer = await visitor.send('POST', '/recommendations/generate', request);
  const { recommendationId, body } = Issued.parse(answer.json());
  names = body.top.flatMap(({ plan }) => [plan.name, plan.retailer]);
  return recommendationId;
}

/** Has a new visitor's recommendation explained; looks for figures that are no facts wherever it is told. */
async function explained(app: TestApp): Promise<Published> {
  const visitor = app.visitor();
  const id = await recommend(visitor);
  const published = await eventually(async () => {
    for await (const { data } of app.platform.store.readStream(streamOfExplanation(id))) return data;
    throw new Error('not explained yet');
  }, 20_000);
  const view = await eventually(async () => {
    const shown = ExplanationView.parse((await visitor.get(`/recommendations/${id}/explanation`)).json());
    expect(shown.status).toBe('published');
    return shown;
  });
  expect(view.paragraphs.length).toBeGreaterThan(0);
  const own = view.paragraphs.flatMap(({ parts }) => parts).filter(({ factId }) => factId === null);
  for (const { text } of own) expect(text).toMatch(/^[A-Za-z ,.;:!'’()-]*$/);
  return ExplanationPublished.shape.data.omit({ paragraphs: true }).loose().parse(published) as Published; // paragraphs are sealed here
}

function busy(status: number): Turn {
  return { do: 'status', status, retryAfterS: 0.02 };
}
