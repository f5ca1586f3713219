import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { z } from 'zod';

/** A visitor's screen; its width is in CSS pixels. */
export type Screen = { readonly width: number; readonly dark?: boolean };

/** One visitor with their own browser; `faults` collects errors of the console and the page. */
export type Visitor = {
  readonly page: Page;
  readonly faults: readonly string[];
  leave(): Promise<void>;
};

const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PICTURES = 'dist/journeys';

/** Opens Chromium with a new profile. Motion is reduced, so that tests see the final state. */
export async function visit(url: string, { width, dark = false }: Screen): Promise<Visitor> {
  const profile = mkdtempSync(join(tmpdir(), 'treebeard-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: SWITCHES,
    headless: true,
    baseURL: url,
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const faults = watch(page);
  return { page, faults, leave: () => close(context, profile) };
}

/** Violations of WCAG 2.2 AA and best practice that axe finds on the page, one line each; none may remain. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  // The content security policy allows only the page's own scripts, so axe must bypass it.
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: `${axe.source};undefined` });
  const run = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target).join(', ')))`;
  const { result } = await session.send('Runtime.evaluate', {
    expression: run,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return z.array(z.string()).parse(result.value);
}

/** How much wider the page is than its window, in CSS pixels. */
export function overflowPx(page: Page): Promise<number> {
  return page
    .evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    .then(Number);
}

/** Saves a screenshot of the whole page for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

function watch(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // A refused request is logged by the browser itself; the page shows it in words, and journeys check those.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(message.text());
  });
  return faults;
}

async function close(context: BrowserContext, profile: string): Promise<void> {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}
