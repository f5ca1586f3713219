import { setTimeout as pause } from 'node:timers/promises';
import type { IQueryHandler } from '@nestjs/cqrs';
import { QueryHandler } from '@nestjs/cqrs';
import { Auditing } from '#api/platform/auditing/auditing';
import type { TrailSearch } from '#domain/trust/audit/trail-search';
import type { TrailStatisticsView } from '#projections/trust/audit-day/audit-day.view';
import type { AuditEntryView } from '#projections/trust/audit-entry/audit-entry.view';
import { TrailExportQuery, TrailStatisticsQuery, TrailTailQuery } from '../audit.queries.js';
import { statisticsOf } from '../trail-statistics.js';
import { TrailStore } from '../trail.store.js';
import { CSV_HEAD, csvLine } from './trail-csv.js';

const PAGE = 2_000;
const LOOK_EVERY_MS = 500;
const BEAT_EVERY_LOOKS = 30;
const TAIL_MS = 600_000;
/** So many at a look; what comes faster is left out of a tail, which says so. */
const MOST_A_LOOK = 200;

@QueryHandler(TrailExportQuery)
export class TrailExportHandler implements IQueryHandler<TrailExportQuery> {
  constructor(
    private readonly trail: TrailStore,
    private readonly auditing: Auditing,
  ) {}

  async execute({ typed, search, format, stamp }: TrailExportQuery): Promise<AsyncIterable<string>> {
    await this.auditing.viewed({ target: { type: 'trail', id: `export ${format}` }, fields: [typed] }, stamp);
    return format === 'csv' ? this.lines(search, CSV_HEAD, csvLine) : this.lines(search, '', jsonLine);
  }

  /** One page in memory at a time; the next is read when the last was sent. */
  private async *lines(
    search: TrailSearch,
    head: string,
    line: (entry: AuditEntryView) => string,
  ): AsyncIterable<string> {
    if (head !== '') yield head;
    for (let after: string | null | undefined; after !== null;) {
      const page = await this.trail.search(search, { after, limit: PAGE });
      if (page.entries.length > 0) yield page.entries.map(line).join('');
      after = page.next;
    }
  }
}

@QueryHandler(TrailTailQuery)
export class TrailTailHandler implements IQueryHandler<TrailTailQuery> {
  constructor(
    private readonly trail: TrailStore,
    private readonly auditing: Auditing,
  ) {}

  async execute({ typed, search, stamp }: TrailTailQuery): Promise<AsyncIterable<string>> {
    await this.auditing.viewed({ target: { type: 'trail', id: 'tail' }, fields: [typed] }, stamp);
    return this.tail(search, await this.trail.newest());
  }

  private async *tail(search: TrailSearch, from: bigint): AsyncIterable<string> {
    const endsMs = Date.now() + TAIL_MS;
    let seen = from;
    yield ': open\n\n';
    for (let look = 1; Date.now() < endsMs; look += 1) {
      const newest = await this.trail.newest();
      for (const entry of newest > seen ? await this.trail.between(search, seen, newest, MOST_A_LOOK) : [])
        yield `event: entry\ndata: ${JSON.stringify(entry)}\n\n`;
      seen = newest;
      // So that whoever left is noticed.
      if (look % BEAT_EVERY_LOOKS === 0) yield ': still here\n\n';
      await pause(LOOK_EVERY_MS);
    }
    yield 'event: end\ndata: {}\n\n';
  }
}

@QueryHandler(TrailStatisticsQuery)
export class TrailStatisticsHandler implements IQueryHandler<TrailStatisticsQuery> {
  constructor(private readonly trail: TrailStore) {}

  async execute({ since, until }: TrailStatisticsQuery): Promise<TrailStatisticsView> {
    return statisticsOf(await this.trail.countsOf(since, until), { since, until });
  }
}

function jsonLine(entry: AuditEntryView): string {
  return `${JSON.stringify(entry)}\n`;
}
