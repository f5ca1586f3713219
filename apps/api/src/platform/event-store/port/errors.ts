import { DomainError } from '#domain/shared/domain-error';
import { Fault } from '#domain/shared/fault';
import type { ExpectedRevision } from './event-store.js';

/** The stream has changed or does not exist: load and decide again. */
export class WrongExpectedRevision extends DomainError {
  constructor(
    readonly streamId: string,
    readonly expected: ExpectedRevision,
    /** The stream's revision, or `no_stream`. */
    readonly actual: bigint | 'no_stream',
  ) {
    super(
      'event-log.wrong-expected-revision',
      'This changed in the meantime; load it again and retry.',
      {
        streamId,
        expected: String(expected),
        actual: String(actual),
      },
      'conflict',
    );
  }
}

/** No event was ever appended to this stream. */
export class StreamNotFound extends DomainError {
  constructor(readonly streamId: string) {
    super('event-log.stream-not-found', 'There is nothing with this id.', { streamId }, 'not-found');
  }
}

/** An event id was already used for another stream, type or data, or only some of the ids were used before. */
export class IdempotencyMismatch extends DomainError {
  constructor(streamId: string, eventIds: readonly string[]) {
    super(
      'event-log.idempotency-mismatch',
      'This id was already used for something else; use a new one.',
      {
        streamId,
        eventIds,
      },
      'conflict',
    );
  }
}

/** One append holds more than `limitBytes` of data and metadata. */
export class AppendTooLarge extends DomainError {
  constructor(sizeBytes: number, limitBytes: number) {
    super(
      'event-log.append-too-large',
      'This is too much for one append; split it.',
      {
        sizeBytes,
        limitBytes,
      },
      'too-large',
    );
  }
}

/** The event cannot be stored unchanged as JSON, does not fit its schema, or lacks required metadata. */
export class InvalidEvent extends Fault {
  constructor(reason: string, details: Readonly<Record<string, unknown>> = {}) {
    super('event-log.invalid-event', reason, details);
  }
}

/** The log could not be reached; whether the append happened is unknown, so retry with the same event ids. */
export class StoreUnavailable extends Fault {
  constructor(cause: unknown) {
    super(
      'event-log.unavailable',
      'The event log cannot be reached; try again shortly.',
      {},
      { kind: 'unavailable', cause },
    );
  }
}
