import type { ExplanationView } from '#projections/energy/explanation/explanation.view';
import type { RecommendationView } from '#projections/energy/recommendation/recommendation.view';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { eventually } from '#test/support/eventually';

describe('one winter bill, and a rate near the best', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  it('are too close to call: nothing is advised, and every door says why and what settles it', async () => {
    const visitor = app.visitor();
    const answer = await visitor.generate({
      usage: { bills: [{ start: '2026-02-01', end: '2026-03-01', kwh: '900' }] },
      place: { postcode: '77002' },
      currentPlan: {
        plan: { kind: 'ownRate', energyCentsPerKwh: '12.8', monthlyFee: '0' },
        ...{ contractEnd: null, terminationFee: { kind: 'none' } },
      },
    });
    const { recommendationId, body } = answer.json<RecommendationView>();
    const { verdict, top } = body;
    expect(verdict).toMatchObject({
      ...{ advice: 'tooCloseToCall', planId: null, horizonSavings: null },
      closeCall: { readingsHelp: true },
    });
    const held = top.find(({ plan }) => plan.planId === verdict.closeCall?.planId);
    expect(held?.timeline?.switchBest.savings).toBe(verdict.closeCall?.horizonSavings);
    expect(held?.reasons).not.toContain('bestOverall');
    const words = await eventually(async () => {
      const found = (
        await visitor.get(`/recommendations/${recommendationId}/explanation`)
      ).json<ExplanationView>();
      if (found.status !== 'published') throw new Error('Not written yet.');
      return found.paragraphs.flatMap(({ parts }) => parts.map(({ text }) => text)).join('');
    }, 60_000);
    expect(words).toContain('too close to call. More months of readings can settle it.');
    const [line] = (await visitor.get('/recommendations')).json<readonly { readonly advice: string }[]>();
    expect(line?.advice).toBe('tooCloseToCall');
  });
});
