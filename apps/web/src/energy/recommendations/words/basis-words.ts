import { day } from '#web/shared/format/dates';
import { kwh, percent } from '#web/shared/format/energy';
import type { Recommendation } from '../recommendation.js';

const MOST_NAMED = 2;

/** What the answer rests on: how many plans of which lists, how old they are, and how much of the year was measured. */
export function basisWords({ coverage, usage }: Recommendation): string {
  const { plans, retailers, lists, oldest, newest } = coverage;
  const compared = plans === 1 ? '1 plan' : `${String(plans)} plans`;
  const sellers = retailers > 1 ? ` from ${String(retailers)} suppliers` : '';
  const named = lists.slice(0, MOST_NAMED).map(({ source }) => source);
  const more = lists.length > MOST_NAMED ? ' and others' : '';
  const dated =
    oldest === null || newest === null
      ? ''
      : oldest === newest
        ? `, prices of ${day(newest)}`
        : `, prices of ${day(oldest)} to ${day(newest)}`;
  const from = named.length === 0 ? '' : ` (${named.join(', ')}${more}${dated})`;
  const measured =
    usage.meteredShare === 0
      ? 'none of it was counted hour by hour'
      : `${percent(usage.meteredShare)} of it was counted by your meter`;
  return `Compared: ${compared}${sellers} we know here${from}. There may be others. Priced on your ${kwh(usage.annualKwh)} a year; ${measured}.`;
}

/** That prices are older than prices of their market usually last, and what follows; null while they are fresh. */
export function oldPricesWords({ plans, outdated }: Recommendation['coverage']): string | null {
  if (outdated === 0) return null;
  const which =
    outdated === plans
      ? plans === 1
        ? 'This price is older'
        : 'These prices are all older'
      : `${String(outdated)} of these prices ${outdated === 1 ? 'is' : 'are'} older`;
  return `${which} than prices here usually last. Treat the saving as a rough guide, and check the supplier’s price today before you sign.`;
}
