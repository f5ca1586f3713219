import { CommandBus } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ListPlans } from '../plans/plans.commands.js';
import { digestOf } from '#api/platform/digest';
import { eventIdFor } from '#api/platform/event-store/port/event-id';
import { findPlace } from '#domain/energy/households/places/find-place';
import { DEFAULT_PREFERENCES } from '#domain/energy/households/households.events';
import type { Plan } from '#domain/energy/plans/plan';
import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import type { PlanBillsView } from '#projections/energy/plan/plan.view';
import { systemStamp } from '#api/platform/deciding/system-stamp';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { collect } from '#test/support/events';
import { eventually } from '#test/support/eventually';

interface Recommended {
  readonly recommendationId: string;
  readonly body: {
    readonly top: readonly {
      readonly plan: { readonly planId: string };
      readonly firstYear: { readonly cost: string };
    }[];
    readonly inputs: { readonly usage: string; readonly catalogueRevision: string };
  };
}

const place = { postcode: '77002' };
const usage = { sampleHomeId: 'houston-house' };

/** The plan at twice its price for a kWh. */
function dearer(plan: Plan): Plan {
  const charges = plan.tariff.charges.map((charge) =>
    charge.kind === 'per-kwh' && charge.price.type === 'constant'
      ? { ...charge, price: { ...charge.price, price: String(Number(charge.price.price) * 2) } }
      : charge,
  );
  return { ...plan, tariff: { ...plan.tariff, charges } };
}

function seedWith(plan: Plan): readonly Plan[] {
  return seedCatalogue().map((seeded) => (seeded.planId === plan.planId ? plan : seeded));
}

describe('a recommendation, later', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  const list = (plans: readonly Plan[]) => {
    const stamp = { ...systemStamp('test', undefined), commandId: randomUUID() };
    const command = new ListPlans('seed', plans, { ...stamp, at: '2026-11-30T00:00:00.000Z' });
    return app.nest.get(CommandBus).execute(command);
  };

  it('is billed by the catalogue that it was made from, whatever plans cost now', async () => {
    const visitor = app.visitor();
    const made = (await visitor.generate({ place, usage })).json<Recommended>();
    const best = made.body.top[0];
    const seeded = seedCatalogue().find(({ planId }) => planId === best?.plan.planId);
    if (best === undefined || seeded === undefined) throw new Error('nothing of the seed was recommended');
    const page = `/recommendations/${made.recommendationId}/plans/${seeded.planId}`;
    const bills = async () => (await visitor.get(page)).json<PlanBillsView>();
    const before = await bills();
    expect((await list(seedWith(dearer(seeded)))).listed).toBe(1);
    const again = await eventually(async () => {
      const next = (await visitor.generate({})).json<Recommended>();
      expect(next.body.inputs.catalogueRevision).not.toBe(made.body.inputs.catalogueRevision);
      return next;
    });
    expect(await bills()).toEqual(before);
    const now = await visitor.get(`/recommendations/${again.recommendationId}/plans/${seeded.planId}`);
    expect(Number(now.json<PlanBillsView>().annual)).toBeGreaterThan(Number(before.annual) * 1.2);
    // Facts that come back are listed again.
    expect((await list(seedCatalogue())).listed).toBe(1);
    expect((await list(seedCatalogue())).listed).toBe(0);
  });

  it('is made of the year that was corrected just before, however far behind the pages are', async () => {
    const visitor = app.visitor();
    const first = (await visitor.generate({ place, usage })).json<Recommended>();
    const { uploadId } = (await visitor.get('/usage/year')).json<{ uploadId: string }>();
    const slow = new pg.Client({ connectionString: app.database.ownerUrl });
    await slow.connect();
    const waited = jest.spyOn(app.platform.progress, 'waitFor');
    try {
      await slow.query('begin; lock table checkpoints in exclusive mode');
      const correction = { meters: null, withoutOutliers: true };
      const corrected = await visitor.send('POST', `/usage/uploads/${uploadId}/corrections`, correction);
      expect(corrected.status).toBe(202);
      waited.mockClear();
      const generating = visitor.generate({});
      await eventually(() => {
        expect(waited.mock.calls.map(([name]) => name)).toContain('energy.usage-year.v1');
      });
      await slow.query('rollback');
      const { id } = corrected.json<{ id: string }>();
      const [event] = await collect(app.platform.store.readStream(`energy.usage-${id}`));
      const { inputs } = (await generating).json<Recommended>().body;
      expect(inputs.usage).toBe(event?.data['digest']);
      expect(event?.data['digest']).toBeDefined();
      expect(first.body.inputs.usage).toBeDefined();
    } finally {
      waited.mockRestore();
      await slow.end();
    }
  });

  it('is made of an upload that is still being read once it is', async () => {
    const visitor = app.visitor();
    const sent = await visitor.send('POST', '/usage/samples/houston-house', {});
    const { id } = sent.json<{ id: string }>();
    const made = await visitor.generate({ place, usage: { uploadId: id } });
    expect([made.status, made.status === 201 ? '' : made.text]).toEqual([201, '']);
  });

  it('gives its home’s postcode away to nobody who tries them all', async () => {
    const visitor = app.visitor();
    const { householdId } = (await visitor.get('/session')).json<{ householdId: string }>();
    const request = { usage, place };
    expect((await visitor.generate(request, 'first')).status).toBe(201);
    const events = (await collect(app.platform.store.readAll())).filter(
      ({ data }) => data['householdId'] === householdId,
    );
    const written = JSON.stringify(events, (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(events.length).toBeGreaterThan(5);
    const guesses = (postcode: string): readonly string[] => {
      const { deliveryUtilities, country, market, zone } = findPlace(postcode);
      const deliveryUtilityId = deliveryUtilities[0]?.id ?? null;
      const home = { postcode, country, market, zone, deliveryUtilityId };
      const facts = { place: home, currentPlan: null, preferences: DEFAULT_PREFERENCES };
      const asked = digestOf({ ...request, place: { postcode } });
      return [
        ...[digestOf(postcode), digestOf(home), digestOf({ place: home }), digestOf(facts)],
        ...[eventIdFor(`generate/${householdId}/first/${asked}`, 0), eventIdFor(asked, 0)],
      ];
    };
    const found = Array.from({ length: 500 }, (_, at) => String(77_000 + at)).filter((postcode) =>
      guesses(postcode).some((guess) => written.includes(guess)),
    );
    expect(found).toEqual([]);
  });
});
