/**
 * Version of the ranking rules, raised with every change that can alter a rank, verdict, flag or figure of a
 * scoring run. The pricing rules have a separate version.
 */
export const SCORING_VERSION = 'scoring-9';
