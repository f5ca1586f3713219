import type { ExplanationView } from '#projections/energy/explanation/explanation.view';
import type { RecommendationView } from '#projections/energy/recommendation/recommendation.view';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { eventually } from '#test/support/eventually';

const pays = (energyCentsPerKwh: string, more: object = {}) => ({
  plan: { kind: 'ownRate', energyCentsPerKwh, monthlyFee: '0', ...more },
  contractEnd: null,
  terminationFee: { kind: 'none' },
});

describe('an answer that hangs on what is not known', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  it('is too close to call on one winter bill, and every door says why and what settles it', async () => {
    const visitor = app.visitor();
    const answer = await visitor.generate({
      usage: { bills: [{ start: '2026-02-01', end: '2026-03-01', kwh: '900' }] },
      place: { postcode: '77002' },
      currentPlan: pays('12.8'),
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

  it('asks a solar home what it is paid for its power, and counts it for staying once told', async () => {
    const visitor = app.visitor();
    const staying = async (rate: object) => {
      const home = { usage: { sampleHomeId: 'corpus-solar' }, place: { postcode: '78401' } };
      return (await visitor.generate({ ...home, currentPlan: pays('15', rate) })).json<RecommendationView>()
        .body.staying;
    };
    const untold = await staying({});
    const told = await staying({ exportCentsPerKwh: '6' });
    expect([untold.asks, told.asks]).toEqual([['whatDoExportsPay'], []]);
    expect(Number(told.annualCost)).toBeLessThan(Number(untold.annualCost) - 50);
    const nights = { centsPerKwh: '0', from: '21:00', to: '06:00', weekends: false };
    const free = await staying({ exportCentsPerKwh: '6', cheapHours: nights });
    expect(Number(free.annualCost)).toBeLessThan(Number(told.annualCost));
  });
});
