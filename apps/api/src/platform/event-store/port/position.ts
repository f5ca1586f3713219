import { DomainError } from '#domain/shared/domain-error';
import type { Position } from './event-store.js';

/** Before the first event of any log. */
export const START = parsePosition('0');

/** Reads a serialised position. Throws `event-log.bad-position`. */
export function parsePosition(text: string): Position {
  if (!isPosition(text)) {
    throw new DomainError('event-log.bad-position', 'A log position is a whole number in digits.', {
      position: text,
    });
  }
  return text;
}

/** Whether a text is a serialised position. */
export function isPosition(text: string): text is Position {
  return /^(0|[1-9]\d{0,19})$/.test(text);
}

/** Negative if `a` comes before `b`, zero if they are equal, else positive. */
export function comparePositions(a: Position, b: Position): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
