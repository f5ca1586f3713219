import { CommandBus } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { ListPlans } from '#api/energy/plans/plans.commands';
import { findPlace } from '#domain/energy/households/places/find-place';
import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import type { Plan } from '#domain/energy/plans/plan';
import type { TestApp } from './app.js';
import type { Client } from './client.js';
import { eventually } from './eventually.js';

/** Homes of every market with prices of its own. */
const POSTCODES = [
  '77002',
  '75201',
  '94103',
  '92101',
  '10001',
  '33101',
  '43215',
  '2000',
  '4000',
  'M5V 3L9',
  'SW1A 1AA',
];
const NO_WISHES = {
  renewableCentsPerKwh: '0',
  starPerYear: '0',
  freedomPerYear: '0',
  fixedPricePerYear: '0',
  leavingFeePercent: 0,
};
const STATED: readonly object[] = [
  {},
  { preferences: { wishes: { ...NO_WISHES, renewableCentsPerKwh: '2', starPerYear: '15' }, limits: {} } },
  { preferences: { wishes: NO_WISHES, limits: { maxTermMonths: 12 }, caution: 'badYear' } },
  {
    currentPlan: {
      plan: { kind: 'ownRate', energyCentsPerKwh: '17.3', monthlyFee: '9.95' },
      contractEnd: '2027-05-31',
      terminationFee: { kind: 'flat', amount: '150' },
    },
  },
  { preferences: { wishes: { ...NO_WISHES, freedomPerYear: '60', leavingFeePercent: 50 }, limits: {} } },
];
const BILLS = Array.from({ length: 12 }, (_, month) => ({
  start: new Date(Date.UTC(2025, month, 1)).toISOString().slice(0, 10),
  end: new Date(Date.UTC(2025, month + 1, 1)).toISOString().slice(0, 10),
  kwh: String(600 + 90 * Math.abs(6 - month)),
}));

/** A home and its recommendations. */
export interface AdvisedHome {
  readonly visitor: Client;
  readonly ids: readonly string[];
}

/** One home with recommendations, each after it has said something else; `at` chooses its market. */
export async function advisedHome(
  app: TestApp,
  {
    at,
    count,
    corrected = false,
  }: { readonly at: number; readonly count: number; readonly corrected?: boolean },
): Promise<AdvisedHome> {
  const visitor = app.visitor();
  const place = placeOf(POSTCODES[at % POSTCODES.length] ?? '');
  const usage = at % 2 === 0 ? { sampleHomeId: 'houston-house' } : { bills: BILLS };
  const ids = [await recommended(visitor, { place, usage, ...STATED[at % STATED.length] })];
  if (corrected) {
    const { uploadId } = (await visitor.get('/usage/year')).json<{ uploadId: string }>();
    const correction = { meters: null, withoutOutliers: true };
    const sent = await visitor.send('POST', `/usage/uploads/${uploadId}/corrections`, correction);
    if (sent.status !== 202) throw new Error(sent.text);
  }
  while (ids.length < count)
    ids.push(await recommended(visitor, STATED[(at + ids.length) % STATED.length] ?? {}));
  return { visitor, ids };
}

/** The postcode, and one of its wires companies where there are several. */
function placeOf(postcode: string): object {
  const [one, other] = findPlace(postcode).deliveryUtilities;
  return other === undefined ? { postcode } : { postcode, deliveryUtilityId: one?.id };
}

/** A busy machine may refuse at first; the same key is the same recommendation. */
function recommended(visitor: Client, request: object): Promise<string> {
  const key = randomUUID();
  return eventually(async () => {
    const answer = await visitor.generate(request, key);
    if (answer.status !== 201) throw new Error(`${JSON.stringify(request)}: ${answer.text}`);
    return answer.json<{ recommendationId: string }>().recommendationId;
  }, 60_000);
}

/** Lists the seed catalogue with every energy price so many times as high, and waits until it is on offer. */
export async function repriced(app: TestApp, factor: number): Promise<void> {
  const stamp = {
    ...{ actor: { id: 'seed', kind: 'system' as const }, role: 'system', correlationId: 'reprice' },
    ...{ commandId: `reprice/${randomUUID()}`, causationId: 'reprice', at: new Date().toISOString() },
  };
  const plans = seedCatalogue().map((plan) => times(plan, factor));
  const { listed } = await app.nest.get(CommandBus).execute(new ListPlans('seed', plans, stamp));
  if (listed === 0) throw new Error('the catalogue did not change');
}

function times(plan: Plan, factor: number): Plan {
  const charges = plan.tariff.charges.map((charge) =>
    charge.kind === 'per-kwh' && charge.price.type === 'constant'
      ? { ...charge, price: { ...charge.price, price: (Number(charge.price.price) * factor).toFixed(6) } }
      : charge,
  );
  return { ...plan, tariff: { ...plan.tariff, charges } };
}

/** Erases a home and waits until its recommendations are gone. */
export async function eraseHome(app: TestApp, { visitor, ids }: AdvisedHome): Promise<void> {
  const gone = await visitor.call('DELETE', '/households/me', {});
  if (gone.status !== 202) throw new Error(gone.text);
  await eventually(async () => {
    for (const id of ids) {
      const types: string[] = [];
      for await (const { type } of app.platform.store.readStream(`energy.recommendation-${id}`))
        types.push(type);
      if (!types.includes('energy.recommendation-erased.v1')) throw new Error('not erased yet');
    }
  }, 60_000);
}
