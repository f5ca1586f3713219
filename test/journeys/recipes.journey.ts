import type { Page } from 'playwright-core';
import type { Visitor } from '../support/browser.js';
import { picture, visit } from '../support/browser.js';
import type { RunningApp } from '../support/processes/running-app.js';
import { runningApp } from '../support/processes/running-app.js';
import { expectText } from '../support/seen.js';
import { expectSound, seeUsage } from './walk.js';

describe('a person in the dark with a small phone, where little can be chosen', () => {
  let app: RunningApp;
  let visitor: Visitor;

  beforeAll(async () => {
    app = await runningApp();
    visitor = await visit(app.url, { width: 320, dark: true });
    await visitor.page.goto('/');
    await visitor.page.locator('tb-sample-homes button').nth(1).click();
    await seeUsage(visitor.page);
  }, 120_000);

  afterAll(async () => {
    await visitor.leave();
    await app.stop();
  });

  it.each([
    ['33101', 'We know 1 of its plans', 'There is no other supplier here', /\$\d.*¢ per kWh/s],
    ['SW1A 1AA', 'We know no offers here yet', 'We know no offers here yet', /£\d.*p per kWh/s],
  ])('at %s hears what the power costs, and of no switch', async (postcode, known, heading, cost) => {
    const { page } = visitor;
    await place(page, postcode, known);
    await page.getByLabel('Price per kWh').fill('24');
    await page.getByLabel('Fixed charges a month').fill('17');
    await ask(page);
    await page.waitForURL(/\/results\/[0-9a-f-]{36}$/, { timeout: 60_000 });
    await expectText(page.getByRole('heading', { level: 1 }), heading);
    await expectText(page.locator('tb-verdict-banner'), cost);
    expect(await page.getByText(/saved over|Saves about|Switch to/).count()).toBe(0);
    await expectSound(page);
    await picture(page, `nothing-to-choose-${postcode.slice(0, 4)}`);
    await page.goto('/plan');
  });

  it('in Austin hears at once that nothing can be compared, and what to do', async () => {
    const { page } = visitor;
    await place(page, '78701', 'Ask it which plans it has for homes');
    await expectText(page.locator('tb-place-form'), 'Austin Energy');
    await ask(page);
    await page.getByText('There is nothing to compare at this postcode yet.').waitFor();
    await expectSound(page);
  });

  it.each([
    ['0.15', 'Did you mean 15 cents?'],
    ['99999', 'far above what homes'],
    ['fifteen', 'We can’t read that price'],
  ])('who types %s for a price is asked', async (typed, words) => {
    const { page } = visitor;
    await place(page, '77002', 'brings the power to your home');
    await page.getByLabel('Price per kWh').fill(typed);
    await ask(page);
    await expectText(page.locator('tb-current-plan-form [role=alert]'), words);
  });

  it.each([
    ['-60', 'We can’t read the exit fee'],
    ['1,640', '$1640 is unusually high for an exit fee'],
  ])('who types %s for an exit fee is asked', async (typed, words) => {
    const { page } = visitor;
    await page.getByLabel('Price per kWh').fill('15,5');
    await page.getByLabel('Last day of the contract').fill('2099-06-30');
    await page.getByLabel('One fixed fee').check();
    await page.getByLabel('Fee, $').fill(typed);
    await ask(page);
    await expectText(page.locator('tb-current-plan-form [role=alert]'), words);
    await expectSound(page);
  });

  it('insists by keyboard, and is reminded above the answer', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: 'Yes, it is $1640' }).press('Enter');
    await page.getByRole('button', { name: /best plans/ }).press('Enter');
    await page.waitForURL(/\/results\/[0-9a-f-]{36}$/, { timeout: 60_000 });
    await expectText(page.locator('tb-answer-checks'), 'Is your exit fee right?');
    await expectText(page.getByRole('heading', { level: 1 }), 'Stay where you are');
    await expectSound(page);
    await picture(page, 'answers-to-check');
  });

  it('met no fault on the way', () => {
    expect(visitor.faults).toEqual([]);
  });
});

/** Types a postcode and waits until the page says what is known there. */
async function place(page: Page, postcode: string, known: string): Promise<void> {
  await page.goto('/plan');
  await page.getByLabel('Postcode or ZIP').fill(postcode);
  await page.locator('tb-place-form').getByText(known).waitFor();
}

function ask(page: Page): Promise<void> {
  return page.getByRole('button', { name: /best plans/ }).click();
}
