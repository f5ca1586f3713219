import { loggedError } from './logged-error.js';

/** One line about whatever was thrown: what a log may say of it, and nothing of what its maker hung on it. */
export function errorLine(thrown: unknown): string {
  return JSON.stringify(loggedError(thrown));
}

/**
 * Keeps credentials out of what goes past the log: libraries print errors whole to the console, with the client that
 * failed and its password in it, and so does Node when nobody catches one. From here on both say what a log may say.
 * An error that nobody caught still ends the process with 1.
 */
export function guardConsole(): void {
  for (const level of ['error', 'warn'] as const) {
    console[level] = (...parts: readonly unknown[]) => {
      process.stderr.write(`${parts.map(said).join(' ')}\n`);
    };
  }
  const end = (thrown: unknown): void => {
    process.stderr.write(`${errorLine(thrown)}\n`);
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

/** Plain words as they are, but for credentials; of any other thing that is no error only that it was there. */
function said(part: unknown): string {
  if (part instanceof Error) return errorLine(part);
  return typeof part === 'object' && part !== null ? '{…}' : loggedError(part).message;
}
