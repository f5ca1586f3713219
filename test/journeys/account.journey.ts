import type { Visitor } from '../support/browser.js';
import { picture, visit } from '../support/browser.js';
import { MailServer } from '../support/mail-server.js';
import type { RunningApp } from '../support/processes/running-app.js';
import { runningApp } from '../support/processes/running-app.js';
import { expectText } from '../support/seen.js';
import { expectSound } from './walk.js';

const EMAIL = 'ada@home.example';
const PASSWORD = 'plum anvil corridor seven';

describe('a person with a small phone in the dark who makes an account', () => {
  let app: RunningApp;
  let mails: MailServer;
  let visitor: Visitor;

  beforeAll(async () => {
    mails = await MailServer.start();
    app = await runningApp(mails.settings);
    visitor = await visit(app.url.replace('127.0.0.1', 'localhost'), { width: 320, dark: true });
  }, 120_000);

  afterAll(async () => {
    expect(visitor.faults).toEqual([]);
    await visitor.leave();
    await app.stop();
    await mails.stop();
  });

  it('asks for a link with the keyboard alone', async () => {
    const { page } = visitor;
    await page.goto('/');
    await page.getByRole('link', { name: 'Your account' }).click();
    await page.waitForURL(/\/account\/sign-in$/);
    await expectSound(page);
    await picture(page, 'account-sign-in');
    await page.getByRole('link', { name: 'Make an account' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Make an account' }).waitFor();
    await page.getByLabel('E-mail address').focus();
    await page.keyboard.type(EMAIL);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
    await expectSound(page);
    await picture(page, 'account-link-sent');
  });

  it('opens the link, chooses a password, and is told which one is weak', async () => {
    const { page } = visitor;
    await page.goto(`/account/link#${await mails.secret(EMAIL)}`);
    await page.getByText(`For your new account with ${EMAIL}`).waitFor();
    await page.getByLabel('New password').fill('password1234');
    await page.getByRole('button', { name: 'Use this password' }).click();
    await page.getByText('among the first that others would try').waitFor();
    await expectSound(page);
    await picture(page, 'account-weak-password');
    await page.getByLabel('New password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Use this password' }).click();
    await page.getByRole('heading', { name: 'Your data', exact: true }).waitFor();
    await page.getByText('Nobody but you, until now.').waitFor();
    await expectSound(page);
    await picture(page, 'account-your-data');
  });

  it('signs out, and comes back with the password', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.waitForURL(/\/account\/sign-in$/);
    await page.getByLabel('E-mail address').fill(EMAIL);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Your data', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Change how I sign in' }).click();
    await expectSound(page);
    await picture(page, 'account-ways');
  });

  it('adds a passkey', async () => {
    const { page } = visitor;
    const browser = await page.context().newCDPSession(page);
    await browser.send('WebAuthn.enable');
    await browser.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    });
    await page.getByLabel('Your present password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByText(/^Passkey of \d{4}/).waitFor();
    await expectSound(page);
    await picture(page, 'account-passkey');
  });

  it('erases everything, and starts over as a guest', async () => {
    const { page } = visitor;
    const erase = page.locator('tb-erase-account');
    await erase.locator('summary').click();
    await erase.getByLabel('Your password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Erase my account and my homes' }).click();
    await page.waitForURL(/\/$/);
    await page.goto('/account');
    await page.waitForURL(/\/account\/sign-in$/);
    await expectText(page.getByRole('heading', { level: 1 }), 'Sign in');
  });
});
