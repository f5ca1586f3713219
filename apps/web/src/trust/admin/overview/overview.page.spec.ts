import { APage } from '#web-test/a-page';
import type { MachineryView } from '#projections/trust/machinery/machinery.view';
import { OverviewPage } from './overview.page.js';

const WELL: MachineryView = {
  settings: {
    claudeBudgetUsdPerDay: null,
    claudeBreaker: 'automatic',
    isReadOnly: false,
    off: [],
    rebuilds: [],
  },
  claude: { state: 'up', reason: 'ready', model: 'claude-haiku-5-5', spentTodayUsd: 0.424, budgetUsd: 5 },
  queues: [{ queue: 'import-usage', waiting: 0, active: 0, delayed: 0, failed: 0 }],
  readModels: [{ name: 'energy.plan-edition.v1', behind: 0, failure: null }],
};
const TODAY = {
  since: '2026-11-30',
  until: '2026-11-30',
  entries: 165,
  refused: 2,
  days: [],
  byRole: [],
  byAction: [],
};

describe('the overview of the administration', () => {
  it('says that nothing needs anybody, and what happened today', async () => {
    const page = new APage(OverviewPage);
    await page.answers('/admin/machinery', WELL);
    await page.answers('/audit/statistics', TODAY);
    expect(page.text).toContain('Nothing needs you');
    expect(page.text).toContain('Claude has cost $0.42 today, of $5.00.');
    expect(page.text).toContain('165 things happened today (UTC); 2 refused.');
    const ways = [...page.element.querySelectorAll('nav a')].map((way) => way.getAttribute('href'));
    expect(ways).toEqual([
      '/admin/catalogue',
      '/admin/mappings',
      '/admin/accounts',
      '/admin/machinery',
      '/audit',
    ]);
  });

  it('says what needs somebody, each in a sentence', async () => {
    const page = new APage(OverviewPage);
    await page.answers('/admin/machinery', {
      ...WELL,
      settings: { ...WELL.settings, isReadOnly: true, off: ['registration'] },
      claude: { ...WELL.claude, state: 'down', reason: 'paused after failures' },
      queues: [{ ...WELL.queues[0], failed: 3 }],
      readModels: [{ ...WELL.readModels[0], failure: 'boom' }],
    });
    for (const sentence of [
      'TreeBeard is read-only: nothing new is taken in.',
      'Switched off: registration.',
      'Claude is not working: paused after failures.',
      'Jobs were given up: import-usage (3).',
      'Read models stand still: energy.plan-edition.v1.',
    ])
      expect(page.text).toContain(sentence);
    expect(page.text).not.toContain('Nothing needs you');
  });

  it('shows the rooms though it cannot see how things are', async () => {
    const page = new APage(OverviewPage);
    const problem = {
      type: 'x',
      title: 'x',
      status: 403,
      code: 'auth.not-allowed',
      detail: 'You are not allowed to do this.',
      requestId: 'r',
    };
    await page.answers('/admin/machinery', problem, 403);
    expect(page.text).toContain('You are not allowed to do this.');
    expect(page.text).toContain('Catalogue');
  });
});
