import { existsSync } from 'node:fs';
import type { Visitor } from '../support/browser.js';
import { picture, visit } from '../support/browser.js';
import type { RunningApp } from '../support/processes/running-app.js';
import { runningApp } from '../support/processes/running-app.js';
import { expectCount, expectText } from '../support/seen.js';
import { smartMeterTexasFile } from './smart-meter-texas-file.js';
import { answer, bringFiles, centsOf, cutLabels, expectSound, readWhy, sayClock, seeUsage } from './walk.js';

describe('a person with a Smart Meter Texas file', () => {
  let app: RunningApp;
  let visitor: Visitor;

  beforeAll(async () => {
    app = await runningApp();
    visitor = await visit(app.url, { width: 1280 });
  }, 120_000);

  afterAll(async () => {
    await visitor.leave();
    await app.stop();
  });

  it('drops it in and sees how far the data may be relied on', async () => {
    const { page } = visitor;
    await page.goto('/');
    await expectSound(page);
    await picture(page, 'start');
    await bringFiles(page, [smartMeterTexasFile('2026-04-01', 200)]);
    await seeUsage(page);
    await page.getByRole('heading', { name: 'Good data, with limits' }).waitFor();
    await page.locator('tb-chart-frame .drawing svg').nth(2).waitFor();
    await expectSound(page);
    await picture(page, 'usage');
  });

  it('reads a chart with the keyboard, as a table and as a file', async () => {
    const { page } = visitor;
    const months = page.locator('tb-chart-frame').first();
    await months.getByRole('application').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expectText(months.locator('[aria-live]'), /kWh$/);
    const download = page.waitForEvent('download');
    await months.getByRole('button', { name: /^CSV/ }).click();
    expect((await download).suggestedFilename()).toBe('treebeard-months.csv');
    await months.getByRole('button', { name: 'Show as table' }).click();
    await expectCount(months.getByRole('row'), 13);
  });

  it('says where they live and what they pay, and sees the best plans', async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: 'Next: your plan' }).click();
    await page.getByLabel('Postcode or ZIP').waitFor();
    await expectSound(page);
    expect(await cutLabels(page)).toEqual([]);
    await page.getByRole('slider', { name: 'Clean power' }).focus();
    await page.keyboard.press('ArrowRight');
    await picture(page, 'plan');
    await answer(page, { postcode: '75201', cents: '19.9' });
    await expectCount(page.locator('tb-plan-card'), 3);
    await expectText(page.locator('tb-plan-card').first(), /Saves about \$/);
  });

  it('reads why, in words with their source', async () => {
    const { page } = visitor;
    expect(await readWhy(page)).toMatch(/template|Claude/);
    await page.locator('tb-explanation-panel h3').first().waitFor();
    await page.locator('tb-savings-timeline .drawing svg').waitFor();
    await expectSound(page);
    await picture(page, 'results');
  });

  it('compares two plans side by side', async () => {
    const { page } = visitor;
    for (const card of [0, 1]) await page.locator('tb-plan-card').nth(card).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Compare side by side' }).click();
    await page.getByRole('heading', { name: 'Side by side' }).waitFor();
    await expectCount(page.getByRole('columnheader'), 3);
    await expectSound(page);
    await picture(page, 'compare');
    await page.goBack();
  });

  it('opens a plan whose lines add up to its bills, and its bills to the year', async () => {
    const { page } = visitor;
    await page
      .locator('tb-plan-card')
      .first()
      .getByRole('link', { name: /See every bill/ })
      .click();
    await page.getByRole('heading', { name: 'Bill by bill' }).waitFor();
    await page.locator('tb-chart-frame .drawing svg').nth(1).waitFor();
    await expectSound(page);
    await picture(page, 'one-plan');
    const bills = page.locator('tb-bill-table details');
    await expectCount(bills, 12);
    let year = 0;
    for (const bill of await bills.all()) {
      await bill.locator('summary').click();
      const total = centsOf((await bill.locator('summary strong').textContent()) ?? '');
      const lines = await bill.locator('tbody tr td:last-child').allTextContents();
      expect(lines.reduce((sum, line) => sum + centsOf(line), 0)).toBe(total);
      year += total;
    }
    expect(centsOf((await page.locator('tb-bill-table .year strong').textContent()) ?? '')).toBe(year);
  });

  it('says whether it helped, and finds the results again', async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: 'Results' }).first().click();
    await page.locator('tb-plan-card').first().waitFor();
    await page.getByRole('button', { name: 'Yes' }).click();
    await page.getByLabel(/Why\?/).fill('Clear and short.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Thank you').waitFor();
  });

  it('met no fault on the way', () => {
    expect(visitor.faults).toEqual([]);
  });
});

const samples = '../shared/usage/samples';
const realFiles = [
  `${samples}/smart-meter-texas/IntervalData_2022-03-01_2023-01-14.csv`,
  `${samples}/green-button/sdge/sdge_2011_year_hourly.xml.gz`,
];
const whenThere = realFiles.every((file) => existsSync(file)) ? describe : describe.skip;
if (whenThere === describe.skip)
  console.warn(`SKIPPED: journeys with real meter files: ${samples} is absent`);

whenThere('files of real meters', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await runningApp();
  }, 120_000);

  afterAll(async () => {
    await app.stop();
  });

  it.each(realFiles)(
    '%s leads to plans with the present contract weighed',
    async (file) => {
      const visitor = await visit(app.url, { width: 768 });
      const { page } = visitor;
      await bringFiles(page, [file]);
      if (file.includes('sdge')) await sayClock(page, 'America/Los_Angeles');
      await seeUsage(page);
      const name = file.includes('texas') ? 'real-smart-meter-texas' : 'real-green-button';
      await picture(page, `${name}-usage`);
      await page.getByRole('link', { name: 'Next: your plan' }).click();
      await answer(page, { postcode: '75201', cents: '17.5', contractEnd: '2099-06-30', fee: '150' });
      await expectCount(page.locator('tb-plan-card'), 3);
      await expectSound(page);
      await readWhy(page);
      await picture(page, `${name}-results`);
      expect(visitor.faults).toEqual([]);
      await visitor.leave();
    },
    180_000,
  );
});
