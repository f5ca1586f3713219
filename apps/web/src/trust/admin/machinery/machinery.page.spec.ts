import { APage } from '#web-test/a-page';
import type { MachineryView } from '#projections/trust/machinery/machinery.view';
import { MachineryPage } from './machinery.page.js';

const AS_USUAL: MachineryView = {
  settings: {
    claudeBudgetUsdPerDay: null,
    claudeBreaker: 'automatic',
    isReadOnly: false,
    off: [],
    rebuilds: [],
  },
  claude: { state: 'up', reason: 'ready', model: 'claude-haiku-5-5', spentTodayUsd: 0.424, budgetUsd: 5 },
  queues: [{ queue: 'import-usage', waiting: 2, active: 1, delayed: 0, failed: 3 }],
  readModels: [{ name: 'energy.plan.v1', behind: 0, failure: null }],
};
const PATH = '/admin/machinery';
const REBUILD = '0c8e9a52-7f0b-4a58-9d0e-3f1f6d3c1111';
const ACCEPTED = { id: 'a', position: '7' };

describe('the machinery page', () => {
  it('tells how the machinery is set and doing', async () => {
    const page = new APage(MachineryPage);
    await page.answers(PATH, AS_USUAL);
    expect(page.text).toContain('Today it has cost $0.42 of $5.00, as configured.');
    expect(page.text).toContain('Claude is asked unless it keeps failing.');
    expect(page.text).toContain('Meter files and typed bills: on');
    expect(page.text).toContain('no event');
  });

  it('changes nothing before it was told why', async () => {
    const page = new APage(MachineryPage);
    await page.answers(PATH, AS_USUAL);
    await page.press('Make it read-only');
    expect(page.text).toContain('You are about to make TreeBeard read-only.');
    await page.press('Do it');
    page.server.expectNone(`/api/v1${PATH}/changes`);
    await page.type('Why?', ' moving the database ');
    await page.press('Do it');
    expect(await page.answers(`${PATH}/changes`, ACCEPTED, 202)).toEqual({
      change: { kind: 'set-read-only', isReadOnly: true },
      reason: 'moving the database',
    });
    await page.answers(PATH, { ...AS_USUAL, settings: { ...AS_USUAL.settings, isReadOnly: true } });
    expect(page.text).toContain('Done: make TreeBeard read-only.');
    expect(page.text).toContain('TreeBeard is read-only.');
  });

  it('keeps the reason when the change was refused, and can leave everything as it is', async () => {
    const page = new APage(MachineryPage);
    await page.answers(PATH, AS_USUAL);
    await page.press('Try again');
    await page.type('Why?', 'the disk was full');
    await page.press('Do it');
    const problem = {
      type: 'x',
      title: 'x',
      status: 503,
      code: 'service.unavailable',
      detail: 'A part is away.',
      requestId: 'r',
    };
    await page.answers(`${PATH}/changes`, problem, 503);
    expect(page.element.querySelector('textarea')?.value).toBe('the disk was full');
    await page.press('Leave it as it is');
    expect(page.text).not.toContain('You are about to');
  });

  it('takes a budget in dollars and cents only', async () => {
    const page = new APage(MachineryPage);
    await page.answers(PATH, AS_USUAL);
    for (const wrong of ['-1', '2.345', 'five', '', '1000000']) {
      await page.type('Most it may cost', wrong);
      await page.press('Set the budget');
      expect(page.text).not.toContain('You are about to');
    }
    await page.type('Most it may cost', '2.50');
    await page.press('Set the budget');
    expect(page.text).toContain('You are about to let Claude cost at most $2.5 a day.');
  });

  it.each([
    ['one that runs', null, 'running now'],
    [
      'one that has ended',
      { rows: 41, digest: 'abcdef0123456789', at: '2026-11-30T18:00:01.000Z' },
      '41 rows, digest abcdef012345…',
    ],
  ] as const)('shows of a rebuild %s', async (_, ended, words) => {
    const page = new APage(MachineryPage);
    const rebuild = {
      rebuildId: REBUILD,
      readModel: 'energy.plan.v1',
      orderedAt: '2026-11-30T18:00:00.000Z',
      ended,
    };
    await page.answers(PATH, { ...AS_USUAL, settings: { ...AS_USUAL.settings, rebuilds: [rebuild] } });
    expect(page.text).toContain(words);
  });
});
