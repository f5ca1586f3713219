import type { LogEntry } from '#domain/shared/proof/log-entry';
import type { RecordedEvent } from '../event-store/port/event-store.js';

/** An event that was read `asStored`, as proofs see it. */
export function storedEntry(event: RecordedEvent): LogEntry {
  const { recordedAt, hash, ...metadata } = event.metadata;
  return {
    leaf: {
      index: event.index,
      recordedAt,
      streamId: event.streamId,
      revision: Number(event.streamRevision),
      eventId: event.id,
      type: event.type,
      schemaVersion: event.schemaVersion,
      hash,
    },
    data: event.data,
    metadata,
  };
}
