/**
 * Splits whole milli-watt-hours by weights, to whole numbers that sum to the total exactly. A
 * weight below zero counts as zero; with no weight at all the split is even. The split of equal
 * inputs is equal, and each part is within one of its exact share.
 */
export function apportion(totalMilliWh: number, weights: ArrayLike<number>): Float64Array {
  const parts = new Float64Array(weights.length);
  let whole = 0;
  for (let at = 0; at < weights.length; at += 1) whole += Math.max(weights[at] ?? 0, 0);
  const even = !(whole > 0) || !Number.isFinite(whole);
  const scale = even ? weights.length : whole;
  let reached = 0;
  let given = 0;
  for (let at = 0; at < weights.length; at += 1) {
    reached += even ? 1 : Math.max(weights[at] ?? 0, 0);
    const upTo = at === weights.length - 1 ? totalMilliWh : Math.round((totalMilliWh * reached) / scale);
    parts[at] = upTo - given;
    given = upTo;
  }
  return parts;
}
