import { DEFAULT_PREFERENCES } from '#domain/energy/households/households.events';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { collect } from '#test/support/events';

const { wishes } = DEFAULT_PREFERENCES;

describe('a home on its pages', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  const streamOf = (householdId: string) =>
    collect(app.platform.store.readStream(`energy.household-${householdId}`));

  it('takes fifty changes at once, each of them', async () => {
    const visitor = app.visitor();
    const { householdId } = (await visitor.get('/session')).json<{ householdId: string }>();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, leavingFeePercent) =>
        visitor.send('PUT', '/households/me/preferences', {
          wishes: { ...wishes, leavingFeePercent },
          limits: {},
        }),
      ),
    );
    expect(answers.map(({ status, text }) => (status === 200 ? 200 : text))).toEqual(Array(50).fill(200));
    expect(await streamOf(householdId)).toHaveLength(51);
  });

  it('records nothing when the same is said again', async () => {
    const visitor = app.visitor();
    const { householdId } = (await visitor.get('/session')).json<{ householdId: string }>();
    const say = () => visitor.send('PUT', '/households/me/preferences', { wishes, limits: {} });
    const first = (await say()).json<{ position: string }>();
    expect((await say()).json()).toEqual({ id: householdId, position: first.position });
    expect(await streamOf(householdId)).toHaveLength(2);
  });

  it('is empty, and no fault, the moment after it was erased', async () => {
    const visitor = app.visitor();
    await visitor.send('PUT', '/households/me/place', { postcode: '77002' });
    await visitor.send('PUT', '/households/me/preferences', { wishes, limits: { minRating: 3 } });
    const left = visitor.at(app.url);
    const { householdId } = (await visitor.get('/session')).json<{ householdId: string }>();
    // Another process erased it: this one still believes the session for some seconds.
    await app.platform.sealing.erase(householdId);
    const answer = await left.get('/households/me');
    expect([answer.status, answer.json()]).toMatchObject([200, { place: null, preferences: { limits: {} } }]);
  });
});
