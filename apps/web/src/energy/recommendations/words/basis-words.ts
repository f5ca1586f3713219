import { day } from '#web/shared/format/dates';
import { kwh, percent } from '#web/shared/format/energy';
import type { Recommendation } from '../recommendation.js';

/** Says how many plans were compared, how old their prices are, and how much of the year was measured. */
export function basisWords(recommendation: Recommendation): string {
  const { coverage, usage } = recommendation;
  const { plans, retailers, oldest, newest } = coverage;
  const { verdict } = recommendation;
  const compared = plans === 1 ? '1 plan' : `${String(plans)} plans`;
  const sellers = retailers > 1 ? ` from ${String(retailers)} suppliers` : '';
  const dated =
    oldest === null || newest === null
      ? ''
      : oldest === newest
        ? `, with prices of ${day(newest)}`
        : `, with prices of ${day(oldest)} to ${day(newest)}`;
  const measured =
    usage.meteredShare === 0
      ? 'none of it was counted hour by hour'
      : `${percent(usage.meteredShare)} of it was counted by your meter`;
  const known =
    verdict.advice === 'onlyPlan'
      ? `We know ${compared} here`
      : `Compared: ${compared}${sellers} we know here`;
  return `${known}${dated}. There may be others. Priced on your ${kwh(usage.annualKwh)} a year; ${measured}.`;
}

/** Warns of prices older than they usually last in their market, and says what to do; null while they are fresh. */
export function oldPricesWords({
  coverage: { plans, outdated },
  verdict,
}: Pick<Recommendation, 'coverage' | 'verdict'>): string | null {
  if (outdated === 0) return null;
  const which =
    outdated === plans
      ? plans === 1
        ? 'This price is older'
        : 'These prices are all older'
      : `${String(outdated)} of these prices ${outdated === 1 ? 'is' : 'are'} older`;
  const guide =
    verdict.horizonSavings === null
      ? 'Treat these costs as a rough guide.'
      : 'Treat the saving as a rough guide, and check the supplier’s price today before you sign.';
  return `${which} than prices here usually last. ${guide}`;
}

/** The price lists used: `Power to Choose (13 plans)`. */
export function listWords({ lists }: Recommendation['coverage']): readonly string[] {
  return lists.map(({ source, plans }) => `${source} (${plans === 1 ? '1 plan' : `${String(plans)} plans`})`);
}
