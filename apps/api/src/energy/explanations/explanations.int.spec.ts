import { z } from 'zod';
import { streamOfExplanation } from '../streams.js';
import { ExplanationPublished } from '#domain/energy/explanations/explanations.events';
import { ExplanationView } from '#projections/energy/explanation/explanation.view';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import type { ClaudeServer } from '#test/support/claude-server';
import { claudeServer } from '#test/support/claude-server';
import type { Client } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { GOOD, LIE, says } from './answers.spec-support.js';

/** A cold process on a busy machine takes its time to price the first home. */
jest.setTimeout(120_000);

type Published = z.infer<typeof ExplanationPublished>['data'];

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
    for (const secret of [recommendationId, householdId, '75201', 'Oncor', ...names]) {
      expect(asked).not.toContain(secret);
    }
    expect(asked).toContain('p1.firstYearCost');
  });

  it('publishes the template when Claude lies twice, and says why', async () => {
    claude.onAsk(() => says(LIE));
    expect(await explained(app)).toMatchObject({
      source: 'template',
      templateReason: 'answer-unusable',
      refusals: [
        'digit',
        'odd-character',
        'odd-punctuation',
        'word-not-on-the-list',
        'digit',
        'odd-character',
        'odd-punctuation',
        'word-not-on-the-list',
      ],
    });
  });

  it('records each try: the question by its digest, and what came back, sealed', async () => {
    claude.onAsk((_, nth) => says(nth === 0 ? LIE : GOOD));
    const { recommendationId } = await explained(app);
    const tries: unknown[] = [];
    for await (const event of app.platform.store.readStream(streamOfExplanation(recommendationId))) {
      if (event.type !== 'energy.explanation-attempted.v1') continue;
      expect(JSON.stringify(event.data['rawAnswer'])).toContain('$sealed');
      tries.push((await app.platform.sealing.open(event)).data);
    }
    const digest: unknown = expect.stringMatching(/^[0-9a-f]{64}$/);
    const asked = { modelAsked: 'claude-haiku-5-5', promptDigest: digest, factsDigest: digest };
    expect(tries).toMatchObject([
      {
        ...{ ...asked, attempt: 1, stopReason: 'end_turn', rawAnswer: JSON.stringify(LIE) },
        problems: ['digit', 'odd-character', 'odd-punctuation', 'word-not-on-the-list'],
      },
      { ...asked, attempt: 2, rawAnswer: JSON.stringify(GOOD), problems: [] },
    ]);
    expect(tries).toEqual(
      tries.map(() => expect.objectContaining({ messageId: expect.any(String) as string })),
    );
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

  it('keeps twenty streams of one visitor open, and tells the next one when to come back', async () => {
    claude.onAsk(() => ({ do: 'stall' }));
    const visitor = app.visitor();
    const path = `/api/v1/recommendations/${await recommend(visitor)}/explanation/stream`;
    const leaving = new AbortController();
    const init = { headers: { cookie: visitor.cookieText }, signal: leaving.signal };
    const streams = await Promise.all(Array.from({ length: 21 }, () => fetch(`${app.url}${path}`, init)));
    const refused = streams.filter(({ status }) => status !== 200);
    expect(refused.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual([[429, '5']]);
    leaving.abort();
    await eventually(async () => {
      expect((await visitor.get(path)).status).toBe(200);
    });
  });
});

/** Names of the plans and suppliers of the last recommendation. */
let names: readonly string[] = [];
const Named = z.object({ plan: z.object({ name: z.string(), retailer: z.string() }) });
const Issued = z.object({ recommendationId: z.uuid(), body: z.object({ top: z.array(Named) }) });

async function recommend(visitor: Client): Promise<string> {
  const request = { usage: { sampleHomeId: 'dallas-flat' }, place: { postcode: '75201' } };
  const answer = await visitor.generate(request);
  const { recommendationId, body } = Issued.parse(answer.json());
  names = body.top.flatMap(({ plan }) => [plan.name, plan.retailer]);
  return recommendationId;
}

/** Has a new visitor's recommendation explained; looks for figures that are no facts wherever it is told. */
async function explained(app: TestApp): Promise<Published> {
  const visitor = app.visitor();
  const id = await recommend(visitor);
  const published = await eventually(async () => {
    for await (const { type, data } of app.platform.store.readStream(streamOfExplanation(id)))
      if (type === 'energy.explanation-published.v1') return data;
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
