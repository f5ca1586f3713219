import type { ProblemWords, WordsByCode } from '#web/shared/problems/problem-words';
import { START } from '#web/shared/problems/problem-words';

/** Whatever the page asked for, it was the home's. */
const ERASED: ProblemWords = {
  heading: 'Your data was erased',
  advice: 'Nothing is left of it. You can start again any time.',
  goTo: START,
};

/** Words for the energy context's problems, by code. */
export const ENERGY_PROBLEMS: WordsByCode = {
  'usage.no-year': {
    heading: 'No meter data yet',
    advice: 'Give us a meter file, type in your bills, or try a sample home first.',
    goTo: START,
  },
  'households.erased': ERASED,
  erased: ERASED,
  'households.unknown-postcode': {
    heading: 'We don’t know this postcode',
    advice: 'Check for typos. We know Texas best, and some places elsewhere.',
  },
  'households.choose-delivery-utility': {
    heading: 'More than one company runs wires here',
    advice: 'Pick the one named on your bill as “delivery” or “TDU”.',
  },
};
