import { existsSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import type { Visitor } from '../support/browser.js';
import { picture, visit } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import type { RunningApp } from '../support/processes/running-app.js';
import { runningApp } from '../support/processes/running-app.js';
import { bringFiles, expectSound, sayClock, seeUsage } from './walk.js';

const FIELD = '../shared/usage/field';
/** Files that ask, and the answer by the first words of its choice. */
const FILES = [
  ['c35_ha_history_two.csv', /^Bought, in kWh/, /\d kWh bought/],
  ['c45_circuits_no_total.csv', /“Kitchen \(kWh\)” and “HVAC/, /\d kWh bought/],
  ['c15_three_devices.csv', /“Main”/, /\d kWh bought/],
  ['caruna_dst_duplicate.json', /“totalConsumption”/, /\d kWh bought/],
  ['c51_temperature_only.csv', /in Wh/, /\d kWh bought/],
] as const;
const MOST_TABS = 120;

const whenThere = existsSync(FIELD) ? describe : describe.skip;
if (whenThere === describe.skip) console.warn(`SKIPPED: journeys with files that ask: ${FIELD} is absent`);

whenThere('a person whose files of the field ask', () => {
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

  it.each(FILES)('answers by mouse: %s', async (file, choice, total) => {
    const { page } = visitor;
    await bringFiles(page, [`${FIELD}/${file}`]);
    await page.getByRole('heading', { name: 'One question about your file' }).waitFor();
    await page.getByRole('radio', { name: choice }).first().click();
    await page.getByText(total).first().waitFor();
    await expectSound(page);
    await picture(page, `field-question-${file.slice(0, 3)}`);
    await page.getByRole('button', { name: 'Read it like this' }).click();
    if (await asksForClock(page)) await sayClock(page, 'America/New_York');
    await seeUsage(page);
  });

  it('has the answers forgotten', async () => {
    const { page } = visitor;
    await page.goto('/');
    await page.getByText('Answers we remember').click();
    await page.getByRole('button', { name: 'Forget my answers' }).click();
    await page.getByText('We’ll ask again next time').waitFor();
    await expectSound(page);
    await picture(page, 'forget-answers');
  });

  it.each(FILES)('is asked again, and answers by keyboard alone: %s', async (file, choice, total) => {
    const { page } = visitor;
    await bringFiles(page, [`${FIELD}/${file}`]);
    await page.getByRole('heading', { name: 'One question about your file' }).waitFor();
    await tabTo(page, page.getByRole('radio', { checked: true }));
    const wanted = page.getByRole('radio', { name: choice }).first();
    for (let press = 0; press < 6 && !(await wanted.isChecked()); press += 1)
      await page.keyboard.press('ArrowDown');
    await page.getByText(total).first().waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Read it like this' }));
    await page.keyboard.press('Enter');
    if (await asksForClock(page)) {
      await tabTo(page, page.getByLabel('Time zone of the home'));
      await page.keyboard.type('America/New_York');
      await tabTo(page, page.getByRole('button', { name: 'Use this time zone' }));
      await page.keyboard.press('Enter');
    }
    await seeUsage(page);
  });

  it('met no fault on the way', () => {
    expect(visitor.faults).toEqual([]);
  });
});

/** Whether the next question is which clock the file is on, or none. */
async function asksForClock(page: Page): Promise<boolean> {
  const clock = page.getByRole('button', { name: 'Use this time zone' });
  const usage = page.getByRole('heading', { name: 'How your home uses power' });
  await clock.or(usage).first().waitFor({ timeout: 60_000 });
  return clock.isVisible();
}

/** Presses Tab until a control has the focus, and it can be pressed. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await eventually(async () => {
    expect(await control.isEnabled()).toBe(true);
  });
  const focused = control.and(page.locator(':focus'));
  for (let press = 0; press < MOST_TABS; press += 1) {
    if ((await focused.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('No Tab leads there.');
}
