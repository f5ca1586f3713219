import { DEFAULT_PREFERENCES } from '#domain/energy/households/households.events';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { problemIn, refusal } from '#test/support/problem';

const BILLS = Array.from({ length: 12 }, (_, month) => ({
  start: `2025-${String(month + 1).padStart(2, '0')}-01`,
  end: month === 11 ? '2026-01-01' : `2025-${String(month + 2).padStart(2, '0')}-01`,
  kwh: String(500 + 50 * month),
}));
const usage = { bills: BILLS };
const place = { postcode: '75201' };

describe('generating a recommendation', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  it('refuses what it does not know, and names it', async () => {
    const visitor = app.visitor();
    const { wishes } = DEFAULT_PREFERENCES;
    for (const body of [
      { usage, place, currentplan: {} },
      { usage: { ...usage, sampleHomeId: 'dallas-flat' }, place },
      { usage: { uploadId: 'mine' }, place },
      { usage, place: { postcode: 75201 } },
      { usage, place, preferences: { wishes: { ...wishes, starPerYear: '-1' }, limits: {} } },
      { usage, place, preferences: { wishes, limits: { maxTermMonth: 12 } } },
      [],
    ]) {
      expect(refusal(await visitor.generate(body))).toEqual([422, 'input.invalid']);
    }
    for (const key of ['', 'two words', 'x'.repeat(101)]) {
      expect(refusal(await visitor.generate({ usage, place }, key))).toEqual([
        422,
        'input.bad-idempotency-key',
      ]);
    }
  });

  it('asks for a place, for usage, and for a choice where there is one', async () => {
    const visitor = app.visitor();
    expect(refusal(await visitor.generate({}))).toEqual([409, 'recommendations.no-place']);
    expect(refusal(await visitor.generate({ place }))).toEqual([409, 'usage.no-year']);
    expect(refusal(await visitor.generate({ place: { postcode: '00000' } }))).toEqual([
      404,
      'households.unknown-postcode',
    ]);
    expect(refusal(await visitor.generate({ place, usage: { sampleHomeId: 'castle' } }))).toEqual([
      404,
      'usage.unknown-sample',
    ]);
    const stray = { uploadId: '0c8e9a52-7f0b-4a58-9d0e-3f1f6d3c1111' };
    expect(refusal(await visitor.generate({ place, usage: stray }))).toEqual([404, 'usage.unknown-upload']);
    const foreign = { postcode: '75201', deliveryUtilityId: 'no-such-wires' };
    expect(problemIn(await visitor.send('PUT', '/households/me/place', foreign)).status).toBe(409);
  });

  it('lists the companies where a postcode has two', async () => {
    const visitor = app.visitor();
    const found = (await visitor.send('POST', '/places', { postcode: '76201' })).json<{
      ambiguous: boolean;
      deliveryUtilities: readonly { id: string }[];
    }>();
    const answer = await visitor.send('PUT', '/households/me/place', { postcode: '76201' });
    if (!found.ambiguous) throw new Error('Choose another postcode for this test.');
    const { status, code, details } = problemIn(answer);
    expect([status, code]).toEqual([409, 'households.choose-delivery-utility']);
    expect(details['deliveryUtilities']).toEqual(found.deliveryUtilities);
  });

  it('refuses a present plan that no catalogue has, and offers nothing where nothing can be chosen', async () => {
    const visitor = app.visitor();
    const currentPlan = {
      plan: { kind: 'catalogue', planId: 'no-such-plan' },
      contractEnd: null,
      terminationFee: { kind: 'none' },
    };
    expect(problemIn(await visitor.generate({ usage, place, currentPlan })).code).toBe('plans.unknown');
    const alaska = await app.visitor().generate({ usage, place: { postcode: '99501' } });
    expect(refusal(alaska)).toEqual([409, 'recommendations.no-plans']);
  });

  it('refuses bills that tell too little of a year, saying so', async () => {
    const answer = await app.visitor().generate({ usage: { bills: BILLS.slice(0, 1) }, place });
    if (answer.status !== 201) expect(problemIn(answer).code).toMatch(/^usage\./);
  });

  it('answers two at once under one key with one recommendation', async () => {
    const visitor = app.visitor();
    await visitor.get('/session');
    const answers = await Promise.all([1, 2, 3].map(() => visitor.generate({ usage, place }, 'same')));
    expect(answers.map(({ status, text }) => (status === 201 ? 201 : text))).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const other = await visitor.generate({ usage, place: { postcode: '77002' } }, 'same');
    expect(refusal(other)).toEqual([409, 'input.idempotency-key-reused']);
  });
});
