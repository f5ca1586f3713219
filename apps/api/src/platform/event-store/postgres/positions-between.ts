import type { Position } from '../port/event-store.js';

/** The number of positions after one up to another, at least 0; equals the number of events, since the log has no gaps. */
export function positionsBetween(after: Position, until: Position): number {
  return Math.max(0, Number(BigInt(until) - BigInt(after)));
}
