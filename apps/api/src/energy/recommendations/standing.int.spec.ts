import type { Client } from '#test/support/client';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { refusal } from '#test/support/problem';
import { eventually } from '#test/support/eventually';
import type { RecommendationView } from '#projections/energy/recommendation/recommendation.view';

const NO_WISHES = {
  ...{ renewableCentsPerKwh: '0', starPerYear: '0', freedomPerYear: '0', fixedPricePerYear: '0' },
  leavingFeePercent: 0,
};
const home = { usage: { sampleHomeId: 'dallas-flat' }, place: { postcode: '75201' } };
const ownRate = (energyCentsPerKwh: string) => ({
  plan: { kind: 'ownRate', energyCentsPerKwh, monthlyFee: '0' },
  contractEnd: null,
  terminationFee: { kind: 'none' },
});

describe('a recommendation that was issued', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  async function made(visitor: Client, body: object): Promise<RecommendationView> {
    const answer = await visitor.generate(body);
    expect(answer.status).toBe(201);
    return answer.json<RecommendationView>();
  }

  async function changed(visitor: Client, { recommendationId }: RecommendationView): Promise<unknown> {
    return (await visitor.get(`/recommendations/${recommendationId}/freshness`)).json()['changed'];
  }

  it('says which lists it rests on and how old they are', async () => {
    const { body } = await made(app.visitor(), { ...home, currentPlan: ownRate('15') });
    const { top, others, incomplete, filtered, coverage } = body;
    expect(coverage.plans).toBe(top.length + others.length + incomplete.length + filtered.length);
    expect(coverage.lists.reduce((sum, { plans }) => sum + plans, 0)).toBeLessThanOrEqual(coverage.plans);
    expect(coverage.oldest).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('is overtaken by newer usage and by other answers', async () => {
    const visitor = app.visitor();
    const first = await made(visitor, { ...home, currentPlan: ownRate('15') });
    expect(await changed(visitor, first)).toEqual([]);
    await visitor.send('PUT', '/households/me/current-plan', ownRate('16'));
    expect(await changed(visitor, first)).toEqual(['answers']);
    await visitor.send('POST', '/usage/samples/houston-house', {});
    await eventually(async () => {
      expect(await changed(visitor, first)).toEqual(['usage', 'answers']);
    }, 30_000);
    const stranger = await app.visitor().get(`/recommendations/${first.recommendationId}/freshness`);
    expect(refusal(stranger)).toEqual([404, 'recommendations.unknown']);
  });

  it('keeps the consent to what a wish costs, and only where it was asked for', async () => {
    const visitor = app.visitor();
    const plans = await made(visitor, { ...home, currentPlan: ownRate('15') });
    const cheapest = [...plans.body.top, ...plans.body.others]
      .filter(({ plan }) => plan.renewablePercent !== null && plan.renewablePercent < 100)
      .sort((a, b) => Number(a.firstYear.cost) - Number(b.firstYear.cost))[0]?.plan.planId;
    const currentPlan = {
      plan: { kind: 'catalogue', planId: cheapest },
      contractEnd: null,
      terminationFee: { kind: 'none' },
    };
    const agree = (to: RecommendationView) =>
      visitor.send('POST', `/recommendations/${to.recommendationId}/wish-consent`, {});
    expect(refusal(await agree(plans))).toEqual([409, 'recommendations.no-wish-cost']);

    const limits = { minRenewablePercent: 100, excludedRetailers: ['Gexa Energy'] };
    const preferences = { wishes: { ...NO_WISHES, renewableCentsPerKwh: '10' }, limits };
    const asked = await made(visitor, { ...home, currentPlan, preferences });
    expect(asked.body.verdict).toMatchObject({ advice: 'stay', wish: { needsConsent: true } });
    expect((await agree(asked)).status).toBe(202);
    const agreed = await made(visitor, {});
    const shown = Number(asked.body.verdict.wish?.costPerYear);
    expect(agreed.body.preferences.agreedToCost).toBe(String(Math.ceil(shown)));
    expect(agreed.body.verdict).toMatchObject({
      advice: 'switchNow',
      planId: asked.body.verdict.wish?.planId,
      wish: { needsConsent: false },
    });
    expect(Number(agreed.body.verdict.horizonSavings)).toBeLessThan(0);

    const other = { ...preferences, wishes: { ...NO_WISHES, renewableCentsPerKwh: '9' } };
    await visitor.send('PUT', '/households/me/preferences', other);
    expect(refusal(await agree(asked))).toEqual([409, 'recommendations.wishes-changed']);
  });
});
