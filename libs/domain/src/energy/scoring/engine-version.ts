/**
 * Version of the ranking rules. It changes with every change that can change a score, a rank, a flag
 * or a figure of a scoring run. The pricing rules have a version of their own.
 */
export const SCORING_VERSION = 'scoring-2';
