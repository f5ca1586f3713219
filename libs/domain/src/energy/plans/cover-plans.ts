import type { Coverage } from '../scoring/coverage.js';
import type { Plan } from './plan.js';

const MOST_LISTS = 6;
const DAY_MS = 86_400_000;

/**
 * Days that a published price can be trusted, by market: Texas offers change weekly, the British cap each
 * quarter, Australian offers with the default ones each July, most utilities' tariffs once a year.
 */
const LIFE_DAYS: readonly (readonly [prefix: string, days: number])[] = [
  ['us-tx', 45],
  ['us-oh', 180],
  ['us-pa', 180],
  ['uk', 92],
  ['au-', 183],
  ['', 365],
];

/** Whether a price of `asOf` is older on `today` than prices of its market usually last (both `YYYY-MM-DD`). */
export function isOutdated(market: string, asOf: string, today: string): boolean {
  const life = LIFE_DAYS.find(([prefix]) => market.startsWith(prefix))?.[1] ?? 0;
  return (Date.parse(today) - Date.parse(asOf)) / DAY_MS > life;
}

/** Coverage of a comparison of these plans on `today` (`YYYY-MM-DD`). */
export function coverageOf(plans: readonly Plan[], today: string): Coverage {
  const lists = new Map<string, { source: string; plans: number; asOf: string }>();
  for (const { tariff } of plans) {
    const { source, asOf } = tariff.provenance;
    const list = lists.get(source) ?? { source, plans: 0, asOf };
    lists.set(source, { source, plans: list.plans + 1, asOf: asOf < list.asOf ? asOf : list.asOf });
  }
  const days = plans.map(({ tariff }) => tariff.provenance.asOf).sort();
  return {
    plans: plans.length,
    retailers: new Set(plans.map(({ retailer }) => retailer)).size,
    lists: [...lists.values()].sort((a, b) => b.plans - a.plans).slice(0, MOST_LISTS),
    oldest: days[0] ?? null,
    newest: days.at(-1) ?? null,
    noOffers: plans.every(({ isDefault }) => isDefault === true),
    outdated: plans.filter(({ market, tariff }) => isOutdated(market, tariff.provenance.asOf, today)).length,
  };
}
