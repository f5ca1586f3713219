import { InjectionToken } from '@angular/core';
import type { Problem } from './problem.js';

/** What to tell a person: what happened, and what they can do. */
export type ProblemWords = {
  readonly heading: string;
  readonly advice: string;
  /** A page where the way on lies; absent when staying is right. */
  readonly goTo?: { readonly path: string; readonly label: string };
};

/** The way back to the beginning. */
export const START = { path: '/', label: 'Go to the start' } as const;

/** Words by the stable code of a problem. */
export type WordsByCode = Readonly<Record<string, ProblemWords>>;

const KNOWN: WordsByCode = {
  'web.unreachable': {
    heading: 'We can’t reach the server',
    advice: 'Check your connection, then try again. Nothing of yours is lost.',
  },
  'web.unreadable-answer': {
    heading: 'This page is out of date',
    advice: 'Reload the page. If it stays, please tell us.',
  },
};

/** Words for the codes of each context, which gives them where the app is put together. */
export const CONTEXT_PROBLEMS = new InjectionToken<readonly WordsByCode[]>('words for problems by context', {
  factory: () => [],
});

/** Words by code first, then by status; the API’s own sentence is shown beside them. */
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
        advice: 'It may be deleted, or belong to another session, or the address is wrong.',
        goTo: START,
      };
    case status === 409:
      return { heading: 'Something changed meanwhile', advice: 'Try again, and you’ll see the latest.' };
    case status === 413:
      return { heading: 'That is too large', advice: 'Send a smaller file, or split it by year.' };
    case status === 429:
      return { heading: 'Too many tries at once', advice: 'Wait a minute, then try again.' };
    case status >= 500:
      return { heading: 'Something broke on our side', advice: 'Try again in a minute. Your data is safe.' };
    default:
      return { heading: 'Something isn’t right yet', advice: 'Change what is named here, then try again.' };
  }
}
