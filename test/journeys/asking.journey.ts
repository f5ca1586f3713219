import type { Visitor } from '../support/browser.js';
import { picture, visit } from '../support/browser.js';
import { circuits } from '../support/circuits.js';
import type { RunningApp } from '../support/processes/running-app.js';
import { runningApp } from '../support/processes/running-app.js';
import { expectText } from '../support/seen.js';
import type { MeterFile } from './walk.js';
import { bringFiles, expectSound, seeUsage } from './walk.js';

const NAMES = ['Kitchen (kWh)', 'Heat pump (kWh)', 'Dryer (kWh)'];

function table(name: string, from: string): MeterFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(circuits(from, 40, NAMES)) };
}

describe('a person whose file can be read in several ways', () => {
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

  it('is asked which column counts, and sees what each answer comes to', async () => {
    const { page } = visitor;
    await bringFiles(page, [table('circuits.csv', '2026-01-01')]);
    await page.getByRole('heading', { name: 'One question about your file' }).waitFor();
    await page.getByText('816 kWh bought').waitFor();
    await expectSound(page);
    await picture(page, 'asking-320-dark');
    await page.getByRole('radio', { name: /“Heat pump \(kWh\)”\. On/ }).check();
    await page.getByText('240 kWh bought').waitFor();
    await page.getByLabel('What is “Dryer (kWh)”?').selectOption('Electricity sold');
    await page.getByText('480 kWh sold').waitFor();
    await page.getByLabel('What is “Dryer (kWh)”?').selectOption('Not needed');
    await page.getByText('From January 1, 2026 to February 9, 2026').waitFor();
  });

  it('finds the question again after the page was closed, and answers it by keyboard', async () => {
    const { page } = visitor;
    await page.reload();
    await page.getByRole('heading', { name: 'One question about your file' }).waitFor();
    await page.getByText('816 kWh bought').waitFor();
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.getByText('240 kWh bought').waitFor();
    await page.getByRole('button', { name: 'Read it like this' }).press('Enter');
    await page.getByText('does not say which clock').waitFor();
    await expectSound(page);
    await picture(page, 'asking-clock-320-dark');
    await page.getByLabel('Time zone of the home').selectOption('America/Chicago');
    await page.getByRole('button', { name: 'Use this time zone' }).press('Enter');
    await seeUsage(page);
    await expectText(page.locator('tb-quality-report'), /240 kWh/);
  });

  it('is not asked again about the same columns', async () => {
    const { page } = visitor;
    await bringFiles(page, [table('circuits-before.csv', '2025-11-10')]);
    await seeUsage(page);
  });

  it('met no fault on the way', () => {
    expect(visitor.faults).toEqual([]);
  });
});
