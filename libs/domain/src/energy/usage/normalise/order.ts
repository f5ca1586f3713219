import type { NumberColumn } from '../readings/number-column.js';

/** Indexes that put starts in ascending order; equal starts keep file order. Undefined when they stand so already. */
export function ascendingOrder(starts: NumberColumn): Uint32Array | undefined {
  const direction = directionOf(starts);
  if (direction === 'ascending') return undefined;
  const order = countUp(starts.length);
  if (direction === 'descending') return order.reverse();
  return order.sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0) || a - b);
}

/** 0, 1, 2, … */
export function countUp(length: number): Uint32Array {
  const order = new Uint32Array(length);
  for (let at = 0; at < length; at += 1) order[at] = at;
  return order;
}

/** Strictly descending only, so that reversing cannot swap equal starts. */
function directionOf(starts: NumberColumn): 'ascending' | 'descending' | 'mixed' {
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
