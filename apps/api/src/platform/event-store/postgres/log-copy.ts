import { to as copyTo } from 'pg-copy-streams';
import pg from 'pg';
import { CopyRows } from './copy-rows.js';
import { StoreUnavailable } from '../port/errors.js';
import { parsePosition } from '../port/position.js';
import { indexOf } from './recorded-rows.js';
import type { CopyRow } from './copy-rows.js';
import type { EventMetadata } from '../port/event-metadata.js';
import type { EventFilter, Position, RecordedEvent } from '../port/event-store.js';
import type { Upcasters } from '../port/upcasters.js';

/** A stretch of the log to read forwards; its filter names types as stored. */
export interface Stretch {
  /** Exclusive. */
  readonly after: Position;
  /** Inclusive. */
  readonly until: Position;
  readonly filter: EventFilter | undefined;
}

const COLUMNS =
  'global_position, stream_id, stream_revision, event_id::text, event_type, schema_version, data, metadata, recorded_at, hash';
const COLUMN_COUNT = 10;
/** PostgreSQL counts microseconds from the year 2000. */
const EPOCH_2000_MS = 946_684_800_000;

/** Streams a stretch of the log through COPY, the fastest way, for replays and rebuilds. */
export async function* copyLog(
  pool: pg.Pool,
  stretch: Stretch,
  upcasters: Upcasters,
): AsyncGenerator<readonly RecordedEvent[], void> {
  const client = await pool.connect().catch((error: unknown) => {
    throw new StoreUnavailable(error);
  });
  const instant = instants();
  const rows = new CopyRows(COLUMN_COUNT, (row) => upcasters.upcast(recorded(row, instant)));
  let isFinished = false;
  try {
    // COPY yields bytes, although the stream's type says any.
    const bytes = client.query(copyTo(copySql(stretch))) as AsyncIterable<Buffer>;
    for await (const chunk of bytes) yield rows.take(chunk);
    isFinished = true;
  } catch (error) {
    throw new StoreUnavailable(error);
  } finally {
    client.release(!isFinished); // after an early stop the connection is in the middle of an answer and cannot be reused
  }
}

/** COPY takes no parameters: positions are digits, everything else is quoted. */
function copySql({ after, until, filter }: Stretch): string {
  const conditions = [
    `global_position > ${parsePosition(after)}`,
    `global_position <= ${parsePosition(until)}`,
  ];
  const anyOf = (values: readonly string[]) =>
    `any (array[${values.map((value) => pg.escapeLiteral(value)).join(',')}]::text[])`;
  if (filter?.types) conditions.push(`event_type = ${anyOf(filter.types)}`);
  if (filter?.categories) conditions.push(`category = ${anyOf(filter.categories)}`);
  return `copy (select ${COLUMNS} from events where ${conditions.join(' and ')} order by global_position)
          to stdout (format binary)`;
}

/** Casts without a check: events were checked when they were written. */
function recorded(row: CopyRow, instant: (micros: number) => string): RecordedEvent {
  const metadata = JSON.parse(row.text(7)) as EventMetadata;
  const position = String(row.int64(0)) as Position;
  return {
    id: row.text(3),
    streamId: row.text(1),
    streamRevision: BigInt(row.int64(2)),
    position,
    index: indexOf(position),
    type: row.text(4),
    schemaVersion: row.int32(5),
    data: JSON.parse(row.text(6)) as RecordedEvent['data'],
    metadata: { ...metadata, hash: row.hex(9), recordedAt: instant(row.int64(8)) },
  };
}

/** Formats PostgreSQL's microseconds as ISO 8601; caches the second, which neighbouring events mostly share. */
function instants(): (micros: number) => string {
  let second = Number.NaN;
  let prefix = '';
  return (micros) => {
    const millis = Math.floor(micros / 1_000) + EPOCH_2000_MS;
    const seconds = Math.floor(millis / 1_000);
    if (seconds !== second) {
      second = seconds;
      prefix = new Date(seconds * 1_000).toISOString().slice(0, -4);
    }
    return `${prefix}${String(millis - seconds * 1_000).padStart(3, '0')}Z`;
  };
}
