import { InjectionToken } from '@angular/core';
import type { Problem } from './problem.js';

/** Says what happened, and what the person can do. */
export type ProblemWords = {
  readonly heading: string;
  readonly advice: string;
  /** The page to go on with; absent if the person should stay here. */
  readonly goTo?: { readonly path: string; readonly label: string };
};

/** A link to the start page. */
export const START = { path: '/', label: 'Go to the start' } as const;

/** Words by problem code. */
export type WordsByCode = Readonly<Record<string, ProblemWords>>;

const KNOWN: WordsByCode = {
  'web.unreachable': {
    heading: 'We can’t reach the server',
    advice: 'Check your connection, then try again. Nothing is lost.',
  },
  'web.unreadable-answer': {
    heading: 'This page is out of date',
    advice: 'Reload the page. If that doesn’t help, please tell us.',
  },
};

/** Each context's words for its own codes, provided in the app's configuration. */
export const CONTEXT_PROBLEMS = new InjectionToken<readonly WordsByCode[]>('words for problems by context', {
  factory: () => [],
});

/** Finds words by code, then by HTTP status; the API’s own sentence is shown beside them. */
export function wordsFor(problem: Problem, contexts: readonly WordsByCode[] = []): ProblemWords {
  const known = [KNOWN, ...contexts].find((words) => problem.code in words);
  return known?.[problem.code] ?? wordsForStatus(problem);
}

function wordsForStatus({ status }: Problem): ProblemWords {
  switch (true) {
    case status === 401 || status === 403:
      return {
        heading: 'Your session has ended',
        advice: 'Sessions end after a while, to keep your data private. Start again with your file.',
        goTo: START,
      };
    case status === 404:
      return {
        heading: 'Not found',
        advice: 'It may have been deleted, it may belong to another session, or the address may be wrong.',
        goTo: START,
      };
    case status === 409:
      return {
        heading: 'Something changed in the meantime',
        advice: 'Try again, and you’ll see the latest.',
      };
    case status === 413:
      return { heading: 'That is too large', advice: 'Send a smaller file, or split it by year.' };
    case status === 429:
      return { heading: 'Too many requests at once', advice: 'Wait a minute, then try again.' };
    case status >= 500:
      return { heading: 'Something broke on our side', advice: 'Try again in a minute. Your data is safe.' };
    default:
      return { heading: 'Something isn’t right yet', advice: 'Please correct it, then try again.' };
  }
}
