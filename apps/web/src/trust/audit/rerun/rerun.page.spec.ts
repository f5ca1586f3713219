import { APage } from '#web-test/a-page';
import { RerunPage } from './rerun.page.js';

const id = '2f0a1c52-6f0c-4c8e-9a52-0d6a52b1f001';
const path = `/audit/recommendations/${id}`;
const runtime = { node: '24.21.0', icu: '78.1', tz: '2026a' };
const inputs = {
  ...{ id, householdId: '7b0a1c52-6f0c-4c8e-9a52-0d6a52b1f002', madeAt: '2026-11-29T12:00:00.000Z' },
  ...{ position: '812', engine: 'e'.repeat(64), engineVersion: 'scoring-6 tariffs-4' },
  ...{ engineIsKept: true, engineIsCurrent: false, runtime, erased: false },
  sections: [{ title: 'The home', lines: [{ name: 'Postcode', value: '77002' }] }],
};
const made = {
  ...{ id, engine: 'e'.repeat(64), recordedEngine: 'e'.repeat(64), recordedRuntime: runtime, runtime },
  ...{ failure: null, differences: 0, patch: [], figures: [] },
};

describe('one recommendation, for an auditor', () => {
  const opened = async (view: object = inputs) => {
    const page = new APage(RerunPage, { recommendationId: id });
    expect(page.text).not.toContain('Postcode');
    await page.type('Reason for opening', 'A complaint');
    await page.press('Open sealed fields');
    const asked = await page.asked(`${path}/inputs`);
    expect(asked.request.params.get('reason')).toBe('A complaint');
    asked.flush(view);
    await page.drawn();
    return page;
  };

  it('shows what it was made of, once there is a reason', async () => {
    const page = await opened();
    expect(page.text).toContain('Postcode77002');
    expect(page.text).toContain('The program runs this engineno, a later one');
  });

  it('says that the same bytes came out again', async () => {
    const page = await opened();
    await page.press('Run the engine that made it');
    const body = await page.answers(`${path}/rerun`, { ...made, verdict: 'byte-equal' });
    expect(body).toEqual({ engine: 'recorded', reason: 'A complaint' });
    expect(page.text).toContain('The same inputs gave the same bytes again.');
  });

  it('shows side by side what came out differently, down to the bill line', async () => {
    const page = await opened();
    await page.press('Run today’s engine');
    const lines = [{ name: '2025-07-01: Energy', was: '10 kWh at 0.1 = 1.00', is: '10 kWh at 0.2 = 2.00' }];
    const figures = [{ of: 'Eco 12', name: 'Cost of the first year', was: '1200.00', is: '1300.00', lines }];
    const patch = [{ op: 'replace', path: '/top/0/firstYear/cost', was: '1200.00', value: '1300.00' }];
    await page.answers(`${path}/rerun`, { ...made, verdict: 'differs', differences: 1, patch, figures });
    expect(page.text).toContain('One value came out differently.');
    expect(page.text).toContain('Eco 12Cost of the first year1200.001300.00');
    expect(page.text).toContain('2025-07-01: EnergyBill line10 kWh at 0.1 = 1.0010 kWh at 0.2 = 2.00');
    expect(page.text).toContain('/top/0/firstYear/cost1200.001300.00');
  });

  it('tells each plan’s points, and what would have to change', async () => {
    const page = await opened();
    await page.press('Ask the engine why');
    const plan = { rank: 1, name: 'Eco 12, Gexa', cost: '1200.00', points: '1150.00' };
    const worth = [{ name: 'Clean power', amount: '50.00' }];
    const changes = ['It stays first until it costs 12.00 USD a year more.'];
    const plans = [{ ...plan, worth, changes }];
    const asked = await page.asked(`${path}/why`);
    asked.flush({ id, currency: 'USD', answer: 'Eco 12, Gexa is first.', plans });
    await page.drawn();
    expect(page.text).toContain('Eco 12, Gexa is first.');
    expect(page.text).toContain('Clean power: 50.00');
    expect(page.text).toContain('It stays first until it costs 12.00 USD a year more.');
  });

  it('says that an erased home’s data is gone, and offers no why', async () => {
    const page = await opened({ ...inputs, erased: true, sections: [] });
    expect(page.text).toContain('The home was erased, and its data with it.');
    expect(page.text).not.toContain('Why first?');
  });

  it('shows a problem and lets one try again', async () => {
    const page = new APage(RerunPage, { recommendationId: id });
    await page.type('Reason for opening', 'A complaint');
    await page.press('Open sealed fields');
    const problem = {
      type: '/problems/x',
      title: 'Unavailable',
      status: 503,
      code: 'x',
      detail: 'Try later.',
    };
    (await page.asked(`${path}/inputs`)).flush(problem, { status: 503, statusText: 'Unavailable' });
    await page.drawn();
    expect(page.text).toContain('Try later.');
  });
});
