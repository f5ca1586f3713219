import { randomUUID } from 'node:crypto';
import type { Cause, Stamp } from './streams.js';

/**
 * The stamp of what a part of the system does by itself, `actor` its name: it goes on under the correlation of
 * the event that led to it. Without one (work that nobody asked for) a correlation of its own begins.
 */
export function systemStamp(actor: string, cause: Cause | undefined): Omit<Stamp, 'commandId'> {
  const begun = cause ?? { correlationId: randomUUID(), eventId: actor };
  return {
    actor,
    role: 'system',
    correlationId: begun.correlationId,
    causationId: begun.eventId,
    at: new Date().toISOString(),
  };
}
