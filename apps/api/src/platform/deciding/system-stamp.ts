import { randomUUID } from 'node:crypto';
import type { Cause, Stamp } from './streams.js';

/**
 * The stamp of a command by a part of the system, named `actor`. It continues the correlation of the event that
 * caused it; without a cause a new correlation begins.
 */
export function systemStamp(actor: string, cause: Cause | undefined): Omit<Stamp, 'commandId'> {
  const begun = cause ?? { correlationId: randomUUID(), eventId: actor };
  return {
    actor: { id: actor, kind: 'system' },
    role: 'system',
    correlationId: begun.correlationId,
    causationId: begun.eventId,
    at: new Date().toISOString(),
  };
}
