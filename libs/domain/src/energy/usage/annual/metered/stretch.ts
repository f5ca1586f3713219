const FEW_MONTHS = 3;
const ENOUGH_MONTHS = 6;
const STRETCH_OF_FEW = 0.85;

/**
 * How much narrower than the season model's own reckoning the stated interval may be and still
 * hold the truth in 80 of 100 predictions of the back-test (`test/bench/usage-backtest.ts`): the
 * model is too careful when it knows a season only. Argument: the share of each calendar month
 * that is known.
 */
export function stretchFor(knownShares: readonly number[]): number {
  const knownMonths = knownShares.reduce((sum, share) => sum + share, 0);
  const place = (knownMonths - FEW_MONTHS) / (ENOUGH_MONTHS - FEW_MONTHS);
  return STRETCH_OF_FEW + (1 - STRETCH_OF_FEW) * Math.min(Math.max(place, 0), 1);
}
