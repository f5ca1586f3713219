import { parsePosition } from '../port/position.js';
import type { EventMetadata } from '../port/event-metadata.js';
import type { Position, RecordedEvent } from '../port/event-store.js';
import type { Upcasters } from '../port/upcasters.js';

/** The columns of a recorded event, in the order of `EventRow`. */
export const EVENT_COLUMNS =
  "global_position, stream_id, stream_revision, event_id, event_type, schema_version, data, metadata, encode(hash, 'hex'), recorded_at::text";

/** A row of `EVENT_COLUMNS`, every value as PostgreSQL writes it. */
export type EventRow = readonly [
  position: string,
  streamId: string,
  revision: string,
  id: string,
  type: string,
  schemaVersion: number,
  data: string,
  metadata: string,
  hash: string,
  recordedAt: string,
];

/** Turns a row into the event it holds, upcast. */
export function recordedEvent(row: EventRow, upcasters: Upcasters): RecordedEvent {
  const [position, streamId, revision, id, type, schemaVersion, data, metadata, hash, recordedAt] = row;
  return upcasters.upcast({
    id,
    streamId,
    streamRevision: BigInt(revision),
    position: parsePosition(position),
    index: indexOf(parsePosition(position)),
    type,
    schemaVersion,
    data: JSON.parse(data) as RecordedEvent['data'], // checked when it was written
    metadata: { ...(JSON.parse(metadata) as EventMetadata), hash, recordedAt: isoInstant(recordedAt) }, // likewise
  });
}

/** The log counts its positions from 1, without a gap. */
export function indexOf(position: Position): number {
  return Number(position) - 1;
}

/** `2026-11-21 18:40:00.12+00` -> `2026-11-21T18:40:00.120Z`; connections run in UTC. */
function isoInstant(text: string): string {
  const millis = /\.(\d{1,3})/.exec(text)?.[1] ?? '';
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${millis.padEnd(3, '0')}Z`;
}
