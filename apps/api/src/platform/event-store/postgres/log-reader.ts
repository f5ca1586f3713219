import { StoreUnavailable, StreamNotFound } from '../port/errors.js';
import { isConnectionLost } from '#api/platform/postgres/database-away';
import { setTimeout as pause } from 'node:timers/promises';
import { flatten } from './flatten.js';
import { copyLog } from './log-copy.js';
import { comparePositions, parsePosition, START } from '../port/position.js';
import { positionsBetween } from './positions-between.js';
import { EVENT_COLUMNS, recordedEvent } from './recorded-rows.js';
import type pg from 'pg';
import type { EventFilter, LogRead, Position, RecordedEvent, StreamRead } from '../port/event-store.js';
import type { EventRow } from './recorded-rows.js';
import { Upcasters } from '../port/upcasters.js';

const PAGE = 1_000;
/** Long enough for the pool to notice that its other idle connections are gone too. */
const RETRY_PAUSES_MS = [20, 200];
const LAST = '9223372036854775807';
const AS_STORED = new Upcasters([]);

/** Reads the log with at most 1,000 events in memory: short stretches in pages, long ones through COPY. */
export class LogReader {
  constructor(
    /** Copies use their own pool without time limits, because a COPY lasts as long as its reader takes. */
    private readonly pools: { readonly pages: pg.Pool; readonly copies: pg.Pool },
    private readonly upcasters: Upcasters,
  ) {}

  async head(): Promise<Position> {
    const rows = await this.query<readonly [string]>('log_head', 'select position from log_head', []);
    return parsePosition(rows[0]?.[0] ?? START);
  }

  readStream(streamId: string, options: StreamRead): AsyncIterable<RecordedEvent> {
    return flatten(this.streamPages(streamId, options));
  }

  readAll(options: LogRead): AsyncIterable<RecordedEvent> {
    return flatten(this.logPages(options));
  }

  /** Reads through COPY; after a lost connection another one continues after the last event. */
  private async *copied(
    from: Position,
    until: Position,
    { filter, asStored }: LogRead,
  ): AsyncGenerator<readonly RecordedEvent[], void> {
    const upcasters = this.upcastersFor(asStored);
    const stored = filter?.types && { types: upcasters.storedTypes(filter.types) };
    let after = from;
    for (let retry = 0; ; retry += 1) {
      try {
        const stretch = { after, until, filter: { ...filter, ...stored } };
        for await (const page of copyLog(this.pools.copies, stretch, upcasters)) {
          yield page;
          after = page.at(-1)?.position ?? after;
        }
        return;
      } catch (error) {
        if (!(error instanceof StoreUnavailable) || !(await mayRetry(error.cause, retry))) throw error;
      }
    }
  }

  private upcastersFor(asStored: boolean | undefined): Upcasters {
    return asStored === true ? AS_STORED : this.upcasters;
  }

  private async *streamPages(
    streamId: string,
    options: StreamRead,
  ): AsyncGenerator<readonly RecordedEvent[], void> {
    const backwards = options.direction === 'backwards';
    let next = options.fromRevision ?? (backwards ? BigInt(LAST) : 0n);
    let left = options.maxCount ?? Number.MAX_SAFE_INTEGER;
    let isFirstPage = true;
    while (left > 0) {
      const rows = await this.streamPage(streamId, next, backwards, Math.min(PAGE, left));
      const page = rows.map((row) => recordedEvent(row, this.upcastersFor(options.asStored)));
      if (isFirstPage && page.length === 0) await this.mustExist(streamId);
      isFirstPage = false;
      yield page;
      left -= page.length;
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE || (backwards && last.streamRevision === 0n)) return;
      next = backwards ? last.streamRevision - 1n : last.streamRevision + 1n;
    }
  }

  private async *logPages(read: LogRead): AsyncGenerator<readonly RecordedEvent[], void> {
    const { after, until, direction, filter, maxCount, asStored } = read;
    const head = await this.head();
    const backwards = direction === 'backwards';
    const end = until !== undefined && comparePositions(until, head) < 0 ? until : head;
    const from = after ?? (backwards ? parsePosition(LAST) : START);
    if (!backwards && maxCount === undefined && positionsBetween(from, end) > PAGE) {
      yield* this.copied(from, end, read);
      return;
    }
    let left = maxCount ?? Number.MAX_SAFE_INTEGER;
    let next = from;
    while (left > 0) {
      const size = Math.min(PAGE, left);
      const page = await this.logPage({
        from: next,
        until: backwards ? (until ?? START) : end,
        backwards,
        filter,
        size,
        upcasters: this.upcastersFor(asStored),
      });
      yield page;
      left -= page.length;
      const last = page.at(-1);
      if (last === undefined || page.length < size) return;
      next = last.position;
    }
  }

  private async streamPage(
    streamId: string,
    from: bigint,
    backwards: boolean,
    size: number,
  ): Promise<EventRow[]> {
    return this.query<EventRow>(
      backwards ? 'stream_back' : 'stream_forward',
      `select ${EVENT_COLUMNS} from events where stream_id = $1 and stream_revision ${backwards ? '<=' : '>='} $2
       order by stream_revision ${backwards ? 'desc' : 'asc'} limit $3`,
      [streamId, from.toString(), size],
    );
  }

  private async logPage(page: {
    readonly from: Position;
    readonly until: Position;
    readonly backwards: boolean;
    readonly filter: EventFilter | undefined;
    readonly size: number;
    readonly upcasters: Upcasters;
  }): Promise<RecordedEvent[]> {
    const { from, until, backwards, filter, size, upcasters } = page;
    const conditions = backwards
      ? ['global_position < $1', 'global_position >= $2']
      : ['global_position > $1', 'global_position <= $2'];
    const values: unknown[] = [from, until, size];
    if (filter?.types) {
      values.push(upcasters.storedTypes(filter.types));
      conditions.push(`event_type = any ($${String(values.length)})`);
    }
    if (filter?.categories) {
      values.push(filter.categories);
      conditions.push(`category = any ($${String(values.length)})`);
    }
    const rows = await this.query<EventRow>(
      [
        'log',
        backwards ? 'back' : 'forward',
        filter?.types && 'types',
        filter?.categories && 'categories',
      ].join('_'),
      `select ${EVENT_COLUMNS} from events where ${conditions.join(' and ')}
       order by global_position ${backwards ? 'desc' : 'asc'} limit $3`,
      values,
    );
    return rows.map((row) => recordedEvent(row, upcasters));
  }

  private async mustExist(streamId: string): Promise<void> {
    const rows = await this.query('stream_exists', 'select 1 from streams where stream_id = $1', [streamId]);
    if (rows.length === 0) throw new StreamNotFound(streamId);
  }

  /** Runs a read; since reads change nothing, one whose connection was lost is repeated on another. */
  private async query<Row extends readonly unknown[]>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<Row[]> {
    const query = { name, text, values: [...values], rowMode: 'array' as const };
    for (let retry = 0; ; retry += 1) {
      try {
        const { rows } = await this.pools.pages.query<Row & unknown[]>(query);
        return rows;
      } catch (error) {
        if (!(await mayRetry(error, retry))) throw new StoreUnavailable(error);
      }
    }
  }
}

/** Waits before another try; false if trying again is useless. */
async function mayRetry(error: unknown, retry: number): Promise<boolean> {
  const waitMs = RETRY_PAUSES_MS[retry];
  if (waitMs === undefined || !isConnectionLost(error)) return false;
  await pause(waitMs);
  return true;
}
