import type { EventMetadata } from './event-metadata.js';

/** An event's place in the whole log. Opaque: serialise it, compare it with `comparePositions`. */
export type Position = string & { readonly __position: never };

/** The condition for an append; a bigint is the revision of the stream's last event. */
export type ExpectedRevision = 'any' | 'no_stream' | 'stream_exists' | bigint;

/** An event to append. `type` ends with its schema version (`energy.usage-imported.v1`); without a suffix it is 1. */
export interface NewEvent {
  /** UUID; appending the same id again has no effect. */
  readonly id: string;
  readonly type: string;
  /** Plain JSON: no `\u0000`, no lone surrogates, only finite numbers. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: EventMetadata;
}

/** An event read from the log, upcast to its newest schema version unless it is read `asStored`. */
export interface RecordedEvent {
  readonly id: string;
  readonly streamId: string;
  /** 0-based place in its stream. */
  readonly streamRevision: bigint;
  readonly position: Position;
  /** 0-based place in the log in which it was first recorded; a copy into another log carries it along. */
  readonly index: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: EventMetadata & {
    /** ISO 8601 UTC, by the clock of the log in which it was first recorded. */
    readonly recordedAt: string;
    /** SHA-256 (hex) over the RFC 8785 form of id, stream, type, data and metadata as appended. */
    readonly hash: string;
  };
}

/** Result of an append. `deduplicated`: the events were already stored, and nothing was written. */
export interface Appended {
  readonly nextExpectedRevision: bigint;
  readonly position: Position;
  readonly deduplicated: boolean;
}

/** Selects events of the log; if both are given, both must hold. */
export interface EventFilter {
  /** Event types in their newest version; older versions of them are included. */
  readonly types?: readonly string[];
  /** Stream categories: the part of a stream's id before the first hyphen. */
  readonly categories?: readonly string[];
}

/** Options of `readStream`. By default forwards from the beginning, or backwards from the end. */
export interface StreamRead {
  readonly direction?: 'forwards' | 'backwards';
  /** Inclusive. */
  readonly fromRevision?: bigint;
  readonly maxCount?: number;
  /** Not upcast: exactly what was appended and hashed, for proofs and copies. */
  readonly asStored?: boolean;
}

/** Options of `readAll`. Ends at `until`, or at the head at the time of the call. */
export interface LogRead {
  /** Exclusive; reading begins after it in the direction of reading. */
  readonly after?: Position;
  /** Inclusive. */
  readonly until?: Position;
  readonly direction?: 'forwards' | 'backwards';
  readonly filter?: EventFilter;
  readonly maxCount?: number;
  /** The same as for a stream; a filter then names types as stored. */
  readonly asStored?: boolean;
}

/**
 * The append-only event log, the only truth. Appends are durable when they return, idempotent by
 * event id, and all or nothing. Errors: `WrongExpectedRevision`, `StreamNotFound`, `IdempotencyMismatch`,
 * `AppendTooLarge`, `InvalidEvent`, `StoreUnavailable`.
 */
export interface EventStore {
  appendToStream(
    streamId: string,
    events: readonly NewEvent[],
    options: { readonly expectedRevision: ExpectedRevision },
  ): Promise<Appended>;
  /** Throws `StreamNotFound` if the stream does not exist. */
  readStream(streamId: string, options?: StreamRead): AsyncIterable<RecordedEvent>;
  readAll(options?: LogRead): AsyncIterable<RecordedEvent>;
  /** The position of the last event, `START` while there is none. */
  head(): Promise<Position>;
  /** The number of events after one position up to another; null if the adapter would have to read them. */
  eventsBetween(after: Position, until: Position): number | null;
  /** Resolves once the log has an event after the position, after `timeoutMs`, or on abort. */
  awaitAfter(after: Position, timeoutMs: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
