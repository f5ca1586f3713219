import { AppendQueue } from './append-queue.js';
import {
  IdempotencyMismatch,
  InvalidEvent,
  StoreUnavailable,
  WrongExpectedRevision,
} from '../port/errors.js';
import { LogReader } from './log-reader.js';
import { checkStreamId, writeEvents } from './written-event.js';
import { comparePositions } from '../port/position.js';
import { positionsBetween } from './positions-between.js';
import { Notifications } from '#api/platform/postgres/notifications';
import { openPool } from '#api/platform/postgres/pool';
import type pg from 'pg';
import type { Upcasters } from '../port/upcasters.js';
import type {
  Appended,
  EventStore,
  ExpectedRevision,
  LogRead,
  NewEvent,
  Position,
  RecordedEvent,
  StreamRead,
} from '../port/event-store.js';

const READ_CONNECTIONS = 8;
const COPY_CONNECTIONS = 4;
/** NOTIFY channel of `append_batch` (migrations/sql) for new events. */
const LOG_CHANNEL = 'log_appended';

/** The event log in PostgreSQL. `url` is the application role's: it can read and append, nothing else. */
export class PostgresEventStore implements EventStore {
  private readonly pool: pg.Pool;
  private readonly copies: pg.Pool;
  private readonly queue: AppendQueue;
  private readonly reader: LogReader;
  private readonly notifications: Notifications;
  private readonly closing = new AbortController();

  constructor(url: string, upcasters: Upcasters) {
    this.pool = openPool(url, { name: 'treebeard log reader', connections: READ_CONNECTIONS });
    this.copies = openPool(url, {
      name: 'treebeard log copy',
      connections: COPY_CONNECTIONS,
      isPatient: true,
    });
    this.queue = new AppendQueue(url);
    this.reader = new LogReader({ pages: this.pool, copies: this.copies }, upcasters);
    this.notifications = new Notifications(url, [LOG_CHANNEL]);
  }

  async appendToStream(
    streamId: string,
    events: readonly NewEvent[],
    { expectedRevision }: { readonly expectedRevision: ExpectedRevision },
  ): Promise<Appended> {
    if (events.length === 0) throw new InvalidEvent('An append needs at least one event.', { streamId });
    const written = writeEvents(streamId, events);
    const outcome = await this.queue.append({
      streamId,
      expected: expectedCode(expectedRevision),
      events: written,
    });
    switch (outcome.kind) {
      case 'ok':
      case 'duplicate':
        return {
          nextExpectedRevision: outcome.revision,
          position: outcome.position,
          deduplicated: outcome.kind === 'duplicate',
        };
      case 'conflict':
        throw new WrongExpectedRevision(
          streamId,
          expectedRevision,
          outcome.actual < 0n ? 'no_stream' : outcome.actual,
        );
      case 'mismatch':
        throw new IdempotencyMismatch(
          streamId,
          written.map(({ id }) => id),
        );
    }
  }

  readStream(streamId: string, options: StreamRead = {}): AsyncIterable<RecordedEvent> {
    checkStreamId(streamId);
    return this.reader.readStream(streamId, options);
  }

  readAll(options: LogRead = {}): AsyncIterable<RecordedEvent> {
    return this.reader.readAll(options);
  }

  head(): Promise<Position> {
    return this.reader.head();
  }

  eventsBetween(after: Position, until: Position): number {
    return positionsBetween(after, until);
  }

  async awaitAfter(after: Position, timeoutMs: number, signal: AbortSignal): Promise<void> {
    const seen = this.notifications.count(LOG_CHANNEL);
    if (comparePositions(await this.head(), after) > 0) return;
    await this.notifications.changed(LOG_CHANNEL, seen, timeoutMs, this.stopSignal(signal));
  }

  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort(new StoreUnavailable('closed'));
    await this.queue.close();
    await this.notifications.close();
    await Promise.all([this.pool.end(), this.copies.end()]);
  }

  private stopSignal(signal: AbortSignal | undefined): AbortSignal {
    return signal === undefined ? this.closing.signal : AbortSignal.any([signal, this.closing.signal]);
  }
}

function expectedCode(expected: ExpectedRevision): bigint {
  switch (expected) {
    case 'no_stream':
      return -1n;
    case 'any':
      return -2n;
    case 'stream_exists':
      return -4n;
    default:
      if (expected < 0n)
        throw new InvalidEvent('A stream revision is not negative.', { expected: String(expected) });
      return expected;
  }
}
