import { z } from 'zod';
import { comparePositions, isPosition, parsePosition } from '#api/platform/event-store/port/position';
import type { RecordedEvent } from '#api/platform/event-store/port/event-store';

/** A moment of the past: a position of the log, or an instant in UTC. */
export const MomentSchema = z.union([
  z.iso.datetime({ offset: true }).max(40),
  z.string().refine(isPosition, 'must be a position of the log or an instant'),
]);

/** Whether an event had happened by a moment; without one, every event has. */
export function hadHappened(
  moment: string | undefined,
): (event: Pick<RecordedEvent, 'position' | 'metadata'>) => boolean {
  if (moment === undefined) return () => true;
  if (isPosition(moment)) {
    const last = parsePosition(moment);
    return ({ position }) => comparePositions(position, last) <= 0;
  }
  const lastMs = Date.parse(moment);
  return ({ metadata }) => Date.parse(metadata.recordedAt) <= lastMs;
}
