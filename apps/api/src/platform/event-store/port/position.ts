import { DomainError } from '#domain/shared/domain-error';
import type { Position } from './event-store.js';

/** Before the first event of any log. */
export const START = parsePosition('0');

/** Reads a serialised position. Throws `event-log.bad-position`. */
export function parsePosition(text: string): Position {
  if (!/^(0|[1-9]\d{0,19})$/.test(text)) {
    throw new DomainError('event-log.bad-position', 'A log position is a whole number in digits.', {
      position: text,
    });
  }
  return text as Position; // checked just above
}

/** Negative when `a` stands before `b`, zero when they are the same, else positive. */
export function comparePositions(a: Position, b: Position): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** How many positions `a` is behind `b` (never negative): events, where positions are contiguous. */
export function positionsBehind(a: Position, b: Position): number {
  return Math.max(0, Number(BigInt(b) - BigInt(a)));
}
