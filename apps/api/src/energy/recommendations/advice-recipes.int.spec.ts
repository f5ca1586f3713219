import type { CurrentPlan, Preferences } from '#domain/energy/households/households.events';
import { DEFAULT_PREFERENCES } from '#domain/energy/households/households.events';
import { addMonths, dayNumber, dayText } from '#domain/shared/day';
import type { ExplanationView } from '#projections/energy/explanation/explanation.view';
import type { PlanPageView } from '#projections/energy/plan/plan.view';
import type { RecommendationView } from '#projections/energy/recommendation/recommendation.view';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import type { Client } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { problemIn, refusal } from '#test/support/problem';

const houston = { usage: { sampleHomeId: 'houston-house' }, place: { postcode: '77002' } };
const dallas = { usage: { sampleHomeId: 'dallas-flat' }, place: { postcode: '75201' } };

/** Twelve typed bills of so much each. */
const bills = (kwh: string) => ({
  bills: Array.from({ length: 12 }, (_, month) => ({
    start: addMonths('2025-01-01', month),
    end: addMonths('2025-01-01', month + 1),
    kwh,
  })),
});

/** A typed rate, without a contract unless one is given. */
const pays = (cents: string, contract: Partial<CurrentPlan> = {}): CurrentPlan => ({
  plan: { kind: 'ownRate', energyCentsPerKwh: cents, monthlyFee: '0' },
  contractEnd: null,
  terminationFee: { kind: 'none' },
  ...contract,
});

const flat = (amount: string) => ({ kind: 'flat', amount }) as const;

