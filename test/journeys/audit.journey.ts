import { join } from 'node:path';
import type { TestApp } from '../support/app.js';
import { testApp } from '../support/app.js';
import { everybodyIs } from '../support/as-auditor.js';
import type { Visitor } from '../support/browser.js';
import { picture, visit } from '../support/browser.js';
import type { Client } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectText } from '../support/seen.js';
import { expectSound } from './walk.js';

describe('an auditor', () => {
  let app: TestApp;
  let auditor: Visitor;
  let phone: Visitor;
  let householdId: string;
  let recommendationId: string;

  beforeAll(async () => {
    app = await testApp({}, undefined, everybodyIs('auditor'), join(process.cwd(), 'dist/web/browser'));
    const resident = app.visitor();
    householdId = (await resident.get('/session')).json<{ householdId: string }>().householdId;
    await resident.send('PUT', '/households/me/place', { postcode: '75201' });
    // A busy machine may refuse at first; the same key is the same recommendation.
    await eventually(async () => {
      const made = await resident.generate({ usage: { sampleHomeId: 'dallas-flat' } }, 'one');
      expect(made.status).toBe(201);
      ({ recommendationId } = made.json<{ recommendationId: string }>());
    }, 60_000);
    await resident.send('PUT', '/households/me/place', { postcode: '77002' });
    await resident.send('PUT', '/households/me/place', { postcode: 'nowhere' });
    await explained(app.visitor());
    [auditor, phone] = [
      await visit(app.url, { width: 1200 }),
      await visit(app.url, { width: 320, dark: true }),
    ];
  }, 180_000);

  afterAll(async () => {
    await Promise.all([auditor.leave(), phone.leave()]);
    await app.stop();
  });

  const explained = (reader: Client): Promise<void> =>
    eventually(async () => {
      const found = await reader.get('/audit/entries?type=energy.explanation-published.v1');
      expect(found.text).toContain('published an explanation');
    }, 60_000);

  it('reads who did what, when and why, and finds more by a search', async () => {
    const { page } = auditor;
    await page.goto('/audit');
    await page.getByText('A guest said where the home is.').first().waitFor();
    await expectSound(page);
    await picture(page, 'audit-trail');
    await page.getByRole('searchbox', { name: 'Search' }).fill(`home:${householdId} action:placed`);
    await page.keyboard.press('Enter');
    await expectText(page.locator('.found'), '2 entries, newest first.');
    await page.getByRole('link', { name: 'Refused' }).click();
    await page.getByText('was refused PUT /api/v1/households/me/place').first().waitFor();
    await picture(page, 'audit-refused');
    await page.getByRole('searchbox', { name: 'Search' }).fill('colour:red');
    await page.keyboard.press('Enter');
    await page.getByText('The trail cannot be searched by “colour:red”.').waitFor();
    await expectSound(page);
  });

  it('opens one entry, and its sealed fields only for a reason', async () => {
    const { page } = auditor;
    await page.goto(`/audit?q=${encodeURIComponent(`home:${householdId} action:placed`)}`);
    await page.getByRole('link', { name: 'A guest said where the home is.' }).last().click();
    await page.getByRole('heading', { level: 1, name: 'A guest said where the home is.' }).waitFor();
    await expectSound(page);
    expect(await page.locator('pre').textContent()).not.toContain('75201');
    await page.getByLabel('Reason for opening').fill('A complaint about the place');
    await page.getByRole('button', { name: 'Open sealed fields' }).click();
    await expectText(page.locator('pre'), '75201');
    await picture(page, 'audit-entry');
    await page.goto('/audit?q=action:viewed%20-target:trail');
    await page.getByText('Reason: A complaint about the place').waitFor();
  });

  it('follows a recommendation from the click to its explanation', async () => {
    const { page } = auditor;
    await page.goto('/audit?q=action:issued');
    await page.getByRole('link', { name: 'What it led to' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'What one request led to' }).waitFor();
    await page.getByText('published an explanation').waitFor();
    await expectSound(page);
    await picture(page, 'audit-tree');
  });

  it('sees a home as it was, and what changed', async () => {
    const { page } = auditor;
    await page.goto(`/audit/homes/${householdId}`);
    await page.getByRole('heading', { level: 1, name: 'A home over time' }).waitFor();
    const slider = page.getByRole('slider', { name: 'After this event' });
    await slider.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.getByText(/2 of \d+\./).waitFor();
    await page.getByLabel('Reason for opening').fill('What did they see?');
    await page.getByRole('button', { name: 'Open sealed fields' }).click();
    await page.getByText('75201').first().waitFor();
    await expectSound(page);
    await picture(page, 'audit-home');
    await slider.focus();
    await page.keyboard.press('End');
    await page.getByLabel('Show what changed since an earlier moment').check();
    await page.getByRole('button', { name: 'Open sealed fields' }).click();
    await page.getByRole('heading', { name: 'What changed' }).waitFor();
    await picture(page, 'audit-changes');
    await expectSound(page);
  });

  it('has a recommendation made again, sees what it was made of, and why the first plan was first', async () => {
    const { page } = auditor;
    await page.goto('/audit?q=action:issued');
    await page.getByRole('link', { name: 'A guest was given a recommendation.' }).first().click();
    await page.getByRole('link', { name: 'Make it again' }).click();
    await page.getByRole('heading', { level: 1, name: 'One recommendation' }).waitFor();
    await expectSound(page);
    await page.getByLabel('Reason for opening').fill('Was this right?');
    await page.getByRole('button', { name: 'Open sealed fields' }).click();
    await page.getByRole('button', { name: 'Run the engine that made it' }).click();
    await page.getByText('The same inputs gave the same bytes again.').waitFor();
    await page.getByText('75201').first().waitFor();
    await page.getByRole('button', { name: 'Ask the engine why' }).click();
    await page.getByText('It stays first until it costs').waitFor();
    await expectSound(page);
    await picture(page, 'audit-again');
  });

  it('can do all this on a phone in the dark', async () => {
    const { page } = phone;
    for (const path of [
      '/audit',
      '/audit/entries/1',
      `/audit/homes/${householdId}`,
      '/audit/correlations/none',
      `/audit/recommendations/${recommendationId}`,
    ]) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectSound(page);
    }
    await page.goto('/audit?q=category:usage');
    await page.getByText('A guest took a sample home.').waitFor();
    await picture(page, 'audit-phone');
  });

  it('met no fault on the way', () => {
    expect([...auditor.faults, ...phone.faults]).toEqual([]);
  });
});
