import { Router } from '@angular/router';
import { TestBed } from '@angular/core/testing';
import { APage } from '#web-test/a-page';
import { aRecommendation } from '#web-test/a-recommendation';
import { SettingsPage } from './settings.page.js';

const nobody = {
  householdId: '0b54a3a1-5b0c-4c5e-9d0e-6f7f6f0f5a11',
  place: null,
  currentPlan: null,
  preferences: {
    wishes: {
      ...{ renewableCentsPerKwh: '0', starPerYear: '0', freedomPerYear: '0', fixedPricePerYear: '0' },
      leavingFeePercent: 0,
    },
    limits: {},
  },
};
const dallas = {
  postcode: '75201',
  country: 'US',
  market: 'us-tx',
  zone: 'America/Chicago',
  deliveryUtilities: [{ id: 'oncor', name: 'Oncor' }],
  ambiguous: false,
  choice: 'supplier',
  noChoiceReason: null,
};
const covered = {
  plans: 13,
  retailers: 9,
  lists: [],
  oldest: '2026-07-20',
  newest: '2026-11-20',
  outdated: 0,
  noOffers: false,
};
const twoUtilities = {
  ...dallas,
  deliveryUtilities: [...dallas.deliveryUtilities, { id: 'tnmp', name: 'Texas-New Mexico Power' }],
  ambiguous: true,
};
const saved = { id: nobody.householdId, position: '3' };

describe('the plan page', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });

  async function open(home: object = nobody, inputs: Readonly<Record<string, unknown>> = {}) {
    const page = new APage(SettingsPage, inputs);
    await page.answers('/households/me', home);
    return page;
  }

  /** Answers what the page asks about a postcode. */
  async function lookedUp(page: APage<SettingsPage>, postcode: string, place: object): Promise<void> {
    expect(await page.answers('/places', place)).toEqual({ postcode });
  }

  it('brings back what was typed after a reload, and forgets it once it is sent', async () => {
    const page = await open();
    await page.type('Postcode or ZIP', '75201');
    await page.type('Price per kWh', '14.2');
    TestBed.resetTestingModule();
    const again = await open();
    destinations(TestBed.inject(Router));
    await lookedUp(again, '75201', dallas);
    await again.answers('/plans/coverage', covered);
    await again.press('See the best plans');
    await again.answers('/households/me/place', saved);
    expect(await again.answers('/households/me/current-plan', saved)).toMatchObject({
      plan: { energyCentsPerKwh: '14.2' },
    });
    await again.answers('/households/me/preferences', saved);
    expect(Object.keys(sessionStorage)).toHaveLength(2);
    await again.answers('/recommendations/generate', aRecommendation(), 201);
    expect(Object.keys(sessionStorage)).toEqual([]);
  });

  it('saves place, plan and wishes one after the other, then asks for plans and shows them', async () => {
    const page = await open();
    const goTo = destinations(TestBed.inject(Router));
    await page.type('Postcode or ZIP', '75201');
    await lookedUp(page, '75201', dallas);
    await page.answers('/plans/coverage', covered);
    expect(page.text).toContain('Oncor brings the power to your home. You choose who sells it to you.');
    expect(page.text).toContain(
      'We know 13 plans from 9 suppliers here, with prices up to November 20, 2026.',
    );
    await page.type('Price per kWh', '14.2');
    await page.press('See the best plans');
    expect(await page.answers('/households/me/place', saved)).toEqual({ postcode: '75201' });
    expect(await page.answers('/households/me/current-plan', saved)).toEqual({
      plan: { kind: 'ownRate', energyCentsPerKwh: '14.2', monthlyFee: '0' },
      contractEnd: null,
      terminationFee: { kind: 'none' },
    });
    expect(await page.answers('/households/me/preferences', saved)).toEqual(nobody.preferences);
    const made = aRecommendation();
    await page.answers('/recommendations/generate', made, 201);
    expect(goTo).toEqual([['/results', made.recommendationId]]);
  });

  it('asks which company owns the wires where there are two', async () => {
    const page = await open();
    await page.type('Postcode or ZIP', '75001');
    await lookedUp(page, '75001', twoUtilities);
    expect(page.text).toContain('More than one company runs wires here.');
    await page.type('Price per kWh', '14.2');
    await page.press('See the best plans');
    expect(page.text).toContain('Choose the company that runs the wires.');
    await page.press('Texas-New Mexico Power');
    await page.press('See the best plans');
    expect(await page.answers('/households/me/place', saved)).toEqual({
      postcode: '75201',
      deliveryUtilityId: 'tnmp',
    });
  });

  it('says everything that is missing at once', async () => {
    const page = await open();
    await page.press('See the best plans');
    expect(page.text).toContain('Enter your postcode first.');
    expect(page.text).toContain('Type what you pay for each kWh');
  });

  it('never says that one chooses a supplier where one cannot', async () => {
    const page = await open();
    const reason = 'Where you live, Florida Power & Light also sells the power.';
    const miami = { ...dallas, market: 'us-fl', choice: 'tariff', noChoiceReason: reason };
    await page.type('Postcode or ZIP', '33101');
    await lookedUp(page, '33101', miami);
    await page.answers('/plans/coverage', { ...covered, plans: 2, retailers: 1, outdated: 2 });
    expect(page.text).toContain(reason);
    expect(page.text).toContain('We know 2 plans here');
    expect(page.text).toContain('They may all be out of date');
    expect(page.text).not.toContain('You choose who sells it');
  });

  it('says at once where there is nothing to compare, and does not submit', async () => {
    const page = await open();
    await page.type('Postcode or ZIP', '78701');
    await lookedUp(page, '78701', {
      ...dallas,
      choice: 'tariff',
      noChoiceReason: 'Austin Energy serves you.',
    });
    const none = { ...covered, plans: 0, retailers: 0, oldest: null, newest: null };
    await page.answers('/plans/coverage', none);
    expect(page.text).toContain('We don’t have your utility’s price plans yet');
    await page.type('Price per kWh', '14.2');
    await page.press('See the best plans');
    expect(page.text).toContain('There is nothing to compare at this postcode yet.');
    page.server.expectNone(({ method }) => method === 'PUT');
  });

  it('starts from what was saved, and from a sample home’s postcode when nothing was', async () => {
    const home = { ...nobody, place: { ...dallas, deliveryUtilityId: 'oncor' } };
    expect((await (await open(home)).asked('/places')).request.body).toEqual({ postcode: '75201' });
    TestBed.resetTestingModule();
    const asked = await (await open(nobody, { postcode: '77002' })).asked('/places');
    expect(asked.request.body).toEqual({ postcode: '77002' });
  });

  it('shows a refusal and lets the person mend it', async () => {
    const page = await open({ ...nobody, place: { ...dallas, deliveryUtilityId: 'oncor' } });
    await lookedUp(page, '75201', dallas);
    await page.type('Price per kWh', '14.2');
    await page.press('See the best plans');
    const refusal = { title: 'T', status: 422, code: 'households.x', detail: 'That cannot be.' };
    await page.answers('/households/me/place', refusal, 422);
    expect(page.text).toContain('That cannot be.');
    expect(page.text).toContain('See the best plans');
  });
});

/** Gathers where the page wants to go, and goes nowhere. */
function destinations(router: Router): readonly unknown[] {
  const gone: unknown[] = [];
  router.navigate = (commands) => {
    gone.push(commands);
    return Promise.resolve(true);
  };
  return gone;
}
