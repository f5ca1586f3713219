import type { Page } from 'playwright-core';
import type { Visitor } from '../support/browser.js';
import { picture, visit } from '../support/browser.js';
import type { RunningApp } from '../support/processes/running-app.js';
import { runningApp } from '../support/processes/running-app.js';
import { expectText } from '../support/seen.js';
import { answer, expectSound, readWhy, seeUsage } from './walk.js';

describe('a person whom advice must not cost money', () => {
  let app: RunningApp;
  let visitor: Visitor;

  beforeAll(async () => {
    app = await runningApp();
    visitor = await visit(app.url, { width: 1280 });
    await visitor.page.goto('/');
    await visitor.page.locator('tb-sample-homes button').first().click();
    await seeUsage(visitor.page);
  }, 120_000);

  afterAll(async () => {
    await visitor.leave();
    await app.stop();
  });

  it('is told to stay where staying is cheapest', async () => {
    const { page } = visitor;
    await page.goto('/plan');
    await answer(page, { postcode: '75201', cents: '12.0' });
    await expectText(page.getByRole('heading', { level: 1 }), /^Stay where you are$/);
    await expectText(page.locator('tb-verdict-banner'), /would cost you about \$\d+ more over 2 years/);
    await expectText(page.locator('tb-verdict-banner'), /Compared: \d+ plans/);
    expect(await page.getByText('saved over 2 years').count()).toBe(0);
    await expectSound(page);
    await picture(page, 'results-stay');
  });

  it('sees one net saving on the answer, its card, the chart and in words', async () => {
    const { page } = visitor;
    await page.goto('/plan');
    await answer(page, { postcode: '75201', cents: '19.9', contractEnd: '2099-06-30', fee: '150' });
    const saved = dollarsIn(await page.locator('tb-verdict-banner .figure').textContent());
    expect(saved).toBeGreaterThan(0);
    const bars = (await page.locator('.pair dd').allTextContents()).map(dollarsIn);
    // Both costs are rounded to whole dollars, and so is their difference.
    expect(Math.abs((bars[0] ?? 0) - (bars[1] ?? 0) - saved)).toBeLessThanOrEqual(1);
    expect(dollarsIn(await page.locator('tb-plan-card .savings').first().textContent())).toBe(saved);
    const chart = page.locator('tb-savings-timeline');
    await chart.getByRole('button', { name: 'Show as table' }).click();
    const last = await chart.getByRole('row').last().getByRole('cell').allTextContents();
    expect(last.map(dollarsIn)).toContain(saved);
    const words = /pay \$([\d,]+\.\d{2}) less than staying over 2 years/.exec(await readWhy(page));
    expect(Math.round(Number(words?.[1]?.replaceAll(',', '')))).toBe(saved);
    await expectSound(page);
    await picture(page, 'results-switch');
  });

  it('tells a rate that is free at night, is told to keep it, and finds it kept', async () => {
    const { page } = visitor;
    await page.goto('/plan');
    await page.getByLabel('It is cheaper or free at certain hours').check();
    await page.getByLabel('Cheaper price, in cents').fill('0');
    await page.getByLabel('Cheaper from').fill('21:00');
    await page.getByLabel('Cheaper until').fill('06:00');
    await expectSound(page);
    await picture(page, 'plan-cheaper-hours');
    await answer(page, { postcode: '75201', cents: '15' });
    await expectText(page.getByRole('heading', { level: 1 }), /^Stay where you are$/);
    await page.goto('/plan');
    await expectText(page.locator('tb-current-plan-form'), /Cheaper from/);
    expect(await page.getByLabel('Cheaper from').inputValue()).toBe('21:00');
    await page.getByLabel('It is cheaper or free at certain hours').uncheck();
  });

  it('is asked before a wish may cost more than staying, and can take that back', async () => {
    const { page } = visitor;
    await page.goto('/plan');
    await page.getByText('brings the power to your home').waitFor();
    await pickPresentPlan(page, 'Gexa Eco Choice 12');
    await page.getByLabel('No fee').check();
    await page.getByLabel('Last day of the contract').fill('');
    await page.getByRole('slider', { name: 'A well-rated supplier' }).focus();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'See the best plans' }).click();
    await expectText(page.getByRole('heading', { level: 1 }), /^Stay where you are$/);
    const heading = page.getByRole('heading', { name: /^This wish costs you \$\d+ a year$/ });
    const cost = dollarsIn(await heading.textContent());
    await expectSound(page);
    await picture(page, 'results-consent');
    await page.getByRole('button', { name: `Agree to pay $${String(cost)} a year more` }).click();
    await expectText(page.getByRole('heading', { level: 1 }), /^Switch to /);
    await expectText(page.locator('tb-verdict-banner'), /more than staying over 2 years/);
    await page.getByRole('button', { name: 'Take that back' }).click();
    await expectText(page.getByRole('heading', { level: 1 }), /^Stay where you are$/);
  });

  it('sees old results marked as old', async () => {
    const { page } = visitor;
    const results = page.url();
    await page.goto('/');
    await page.locator('tb-sample-homes button').nth(1).click();
    await seeUsage(page);
    await page.goto(results);
    await page.getByText('You added data since.').waitFor();
    await expectSound(page);
    await page.getByRole('button', { name: 'Update the results' }).click();
    await page.waitForURL((url) => url.href !== results);
    await page.locator('tb-verdict-banner h1').waitFor();
    expect(await page.getByText('You added data since.').count()).toBe(0);
  });

  it('met no fault on the way', () => {
    expect(visitor.faults).toEqual([]);
  });
});

async function pickPresentPlan(page: Page, name: string): Promise<void> {
  await page.getByLabel('Pick my plan from a list').check();
  await page.getByLabel('Name of your plan or supplier').fill(name);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
  await page.getByText(`Your plan: ${name}`).waitFor();
}

/** The first whole dollars in a text. */
function dollarsIn(text: string | null): number {
  return Number(/\$([\d,]+)/.exec(text ?? '')?.[1]?.replaceAll(',', '') ?? Number.NaN);
}
