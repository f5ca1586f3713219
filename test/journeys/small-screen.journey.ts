import { readFile } from 'node:fs/promises';
import type { Visitor } from '../support/browser.js';
import { picture, visit } from '../support/browser.js';
import type { RunningApp } from '../support/processes/running-app.js';
import { runningApp } from '../support/processes/running-app.js';
import { expectAttribute, expectCount, expectText } from '../support/seen.js';
import { answer, expectSound, readWhy, seeUsage } from './walk.js';

describe('a person in the dark with a small phone and no file', () => {
  let app: RunningApp;
  let visitor: Visitor;

  beforeAll(async () => {
    app = await runningApp();
    visitor = await visit(app.url, { width: 320, dark: true });
  }, 120_000);

  afterAll(async () => {
    await visitor.leave();
    await app.stop();
  });

  it('tries a sample home', async () => {
    const { page } = visitor;
    await page.goto('/');
    const homes = page.locator('tb-sample-homes button');
    await expectCount(homes, 3);
    await expectSound(page);
    await picture(page, 'small-start');
    await homes.first().click();
    await seeUsage(page);
    await page.locator('tb-chart-frame .drawing svg').nth(2).waitFor();
    await expectSound(page);
    await picture(page, 'small-usage');
  });

  it('walks on to the results, and nothing is wider than the phone', async () => {
    const { page } = visitor;
    await page.goto('/plan');
    await page.getByLabel('Postcode or ZIP').waitFor();
    await expectSound(page);
    await picture(page, 'small-plan');
    await answer(page, { postcode: '77002', cents: '15.5' });
    await readWhy(page);
    await expectSound(page);
    await picture(page, 'small-results');
    await page
      .locator('tb-plan-card')
      .first()
      .getByRole('link', { name: /See every bill/ })
      .click();
    await page.getByRole('heading', { name: 'Bill by bill' }).waitFor();
    await expectSound(page);
    await picture(page, 'small-one-plan');
  });

  it('takes the receipt of the answer and has it checked on the phone itself', async () => {
    const { page } = visitor;
    await page.goto('/results');
    const receipt = page.getByRole('link', { name: 'Receipt', exact: true });
    const [saved] = await Promise.all([page.waitForEvent('download'), receipt.click()]);
    const text = await readFile(await saved.path(), 'utf8');
    await page.getByRole('link', { name: 'Check a receipt' }).click();
    await page.getByRole('heading', { level: 1, name: 'Check a receipt' }).waitFor();
    await expectSound(page);
    const check = async (content: string) => {
      const file = { name: 'receipt.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(content) };
      await page.getByLabel('Receipt or bundle').setInputFiles(file);
      await page.getByRole('button', { name: 'Check it' }).click();
    };
    await check(text);
    await page.getByRole('heading', { name: 'Nothing was changed' }).waitFor();
    await expectText(page.locator('tb-proof-path li').last(), /root that the log’s key has signed/);
    await expectSound(page);
    await picture(page, 'small-proof');
    await check(text.replace(/"recordedAt":"20../, '"recordedAt":"1999'));
    await page.getByRole('heading', { name: 'This is not what was recorded' }).waitFor();
    await expectSound(page);
    await check(text.slice(0, 200));
    await page.getByRole('heading', { name: 'This cannot be checked' }).waitFor();
    await expectSound(page);
  });

  it('turns the lights on, and the choice is kept', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: /Colours: Auto/ }).click();
    await page.getByRole('button', { name: /Colours: Light/ }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: /Colours: Light/ }).waitFor();
    await expectAttribute(page.locator('html'), 'data-theme', 'light');
  });

  it('met no fault on the way', () => {
    expect(visitor.faults).toEqual([]);
  });
});
