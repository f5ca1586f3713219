/** Costs within half a cent of each other count as equal. */
const TIE_MICROS = 5_000;

/**
 * The share of drawn years in which each contender is the cheapest, from its costs in them (micros). Contenders
 * that tie share a year, so that shares sum to 1. All null without years.
 */
export function winShares(costs: readonly Float64Array[]): readonly (number | null)[] {
  const years = costs[0]?.length ?? 0;
  if (years === 0) return costs.map(() => null);
  const wins = new Float64Array(costs.length);
  for (let year = 0; year < years; year += 1) {
    const least = costs.reduce((lowest, each) => Math.min(lowest, each[year] ?? Infinity), Infinity);
    const winners = costs.flatMap((each, at) => ((each[year] ?? Infinity) <= least + TIE_MICROS ? [at] : []));
    for (const at of winners) wins[at] = (wins[at] ?? 0) + 1 / winners.length;
  }
  return Array.from(wins, (won) => thousandths(won / years));
}

/** Share of drawn years (0 to 1) in which `costs` are below `others`, both in micros; null without years. */
export function beatShare(costs: Float64Array, others: Float64Array): number | null {
  if (costs.length === 0) return null;
  const won = costs.filter((cost, year) => cost < (others[year] ?? -Infinity) - TIE_MICROS).length;
  return thousandths(won / costs.length);
}

/** The cost in micros that a share of the drawn years stays below; null without years. */
export function quantileOf(costs: Float64Array, share: number): number | null {
  if (costs.length === 0) return null;
  const sorted = costs.toSorted();
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return Math.round(below + (place - Math.floor(place)) * (above - below));
}

function thousandths(share: number): number {
  return Math.round(share * 1000) / 1000;
}