describe('the recipes of an advice that must not cost money', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  const made = async (body: object, visitor: Client = app.visitor()): Promise<RecommendationView> => {
    const answer = await visitor.generate(body);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.json<RecommendationView>();
  };

  it.each([
    ['a large house at 12.0 cents', { ...houston, currentPlan: pays('12.0') }],
    ['a flat at 12.8 cents', { ...dallas, currentPlan: pays('12.8') }],
    ['twelve bills of nothing', { usage: bills('0'), place: dallas.place, currentPlan: pays('12.8') }],
  ])('keep %s where it is (1)', async (_, body) => {
    const { verdict, top, staying } = (await made(body)).body;
    expect(verdict).toMatchObject({ advice: 'stay', planId: null, horizonSavings: null });
    expect(top.every(({ betterThanStaying }) => betterThanStaying === false)).toBe(true);
    expect(top.flatMap(({ reasons }) => reasons)).not.toContain('bestOverall');
    // A home that used nothing is lived in, in one drawn year of five; only then another plan may be cheaper.
    expect(staying.rank).toBe(1);
    expect(staying.winShare).toBeGreaterThanOrEqual(0.8);
  });

  it('rank no plan whose bill is not whole, and say what each lacks (2)', async () => {
    const { top, others, incomplete } = (await made({ ...dallas, currentPlan: pays('20') })).body;
    expect(incomplete.length).toBeGreaterThan(0);
    expect(incomplete.every(({ missing }) => missing.length > 0)).toBe(true);
    const ranked = [...top, ...others].flatMap(({ flags }) => flags.map(({ kind }) => kind));
    expect(ranked).not.toContain('unpricedText');
  });

  it.each([
    ['a metered year', houston.usage],
    ['twelve bills', bills('1000')],
  ])('give the coming year a width, of %s too (3)', async (_, usage) => {
    const { top, others, staying } = (await made({ ...houston, usage, currentPlan: pays('15') })).body;
    for (const { costBand } of [...top, ...others, staying]) {
      if (costBand === null) throw new Error('A typed rate has a cost.');
      expect(Number(costBand.low)).toBeLessThan(Number(costBand.central));
      expect(Number(costBand.high)).toBeGreaterThan(Number(costBand.central));
    }
  });

  it('let shares of winning agree with the advice, and with one (4)', async () => {
    const contract = { contractEnd: dayText(dayNumber(today()) + 400), terminationFee: flat('450') };
    const { verdict, top, others, staying } = (
      await made({ ...houston, currentPlan: pays('12.6', contract) })
    ).body;
    const sum = [...top, ...others, staying].reduce((all, { winShare }) => all + (winShare ?? 0), 0);
    expect(sum).toBeCloseTo(1, 6);
    if (verdict.advice === 'stay') expect(staying.winShare).toBeGreaterThan(0.5);
    else expect(verdict.beatsStaying).toBeGreaterThan(0.5);
  });

  it('take every fee off the saving, to the cent (5)', async () => {
    const far = dayText(dayNumber(today()) + 600);
    const free = (await made({ ...houston, currentPlan: pays('20', { contractEnd: far }) })).body.verdict;
    const paying = { contractEnd: far, terminationFee: flat('150') };
    const paid = (await made({ ...houston, currentPlan: pays('20', paying) })).body.verdict;
    for (const saving of ['firstYearSavings', 'horizonSavings'] as const)
      expect(cents(free[saving]) - cents(paid[saving])).toBe(15_000);
  });

  it('flag a term below a year with what follows it (6)', async () => {
    const { top, others } = (await made({ ...dallas, currentPlan: pays('20') })).body;
    const short = [...top, ...others].filter(({ plan }) => (plan.termMonths ?? 12) < 12);
    expect(short.length).toBeGreaterThan(0);
    expect(
      short.filter(
        ({ flags }) => !flags.some(({ kind }) => kind === 'shortTerm' || kind === 'priceCanChange'),
      ),
    ).toEqual([]);
  });

  it('wait for no day that only cuts the seasons well (7)', async () => {
    const visitor = app.visitor();
    const page = await visitor.get('/plans?market=us-tx&deliveryUtilityId=centerpoint&limit=50');
    const gexa = page.json<PlanPageView>().plans.find(({ name }) => name === 'Gexa Eco Choice 12');
    const currentPlan = {
      plan: { kind: 'catalogue', planId: gexa?.planId ?? '' },
      contractEnd: addMonths(today(), 10),
      terminationFee: flat('400'),
    };
    const { verdict } = (await made({ ...houston, currentPlan }, visitor)).body;
    expect(Number(verdict.horizonSavings ?? '0')).toBeGreaterThanOrEqual(0);
    expect(Number(verdict.firstYearSavings ?? '0')).toBeGreaterThanOrEqual(0);
  });

  it('find the day on which a fee by the month steps down, and say why (8)', async () => {
    const step = dayText(dayNumber(today()) + 2);
    const contract = {
      contractEnd: dayText(dayNumber(addMonths(step, 2)) - 1),
      terminationFee: { kind: 'perMonthRemaining', amount: '60' } as const,
    };
    const { verdict, staying, top } = (await made({ ...houston, currentPlan: pays('20', contract) })).body;
    expect(verdict).toMatchObject({ advice: 'switchOnDate', switchOn: step });
    expect(top[0]?.timeline?.waitReason).toBe('feeFalls');
    expect(staying.leavingIsFreeWhy).toContain('in Texas no fee is due in the last 14 days');
  });

  it('refuse fees and prices below zero at the door, ask about odd ones, and wait no years (9)', async () => {
    const visitor = app.visitor();
    const say = (currentPlan: CurrentPlan) => visitor.send('PUT', '/households/me/current-plan', currentPlan);
    const fee = pays('14', { terminationFee: flat('-60') });
    expect(refusal(await say(fee))).toEqual([422, 'households.negative-fee']);
    expect(refusal(await visitor.generate({ ...houston, currentPlan: fee }))).toEqual([
      422,
      'households.negative-fee',
    ]);
    expect(refusal(await say(pays('-14')))).toEqual([422, 'households.negative-price']);
    const asked = async (plan: CurrentPlan) => (await made({ ...houston, currentPlan: plan })).body;
    const endless = pays('14', { terminationFee: { kind: 'perMonthRemaining', amount: '60' } });
    expect((await asked(endless)).staying.asks).toEqual(['contractEnd', 'isTheFeeRight']);
    const years = await asked(pays('14', { contractEnd: '2031-12-02', terminationFee: flat('2000') }));
    expect(years.verdict.advice).toBe('stay');
    expect(years.staying.asks).toEqual(['isTheFeeRight']);
    expect((await asked(pays('0.15'))).staying.asks).toEqual(['isTheRateRight']);
    const unknown = { plan: { kind: 'unknown' }, contractEnd: null, terminationFee: flat('150') } as const;
    expect((await asked(unknown)).staying.leavingFeeToday).toBe('150.00');
  });

  it('offer no plan that the home cannot sign (10)', async () => {
    const { filtered } = (
      await made({ ...houston, currentPlan: pays('20', { supplier: 'GEXA ENERGY LLC' }) })
    ).body;
    const why = (name: RegExp) =>
      filtered.find((plan) => name.test(plan.name))?.reasons.map(({ message }) => message);
    expect(why(/Gexa Eco Choice/)).toEqual(['It is for new customers, and you are with Gexa Energy.']);
    expect(why(/Thermostat/)?.[0]).toContain('only for homes with a smart thermostat');
  });

  it('let no wish cost more than staying unasked, and name its price (11)', async () => {
    const wishes = { ...DEFAULT_PREFERENCES.wishes, renewableCentsPerKwh: '10', starPerYear: '200' };
    const { verdict, idleWishes } = (
      await made({ ...houston, currentPlan: pays('12.0'), ...wishing({ wishes }) })
    ).body;
    expect(verdict.advice).toBe('stay');
    expect(idleWishes).not.toContain('renewable');
    if (verdict.wish !== null) expect(verdict.wish).toMatchObject({ needsConsent: true });
  });

  it('name the least loosening where no plan meets the limits (11)', async () => {
    const limits = { maxTermMonths: 1, minRenewablePercent: 100, minRating: 5 };
    const { verdict, relaxations } = (
      await made({ ...houston, currentPlan: pays('15'), ...wishing({ limits }) })
    ).body;
    expect(verdict.advice).toBe('noPlan');
    expect(relaxations[0]).toMatchObject({ plans: expect.any(Number) as number });
    const [{ limit, to } = { limit: '', to: '' }] = relaxations;
    const looser = { ...limits, [limit]: Number(to) };
    expect(
      (await made({ ...houston, currentPlan: pays('15'), ...wishing({ limits: looser }) })).body.top,
    ).not.toEqual([]);
  });

  it('read the 28 days of a February, and tell Austin and Tampa what there is (12)', async () => {
    const february = { bills: [{ start: '2026-02-01', end: '2026-03-01', kwh: '900' }] };
    expect((await made({ ...houston, usage: february, currentPlan: pays('15') })).body.top).toHaveLength(3);
    for (const postcode of ['78701', '33601']) {
      const answer = problemIn(await app.visitor().generate({ ...houston, place: { postcode } }));
      expect([answer.status, answer.code]).toEqual([409, 'recommendations.no-plans']);
      expect(answer.detail).toContain('Ask it which price plans it has for homes');
    }
  });

  it('explain staying, switching and having no choice in words of their own (13)', async () => {
    const words = async (body: object): Promise<string> => {
      const visitor = app.visitor();
      const { recommendationId } = await made(body, visitor);
      return eventually(async () => {
        const found = (
          await visitor.get(`/recommendations/${recommendationId}/explanation`)
        ).json<ExplanationView>();
        if (found.status !== 'published') throw new Error('Not written yet.');
        return found.paragraphs.flatMap(({ parts }) => parts.map(({ text }) => text)).join('');
      }, 60_000);
    };
    const stay = await words({ ...houston, currentPlan: pays('12.0') });
    expect(stay).toContain('staying with your present plan is the best choice');
    expect(stay).not.toMatch(/best for your home|lowest expected cost|in 0% of|100% of the years/);
    const contract = { contractEnd: addMonths(today(), 10), terminationFee: flat('150') };
    const go = await words({ ...houston, currentPlan: pays('16', contract) });
    expect(go).toMatch(/less than staying over 2 years, all fees paid, and .* in the first year/);
    expect(go).toMatch(/fees of switching repaid after \d+ months?/);
    expect(go).not.toContain('100% of the years');
    const london = await words({ usage: bills('250'), place: { postcode: 'SW1A 1AA' } });
    expect(london).toContain('we know no offer to switch to yet');
    expect(london).toContain('£');
    expect(london).not.toMatch(/from Your supplier|from Any supplier/);
  });
});

function wishing(parts: Partial<Preferences>): { readonly preferences: Preferences } {
  return { preferences: { ...DEFAULT_PREFERENCES, ...parts } };
}

/** Today in Texas, where all of these homes but one are. */
function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago', dateStyle: 'short' }).format(
    new Date(),
  );
}

function cents(amount: string | null): number {
  return Math.round(Number(amount) * 100);
}
