import type { Visitor } from '../support/browser.js';
import { picture, visit } from '../support/browser.js';
import type { RunningApp } from '../support/processes/running-app.js';
import { runningApp } from '../support/processes/running-app.js';
import { expectCount, expectText } from '../support/seen.js';
import { bringFiles, expectSound, seeUsage } from './walk.js';

describe('a person who takes wrong turns', () => {
  let app: RunningApp;
  let visitor: Visitor;

  beforeAll(async () => {
    app = await runningApp();
    visitor = await visit(app.url, { width: 768 });
  }, 120_000);

  afterAll(async () => {
    await visitor.leave();
    await app.stop();
  });

  it('finds words where a page is missing or still empty', async () => {
    const { page } = visitor;
    const visits = [
      ['/nowhere', 'There is no page here'],
      ['/usage', 'No meter data yet'],
      ['/results', 'No results yet'],
      ['/results/0b54a3a1-5b0c-4c5e-9d0e-6f7f6f0f5a11', 'Not found'],
    ] as const;
    for (const [path, heading] of visits) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await expectSound(page);
    }
  });

  it('gets each page with a word of its own, which its styles bear', async () => {
    const { page } = visitor;
    const words = new Set<string>();
    for (const path of ['/', '/usage', '/plan']) {
      const answer = await page.request.get(path);
      const policy = answer.headers()['content-security-policy'] ?? '';
      expect(policy).not.toContain('unsafe');
      const word = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(await answer.text()).toContain(`="${word}">`);
      words.add(word);
    }
    expect(words.size).toBe(3);
  });

  it('reads the documentation of the API', async () => {
    const { page } = visitor;
    await page.goto('/docs');
    await page.getByRole('heading', { name: /^TreeBeard/ }).waitFor();
    await page.getByText('/api/v1/recommendations/generate').waitFor();
  });

  it('sends a web page and an empty file, and is told what to do', async () => {
    const { page } = visitor;
    const html = Buffer.from('<!doctype html><html><body>Please sign in</body></html>');
    await bringFiles(page, [{ name: 'export.csv', mimeType: 'text/csv', buffer: html }]);
    await expectText(page.getByRole('alert'), /web page|HTML/i);
    await picture(page, 'refused-file');
    await page.getByRole('button', { name: 'Try again' }).click();
    await bringFiles(page, [{ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) }]);
    await page.getByText('“empty.csv” is empty').waitFor();
  });

  it('types a bill backwards, mends it, and gets a usage page', async () => {
    const { page } = visitor;
    await page.goto('/');
    await page.getByRole('button', { name: 'Type in my bills' }).click();
    await page.getByLabel('Bill from').fill('2026-06-01');
    await page.getByLabel('Bill to').fill('2026-05-01');
    await page.getByLabel('Power used, kWh').fill('1043');
    await page.getByRole('button', { name: 'Use these bills' }).click();
    await page.getByText('must end on a later day').waitFor();
    await page.getByLabel('Bill to').fill('2026-07-02');
    await page.getByRole('button', { name: 'Use these bills' }).click();
    await seeUsage(page);
  });

  it('asks for plans without a place, and is told what is missing', async () => {
    const { page } = visitor;
    await page.goto('/plan');
    await page.getByRole('button', { name: 'See the best plans' }).click();
    await page.getByText('Enter your postcode first.').waitFor();
    await page.getByText('Type what you pay for each kWh').waitFor();
    await page.getByLabel('Postcode or ZIP').fill('00000');
    await page.getByRole('heading', { name: 'We don’t know this postcode' }).waitFor();
    await expectSound(page);
  });

  it('learns that they are offline, and goes on when they are back', async () => {
    const { page } = visitor;
    await page.context().setOffline(true);
    await page.getByText('You’re offline.').waitFor();
    await page.context().setOffline(false);
    await page.getByText('You’re offline.').waitFor({ state: 'detached' });
  });

  it('erases everything, and starts anew', async () => {
    const { page } = visitor;
    await page.goto('/plan');
    await page.getByText('Erase my data').click();
    await page.getByRole('button', { name: 'Erase everything' }).click();
    await page.getByRole('button', { name: 'Yes, erase everything' }).click();
    await page.getByRole('heading', { level: 1, name: /Find the electricity plan/ }).waitFor();
    await page.getByText('Everything about your home is erased.').waitFor();
    await expectSound(page);
    await page.reload();
    await expectCount(page.getByText('Everything about your home is erased.'), 0);
    await page.goto('/usage');
    await page.getByRole('heading', { name: 'No meter data yet' }).waitFor();
  });

  it('met no fault on the way', () => {
    expect(visitor.faults).toEqual([]);
  });
});
