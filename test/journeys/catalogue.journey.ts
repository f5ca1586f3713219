import { resolve } from 'node:path';
import { contexts } from '#api/contexts';
import type { Plan } from '#domain/energy/plans/plan';
import { seedCatalogue } from '#domain/energy/plans/seed-catalogue';
import { signedIn } from '../support/accounts.js';
import type { TestApp } from '../support/app.js';
import { testApp } from '../support/app.js';
import type { Visitor } from '../support/browser.js';
import { picture, visit } from '../support/browser.js';
import { expectText } from '../support/seen.js';
import { expectSound } from './walk.js';

const north = seedCatalogue()
  .filter(({ market }) => market === 'us-tx')
  .slice(0, 20)
  .map((plan, index): Plan => ({
    ...plan,
    planId: `north-${String(index)}`,
    name: `North ${String(index)}`,
  }));

/** The plan with twice its price for each kWh. */
function dearer(plan: Plan): Plan {
  const charges = plan.tariff.charges.map((charge) =>
    charge.kind === 'per-kwh' && charge.price.type === 'constant'
      ? { ...charge, price: { ...charge.price, price: String(Number(charge.price.price) * 2) } }
      : charge,
  );
  return { ...plan, tariff: { ...plan.tariff, charges } };
}

describe('an admin who looks after the catalogue', () => {
  let app: TestApp;
  let visitor: Visitor;
  beforeAll(async () => {
    app = await testApp({}, undefined, contexts, resolve('dist/web/browser'));
    const { client } = await signedIn(app, 'admin');
    visitor = await visit(app.url, { width: 320, dark: true });
    visitor.page.setDefaultTimeout(15_000);
    const [name = '', value = ''] = client.cookieText.split('=');
    await visitor.page.context().addCookies([{ name, value, url: app.url }]);
  }, 120_000);
  afterAll(async () => {
    await visitor.leave();
    await app.stop();
  });

  const sayWhy = async (reason: string): Promise<void> => {
    await visitor.page.getByLabel('Why?').fill(reason);
    await visitor.page.getByRole('button', { name: 'Do it' }).click();
  };
  const compare = async (plans: readonly Plan[], reason: string): Promise<void> => {
    const { page } = visitor;
    await page.goto('/admin/catalogue');
    const buffer = Buffer.from(JSON.stringify(plans));
    await page.getByLabel('File').setInputFiles({ name: 'north.json', mimeType: 'application/json', buffer });
    await page.getByLabel('Format').selectOption('own');
    await page.getByLabel('Short name of the list').fill('north');
    await page.getByRole('button', { name: 'Compare it with the catalogue' }).click();
    await sayWhy(reason);
    await page.getByRole('button', { name: 'Import it' }).waitFor({ timeout: 30_000 });
  };
  const importIt = async (reason: string): Promise<void> => {
    await visitor.page.getByRole('button', { name: 'Import it' }).click();
    await sayWhy(reason);
    await visitor.page.getByText('It is done.').waitFor({ timeout: 30_000 });
  };

  it('sees what a list would change, and imports it', async () => {
    const { page } = visitor;
    await page.goto('/admin/catalogue');
    await page.getByRole('heading', { name: /plans on offer/ }).waitFor();
    await expectSound(page);
    await compare(north, 'The first list');
    await expectText(page.locator('section[aria-labelledby="changes"]'), '20 plans added');
    await expectSound(page);
    await importIt('It is right');
    const [first, ...rest] = north;
    if (first === undefined) throw new Error('there is no plan');
    await compare([dearer(first), ...rest.slice(1)], 'The second list');
    await expectText(page.locator('section[aria-labelledby="changed"]'), /North 0.*dearer/s);
    await picture(page, 'catalogue-import');
    await importIt('Prices of December');
  });

  it('goes back to how it was', async () => {
    const { page } = visitor;
    await page.goto('/admin/catalogue');
    await expectText(
      page.locator('section[aria-labelledby="history"]'),
      /An admin imported.*Prices of December.*It is right/s,
    );
    await picture(page, 'catalogue');
    await page
      .getByRole('button', { name: /Go back to how it was/ })
      .first()
      .click();
    await sayWhy('The prices were wrong');
    await page.getByRole('button', { name: 'Import it' }).waitFor({ timeout: 30_000 });
    await importIt('Back to November');
    await page.goto('/admin/catalogue');
    await expectText(page.locator('section[aria-labelledby="history"]'), 'brought back an earlier catalogue');
  });

  it('writes a plan, mends what the validator says, and publishes it', async () => {
    const { page } = visitor;
    const written = JSON.stringify({ ...north[0], planId: 'by-hand', name: 'By hand', rating: 9 });
    await page.goto('/admin/catalogue');
    await page.getByLabel('Id of a new plan').fill('by-hand');
    await page.getByRole('button', { name: 'Write it' }).click();
    const save = async (text: string, reason: string): Promise<void> => {
      await page.getByLabel('Plan (JSON)').fill(text);
      await page.getByRole('button', { name: 'Save and validate' }).click();
      await sayWhy(reason);
    };
    await save(written, 'A new product');
    await expectText(page.locator('section[aria-labelledby="draft"]'), 'rating');
    await save(written.replace('"rating":9', '"rating":4'), 'Four stars');
    await page.getByRole('button', { name: 'Publish the draft' }).click();
    await sayWhy('Approved');
    await page.getByRole('heading', { name: 'On offer, from own' }).waitFor();
    await expectSound(page);
    await picture(page, 'catalogue-plan');
    await page.goto('/admin/catalogue');
    await page.getByLabel('Supplier or plan').fill('By hand');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.locator('tb-plan-search').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Withdraw it' }).click();
    await sayWhy('Sold out');
    await page.getByRole('heading', { name: /Withdrawn by hand/ }).waitFor();
    expect(visitor.faults).toEqual([]);
  });
});
