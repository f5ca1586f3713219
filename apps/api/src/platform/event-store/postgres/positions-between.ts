import type { Position } from '../port/event-store.js';

/** How many positions lie after one up to another, never negative: events, since this log leaves no gap. */
export function positionsBetween(after: Position, until: Position): number {
  return Math.max(0, Number(BigInt(until) - BigInt(after)));
}
