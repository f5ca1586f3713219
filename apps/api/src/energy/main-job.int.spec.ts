import { DEFAULT_PREFERENCES } from '#domain/energy/households/households.events';
import { Client } from '#test/support/client';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { eventually } from '#test/support/eventually';
import { energyContext } from './energy.context.js';
import { rebuild } from '../platform/following/rebuild.js';

interface Recommendation {
  readonly recommendationId: string;
  readonly issuedAt: string;
  readonly body: {
    readonly verdict: { readonly advice: string; readonly planId: string };
    readonly top: readonly {
      readonly plan: { readonly planId: string };
      readonly firstYear: { readonly cost: string };
      readonly rank: number;
    }[];
    readonly others: readonly { readonly plan: { readonly planId: string } }[];
    readonly inputs: unknown;
  };
}

const place = { postcode: '75201' };
const currentPlan = {
  plan: { kind: 'ownRate', energyCentsPerKwh: '16.5', monthlyFee: '9.95' },
  contractEnd: '2027-03-31',
  terminationFee: { kind: 'flat', amount: '150' },
};

describe('the main job', () => {
  let app: TestApp;
  /** Somebody whose home, year and first recommendation are there already. */
  let resident: Client;
  let first: Recommendation;
  beforeAll(async () => {
    app = await testApp();
    resident = app.visitor();
    const made = await resident.generate(whole);
    expect([made.status, made.status === 201 ? '' : made.text]).toEqual([201, '']);
    first = made.json<Recommendation>();
  });
  afterAll(() => app.stop());

  const whole = { usage: { sampleHomeId: 'dallas-flat' }, place, currentPlan };

  it('takes nine steps in one call and shows the same on every page after', async () => {
    const { recommendationId, body } = first;
    expect(body.top[0]?.rank).toBe(1);
    expect(body.others.length).toBeGreaterThan(5);
    const again = await resident.get(`/recommendations/${recommendationId}`);
    expect(again.json<Recommendation>().body).toEqual(body);
    const listed = (await resident.get('/recommendations')).json<readonly Recommendation[]>();
    expect(listed.map((line) => line.recommendationId)).toEqual([recommendationId]);
  });

  it('gives byte-equal bodies for equal inputs, and another body for other wishes', async () => {
    const told = async (visitor: Client, body: unknown) =>
      (await visitor.generate(body)).json<Recommendation>().body;
    const bytes = async (visitor: Client, body: unknown) => JSON.stringify(await told(visitor, body));
    const before = JSON.stringify(first.body);
    expect(await bytes(resident, {})).toBe(before);
    // Digests of what is a home's own are made with its own key.
    const neighbour = await told(app.visitor(), whole);
    expect(neighbour.inputs).not.toEqual(first.body.inputs);
    expect(JSON.stringify({ ...neighbour, inputs: first.body.inputs })).toBe(before);
    const { wishes } = DEFAULT_PREFERENCES;
    const green = { wishes: { ...wishes, renewableCentsPerKwh: '10' }, limits: {} };
    expect(await bytes(resident, { preferences: green })).not.toBe(before);
  });

  it('answers the same key once, and refuses it for another request', async () => {
    const once = await resident.generate({ currentPlan }, 'key-1');
    const twice = await resident.generate({ currentPlan }, 'key-1');
    expect(twice.text).toBe(once.text);
    const other = await resident.generate({}, 'key-1');
    expect(other.status).toBe(409);
    expect(other.json()['code']).toBe('input.idempotency-key-reused');
  });

  it('adds up every bill of a plan to the cost on its card', async () => {
    const { recommendationId, body } = first;
    for (const { plan, firstYear } of body.top) {
      const bills = (await resident.get(`/recommendations/${recommendationId}/plans/${plan.planId}`)).json<{
        readonly annual: string;
        readonly bills: readonly {
          readonly total: string;
          readonly lines: readonly { readonly amount: string }[];
        }[];
        readonly waterfall: readonly { readonly amount: string }[];
      }>();
      const sum = (amounts: readonly string[]): number =>
        Math.round(amounts.reduce((total, amount) => total + Number(amount), 0) * 1e6) / 1e6;
      expect(bills.bills).toHaveLength(12);
      for (const { total, lines } of bills.bills)
        expect(sum(lines.map((line) => line.amount))).toBe(Number(total));
      expect(sum(bills.bills.map(({ total }) => total))).toBe(Number(bills.annual));
      expect(sum(bills.waterfall.map(({ amount }) => amount))).toBe(Number(bills.annual));
      expect(Number(bills.annual)).toBeCloseTo(Number(firstYear.cost), 2);
    }
  });

  it('explains itself in words whose every part is a text or a fact', async () => {
    const { recommendationId } = first;
    await eventually(async () => {
      const explanation = (await resident.get(`/recommendations/${recommendationId}/explanation`)).json<{
        readonly status: string;
        readonly source: string;
        readonly paragraphs: readonly unknown[];
      }>();
      expect(explanation).toMatchObject({ status: 'published', source: 'template' });
      expect(explanation.paragraphs.length).toBeGreaterThan(2);
    });
    const stream = await resident.get(`/recommendations/${recommendationId}/explanation/stream`);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    expect(stream.text).toContain('event: end');
  });

  it('keeps feedback, and only on plans that it spoke of', async () => {
    const { recommendationId, body } = first;
    const path = `/recommendations/${recommendationId}/feedback`;
    const said = await resident.send('POST', path, {
      planId: body.top[0]?.plan.planId,
      helpful: true,
      words: 'Thanks',
    });
    expect(said.status).toBe(202);
    const { position } = said.json<{ position: string }>();
    const kept = (await resident.get(`/recommendations/${recommendationId}?after=${position}`)).json<{
      feedback: unknown;
    }>();
    expect(kept.feedback).toMatchObject([{ planId: body.top[0]?.plan.planId, helpful: true }]);
    const stray = await resident.send('POST', path, { planId: 'no-such-plan', helpful: true });
    expect(stray.json()['code']).toBe('recommendations.unknown-plan');
  });

  it('shows nobody what belongs to another home', async () => {
    const { recommendationId } = first;
    const stranger = app.visitor();
    for (const path of ['', '/explanation', '/plans/any-plan']) {
      expect((await stranger.get(`/recommendations/${recommendationId}${path}`)).status).toBe(404);
    }
    const said = await stranger.send('POST', `/recommendations/${recommendationId}/feedback`, {
      helpful: true,
    });
    expect(said.status).toBe(404);
  });

  it('writes nothing personal in the clear, and forgets a home for good', async () => {
    const visitor = app.visitor();
    const householdId = (await visitor.get('/session')).json<{ householdId: string }>().householdId;
    const secret = { ...whole, place: { postcode: '77002' }, usage: { sampleHomeId: 'houston-house' } };
    const { recommendationId } = (await visitor.generate(secret)).json<Recommendation>();
    const clear = `select count(*)::int as n from events where data::jsonb->>'householdId' = $1
      and (data like '%77002%' or data like '%annualKwh%' or data like '%houston-house%')`;
    const { rows } = await app.platform.pool.query<{ n: number }>(clear, [householdId]);
    expect(rows[0]?.n).toBe(0);
    expect((await visitor.call('DELETE', '/households/me', {})).status).toBe(202);
    const before = new Client(app.url);
    await eventually(async () => {
      const left = await app.platform.pool.query(
        `select key from read_models.energy_household where key = $1
         union select key from read_models.energy_usage_year where household_id = $1
         union select key from read_models.energy_recommendation where household_id = $1`,
        [householdId],
      );
      expect(left.rowCount).toBe(0);
    });
    expect((await before.get(`/recommendations/${recommendationId}`)).status).toBe(404);
  });

  it('rebuilds every read model to identical rows', async () => {
    const { platform } = app;
    await eventually(async () => {
      const lag = await platform.progress.followerLag();
      expect(lag.every(({ behind }) => behind === 0)).toBe(true);
    });
    for (const projection of energyContext.projections) {
      const rows = () =>
        platform.pool
          .query(`select * from read_models.${projection.table} order by key`)
          .then((result) => result.rows);
      const before = await rows();
      await rebuild(projection, platform);
      expect(await rows()).toEqual(before);
    }
  });
});
