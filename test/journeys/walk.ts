import type { Page } from 'playwright-core';
import { axeFindings, overflowPx } from '../support/browser.js';
import { eventually } from '../support/eventually.js';

/** Answers to the questions of the plan page. */
export type Answers = {
  readonly postcode: string;
  readonly cents: string;
  readonly contractEnd?: string;
  readonly fee?: string;
};

/** Hands files to the start page and waits for the usage page. */
export async function bringFiles(page: Page, files: readonly (string | MeterFile)[]): Promise<void> {
  await page.goto('/');
  // Playwright takes paths or contents, but not both in one list.
  const paths = files.filter((file) => typeof file === 'string');
  const contents = files.filter((file) => typeof file !== 'string');
  await page.getByLabel('Meter files').setInputFiles(paths.length > 0 ? paths : [...contents]);
}

/** A file with its content, as a browser would send it. */
export type MeterFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Says which clock a file is on that does not tell. */
export async function sayClock(page: Page, zone: string): Promise<void> {
  await page.getByLabel('Time zone of the home').selectOption(zone);
  await page.getByRole('button', { name: 'Use this time zone' }).click();
}

/** Waits until the usage page shows a year. */
export async function seeUsage(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'How your home uses power' }).waitFor({ timeout: 60_000 });
}

/** Fills in the plan page and waits for the results. */
export async function answer(page: Page, { postcode, cents, contractEnd, fee }: Answers): Promise<void> {
  await page.getByLabel('Postcode or ZIP').fill(postcode);
  await page.getByText('brings the power to your home').waitFor();
  await page.getByLabel('Price per kWh').fill(cents);
  if (contractEnd !== undefined) await page.getByLabel('Last day of the contract').fill(contractEnd);
  if (fee !== undefined) {
    await page.getByLabel('One fixed fee').check();
    await page.getByLabel('Fee, $').fill(fee);
  }
  await page.getByRole('button', { name: 'See the best plans' }).click();
  await page.waitForURL(/\/results\/[0-9a-f-]{36}$/, { timeout: 60_000 });
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Opens the explanation and waits until it is whole. */
export async function readWhy(page: Page): Promise<string> {
  const panel = page.locator('tb-explanation-panel');
  await panel.locator('summary').click();
  await panel.locator('.source').waitFor({ timeout: 60_000 });
  return (await panel.textContent()) ?? '';
}

/** Waits until axe finds nothing on the page and nothing is wider than its window. */
export async function expectSound(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await eventually(async () => {
    expect(await blemishes(page)).toEqual([]);
  });
}

/** Axe findings and sideways overflow of the page as it is drawn now. */
async function blemishes(page: Page): Promise<readonly string[]> {
  const wide = await overflowPx(page);
  return [...(await axeFindings(page)), ...(wide > 0 ? [`${String(wide)} px wider than the window`] : [])];
}

/** `$1,234.56` as cents. */
export function centsOf(text: string): number {
  const amount = /(-?)\$([\d,]+\.\d{2})/.exec(text);
  if (amount === null) throw new Error(`No amount to the cent in "${text}".`);
  return Number(`${amount[1] ?? ''}${(amount[2] ?? '').replaceAll(',', '').replace('.', '')}`);
}

/** Labels of fields that do not fit their fields, and so end in an ellipsis. */
export function cutLabels(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(
    `[...document.querySelectorAll('mat-form-field label')]
      .filter((label) => label.scrollWidth > label.clientWidth).map((label) => label.textContent)`,
  );
}
