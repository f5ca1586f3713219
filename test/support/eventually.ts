import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 10;

/** Repeats an expectation until it holds; after `withinMs` throws its last failure. */
export async function eventually<T>(expectation: () => Promise<T> | T, withinMs = 15_000): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(POLL_MS);
    }
  }
}
