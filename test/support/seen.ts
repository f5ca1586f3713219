import type { Locator } from 'playwright-core';
import { eventually } from './eventually.js';

/** Waits until exactly `count` elements are drawn; a count read once may come before the last of them. */
export function expectCount(drawn: Locator, count: number): Promise<void> {
  return eventually(async () => {
    expect(await drawn.count()).toBe(count);
  });
}

/** Waits until the one element holds this text or matches this pattern. */
export async function expectText(drawn: Locator, text: string | RegExp): Promise<void> {
  await drawn.waitFor({ state: 'attached' });
  await eventually(async () => {
    expect(await drawn.textContent()).toEqual(
      typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text),
    );
  });
}

/** Waits until the one element carries this attribute with this value. */
export function expectAttribute(drawn: Locator, name: string, value: string): Promise<void> {
  return eventually(async () => {
    expect(await drawn.getAttribute(name)).toBe(value);
  });
}
