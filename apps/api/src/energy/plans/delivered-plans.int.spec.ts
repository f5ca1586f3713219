import { CommandBus } from '@nestjs/cqrs';
import { systemStamp } from '#api/platform/deciding/system-stamp';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { eventually } from '#test/support/eventually';
import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import type { Plan } from '#domain/energy/plans/plan';
import type { PlanBillsView, PlanSummaryView } from '#projections/energy/plan/plan.view';
import { ListPlans } from './plans.commands.js';

/** An offer of our own that prices supply alone, at less than any default supply. */
function offer(deliveryUtilityIds: readonly string[]): Plan {
  const plan = seedCatalogue().find(({ planId }) => planId === 'us-oh-ohio-edison-standard-service-offer');
  if (plan === undefined) throw new Error('the seed has no such plan');
  const { tariff } = plan;
  return {
    ...plan,
    planId: 'own-offer',
    retailer: 'Own Supply',
    name: 'Own 12',
    deliveryUtilityIds: [...deliveryUtilityIds],
    tariff: {
      ...tariff,
      unpriced: [],
      priceBasis: 'fixed',
      charges: tariff.charges.map((charge) =>
        charge.kind === 'per-kwh' ? { ...charge, price: { type: 'constant', price: '0.08' } } : charge,
      ),
    },
  };
}

interface Recommended {
  readonly recommendationId: string;
  readonly body: {
    readonly verdict: { readonly advice: string };
    readonly top: readonly { readonly plan: { readonly planId: string } }[];
    readonly incomplete: readonly {
      readonly plan: { readonly planId: string };
      readonly missing: readonly { readonly text: string; readonly reason: string }[];
    }[];
  };
}

describe('an offer of supply in the catalogue', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
    const listing = new ListPlans('own-supply', [offer(['ppl', 'ohio-edison'])], {
      ...systemStamp('test', undefined),
      commandId: 'own',
      at: '2026-11-21T00:00:00.000Z',
    });
    await app.nest.get(CommandBus).execute(listing);
  });
  afterAll(() => app.stop());

  const summary = async (planId: string): Promise<PlanSummaryView> => {
    const visitor = app.visitor();
    await eventually(async () => {
      expect((await visitor.get(`/plans/${planId}`)).status).toBe(200);
    });
    return (await visitor.get(`/plans/${planId}`)).json<PlanSummaryView>();
  };

  it('is listed with the delivery charges of each utility, or flagged', async () => {
    const complete = await summary('own-offer-ppl');
    expect(complete.averageCents?.at1000).toBe('14.6010');
    expect(complete.source).toContain('; delivery charges: PPL Electric Utilities');
    expect(complete.unpriced).toEqual([]);
    const alone = await summary('own-offer-ohio-edison');
    expect(alone.averageCents).toBeNull();
    expect(alone.unpriced).toEqual([
      expect.stringContaining('Delivery by the wires company is not included'),
    ]);
  });

  it('is recommended and billed with both sides', async () => {
    await summary('own-offer-ppl');
    const visitor = app.visitor();
    const usage = { bills: [{ start: '2025-01-01', end: '2026-01-01', kwh: '12000' }] };
    const place = { postcode: '18101' };
    const made = (await visitor.generate({ usage, place })).json<Recommended>();
    expect(made.body.top[0]).toMatchObject({ plan: { planId: 'own-offer-ppl' }, flags: [] });
    const page = `/recommendations/${made.recommendationId}/plans/own-offer-ppl`;
    const { waterfall, bills } = (await visitor.get(page)).json<PlanBillsView>();
    expect(waterfall.map(({ label }) => label)).toEqual(['Energy', 'Delivery']);
    expect(bills[0]?.lines.map(({ charge }) => charge)).toEqual([
      'Generation',
      'Customer charge',
      'Distribution',
    ]);
  });

  it('stands apart in Ohio, where delivery is not known: no plan there has a whole bill', async () => {
    await summary('own-offer-ohio-edison');
    const visitor = app.visitor();
    const usage = { sampleHomeId: 'dallas-flat' };
    const made = (await visitor.generate({ usage, place: { postcode: '44308' } })).json<Recommended>();
    const { verdict, top, incomplete } = made.body;
    expect([verdict.advice, top]).toEqual(['noWholePlan', []]);
    expect(incomplete.map(({ plan }) => plan.planId).sort()).toEqual([
      'own-offer-ohio-edison',
      'us-oh-ohio-edison-standard-service-offer',
    ]);
    for (const { missing } of incomplete)
      expect(JSON.stringify(missing)).toContain('Delivery by the wires company is not included');
  });
});
