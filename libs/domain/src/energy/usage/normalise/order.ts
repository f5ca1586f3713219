/** Indexes that put starts in ascending order; equal starts keep file order. */
export function ascendingOrder(starts: Float64Array): Uint32Array {
  const length = starts.length;
  const order = new Uint32Array(length);
  for (let at = 0; at < length; at += 1) order[at] = at;
  const direction = directionOf(starts);
  if (direction === 'ascending') return order;
  if (direction === 'descending') return order.reverse();
  return order.sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0) || a - b);
}

/** Strictly descending only, so that reversing cannot swap equal starts. */
function directionOf(starts: Float64Array): 'ascending' | 'descending' | 'mixed' {
  let ascending = true;
  let descending = true;
  for (let at = 1; at < starts.length; at += 1) {
    const step = (starts[at] ?? 0) - (starts[at - 1] ?? 0);
    if (step < 0) ascending = false;
    if (step >= 0) descending = false;
    if (!ascending && !descending) return 'mixed';
  }
  return ascending ? 'ascending' : 'descending';
}
