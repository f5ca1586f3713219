/** Where an event stands in the whole log. Opaque: serialise it, compare it with `comparePositions`. */
export type Position = string & { readonly __position: never };

/** What must be true of a stream for an append to happen; a bigint is the revision of its last event. */
export type ExpectedRevision = 'any' | 'no_stream' | 'stream_exists' | bigint;

/** Who did it and why, as a caller stamps it. No personal data: it is never sealed. */
export interface EventMetadata {
  /** An account, a guest session or a part of the system, by id. */
  readonly actor: string;
  readonly role: string;
  /** The request that began it all. */
  readonly correlationId: string;
  /** The event or command that led to this one. */
  readonly causationId: string;
}

/** An event to append. `type` ends with its schema version (`energy.usage-imported.v1`); no suffix means 1. */
export interface NewEvent {
  /** UUID; appending the same id again has no effect. */
  readonly id: string;
  readonly type: string;
  /** Plain JSON: no `\u0000`, no lone surrogates, only finite numbers. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: EventMetadata;
}

/** An event as it stands in the log, upcast to the newest schema version. */
export interface RecordedEvent {
  readonly id: string;
  readonly streamId: string;
  /** 0-based place in its stream. */
  readonly streamRevision: bigint;
  readonly position: Position;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: EventMetadata & {
    /** ISO 8601 UTC, by the log's clock. */
    readonly recordedAt: string;
    /** SHA-256 (hex) over the RFC 8785 form of id, stream, type, data and metadata as appended. */
    readonly hash: string;
  };
}

/** What an append answers. `deduplicated`: these events were here already, nothing was written. */
export interface Appended {
  readonly nextExpectedRevision: bigint;
  readonly position: Position;
  readonly deduplicated: boolean;
}

/** Which events of the log a reader wants; both given means both must hold. */
export interface EventFilter {
  /** Event types, in their newest version: older versions of the same type come along. */
  readonly types?: readonly string[];
  /** Stream categories: the part of a stream's id before the first hyphen. */
  readonly categories?: readonly string[];
}

/** Options of `readStream`. Forwards from the beginning (or backwards from the end) unless said otherwise. */
export interface StreamRead {
  readonly direction?: 'forwards' | 'backwards';
  /** Inclusive. */
  readonly fromRevision?: bigint;
  readonly maxCount?: number;
}

/** Options of `readAll`. Ends at `until`, else at what was the head when it began. */
export interface LogRead {
  /** Exclusive; where reading begins, in the direction of reading. */
  readonly after?: Position;
  /** Inclusive. */
  readonly until?: Position;
  readonly direction?: 'forwards' | 'backwards';
  readonly filter?: EventFilter;
  readonly maxCount?: number;
}

/**
 * The log of what happened: the only truth, append-only. Appends are durable when they return, idempotent by
 * event id, and all or nothing. Errors: `WrongExpectedRevision`, `StreamNotFound`, `IdempotencyMismatch`,
 * `AppendTooLarge`, `InvalidEvent`, `StoreUnavailable`.
 */
export interface EventStore {
  appendToStream(
    streamId: string,
    events: readonly NewEvent[],
    options: { readonly expectedRevision: ExpectedRevision },
  ): Promise<Appended>;
  /** Throws `StreamNotFound` when the stream has never been written to. */
  readStream(streamId: string, options?: StreamRead): AsyncIterable<RecordedEvent>;
  readAll(options?: LogRead): AsyncIterable<RecordedEvent>;
  /** The position of the last event, `START` while there is none. */
  head(): Promise<Position>;
  /** How many events stand after one position up to another; null where only reading them would tell. */
  eventsBetween(after: Position, until: Position): number | null;
  /** Resolves once the log holds something after the position, at the latest after `timeoutMs` or on abort. */
  awaitAfter(after: Position, timeoutMs: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
