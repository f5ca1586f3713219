import type { Problem } from './problem.js';

/** What to tell a person: what happened, and what they can do. */
export type ProblemWords = {
  readonly heading: string;
  readonly advice: string;
  /** A page where the way on lies; absent when staying is right. */
  readonly goTo?: { readonly path: string; readonly label: string };
};

const START = { path: '/', label: 'Go to the start' } as const;

const KNOWN: Readonly<Record<string, ProblemWords>> = {
  'web.unreachable': {
    heading: 'We cannot reach the server',
    advice: 'Check your connection, then try again. Nothing of yours is lost.',
  },
  'web.unreadable-answer': {
    heading: 'This page is out of date',
    advice: 'Reload the page. If it stays, please tell us.',
  },
  'usage.no-year': {
    heading: 'No meter data yet',
    advice: 'Give us a meter file, type in your bills, or try a sample home first.',
    goTo: START,
  },
  'households.erased': {
    heading: 'Your data was erased',
    advice: 'Nothing of it is left. You can start anew at any time.',
    goTo: START,
  },
  'households.unknown-postcode': {
    heading: 'We do not know this postcode',
    advice: 'Check it for a slip. We know Texas best, and some places elsewhere.',
  },
  'households.choose-delivery-utility': {
    heading: 'Two companies own wires here',
    advice: 'Pick the one named on your bill as “delivery” or “TDU”.',
  },
};

/** Words by code first, then by status; the API’s own sentence is shown beside them. */
export function wordsFor(problem: Problem): ProblemWords {
  return KNOWN[problem.code] ?? wordsForStatus(problem);
}

function wordsForStatus({ status, code }: Problem): ProblemWords {
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
      return { heading: 'Something changed meanwhile', advice: 'Try again; you will see the newest state.' };
    case status === 413:
      return { heading: 'That is too large', advice: 'Send a smaller file, or split it by year.' };
    case status === 422 && code.startsWith('usage.'):
      return {
        heading: 'We could not use this',
        advice: 'Nothing of it was kept. Try another file, or a sample home.',
      };
    case status === 429:
      return { heading: 'Too many tries at once', advice: 'Wait a minute, then try again.' };
    case status >= 500:
      return { heading: 'Something broke on our side', advice: 'Try again in a minute. Your data is safe.' };
    default:
      return { heading: 'Something is not right yet', advice: 'Change what is named here, then try again.' };
  }
}
