/**
 * Version of the ranking rules. It changes with every change that can change a rank, a verdict, a flag
 * or a figure of a scoring run. The pricing rules have a version of their own.
 */
export const SCORING_VERSION = 'scoring-4';
