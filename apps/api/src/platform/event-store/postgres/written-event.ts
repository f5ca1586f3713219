import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { EventMetadataSchema } from '../port/event-metadata.js';
import { AppendTooLarge, InvalidEvent } from '../port/errors.js';
import type { NewEvent } from '../port/event-store.js';

/** An event ready to be written: its data and metadata as canonical JSON. */
export interface WrittenEvent {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly metadata: string;
  /** SHA-256 over the canonical form of the whole event. */
  readonly hash: Buffer;
}

/** The most bytes of data and metadata in one append: KurrentDB's limit. */
export const APPEND_LIMIT_BYTES = 1_048_576;

const MAX_EVENTS = 10_000;
/** Wrong places of metadata that an error names. */
const MOST_PLACES = 5;
const MAX_STREAM_ID_LENGTH = 250;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TYPE = /^[a-z][a-z0-9.-]{0,149}$/;
/** An escaped NUL: an odd number of backslashes before `u0000`. */
const ESCAPED_NUL = /(?<!\\)(?:\\\\)*\\u0000/;

/** Checks and serialises the events of one append. Throws `InvalidEvent` and `AppendTooLarge`. */
export function writeEvents(streamId: string, events: readonly NewEvent[]): readonly WrittenEvent[] {
  checkStreamId(streamId);
  if (events.length > MAX_EVENTS)
    throw new InvalidEvent(`One append holds at most ${String(MAX_EVENTS)} events.`);
  const written = events.map((event) => writeEvent(streamId, event));
  if (new Set(written.map(({ id }) => id)).size !== written.length) {
    throw new InvalidEvent('Two events of one append have the same id.', { streamId });
  }
  const sizeBytes = written.reduce(
    (sum, { data, metadata }) => sum + byteLength(data) + byteLength(metadata),
    0,
  );
  if (sizeBytes > APPEND_LIMIT_BYTES) throw new AppendTooLarge(sizeBytes, APPEND_LIMIT_BYTES);
  return written;
}

/** The schema version that an event type's suffix names (`.v2`), 1 without one. */
export function schemaVersionOf(type: string): number {
  const suffix = /\.v([1-9]\d{0,3})$/.exec(type)?.[1];
  return suffix === undefined ? 1 : Number(suffix);
}

/** Checks that a stream id is a category, a hyphen and an id within the category. Throws `InvalidEvent`. */
export function checkStreamId(streamId: string): void {
  if (!/^[A-Za-z][^-\s]*-\S+$/.test(streamId) || streamId.length > MAX_STREAM_ID_LENGTH || hasNul(streamId)) {
    throw new InvalidEvent('A stream id reads category-id, without spaces.', { streamId });
  }
  canonical(streamId, streamId);
}

function writeEvent(streamId: string, event: NewEvent): WrittenEvent {
  const id = event.id.toLowerCase();
  if (!UUID.test(id)) throw new InvalidEvent('An event id is a UUID.', { streamId, id: event.id });
  if (!TYPE.test(event.type)) {
    throw new InvalidEvent('An event type is lower-case words, dots and hyphens.', {
      streamId,
      type: event.type,
    });
  }
  const known = EventMetadataSchema.safeParse(event.metadata);
  if (!known.success) {
    const places = known.error.issues.map(({ path }) => path.join('.')).slice(0, MOST_PLACES);
    throw new InvalidEvent('An event says who caused it, by which command and build.', { id, places });
  }
  const given: unknown = event.data; // callers in plain JavaScript may pass anything
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new InvalidEvent('The data of an event is an object.', { id });
  }
  const data = canonical(event.data, id);
  const metadata = canonical(known.data, id);
  return {
    id,
    type: event.type,
    schemaVersion: schemaVersionOf(event.type),
    data,
    metadata,
    hash: hashOf({ id, streamId, type: event.type, data, metadata }),
  };
}

/** Concatenates the canonical parts in RFC 8785's order of members, so that the whole is canonical too. */
function hashOf(event: {
  id: string;
  streamId: string;
  type: string;
  data: string;
  metadata: string;
}): Buffer {
  const { id, streamId, type, data, metadata } = event;
  const text = `{"data":${data},"id":"${id}","metadata":${metadata},"streamId":${JSON.stringify(streamId)},"type":"${type}"}`;
  return createHash('sha256').update(text).digest();
}

function canonical(value: unknown, id: string): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (error) {
    throw new InvalidEvent('An event holds plain JSON: finite numbers, whole characters, no cycles.', {
      id,
      cause: String(error),
    });
  }
  if (text === undefined) throw new InvalidEvent('An event holds plain JSON.', { id });
  if (text.includes('u0000') && ESCAPED_NUL.test(text)) {
    throw new InvalidEvent('An event holds no NUL character: the log cannot keep it.', { id });
  }
  return text;
}

function hasNul(text: string): boolean {
  return text.includes('\u0000');
}

function byteLength(text: string): number {
  return Buffer.byteLength(text);
}
