import { Query } from '@nestjs/cqrs';
import type { Stamp } from '#api/platform/deciding/streams';
import type { TrailSearch } from '#domain/trust/audit/trail-search';
import type { TrailStatisticsView } from '#projections/trust/audit-day/audit-day.view';
import type {
  CorrelationView,
  TrailEntryView,
  TrailPageView,
} from '#projections/trust/audit-entry/audit-entry.view';

/** The newest entries that a search asks for. Asking is itself recorded. */
export class TrailPageQuery extends Query<TrailPageView> {
  constructor(
    /** As it was typed. */
    readonly typed: string,
    readonly search: TrailSearch,
    readonly page: { readonly after?: string | undefined; readonly limit: number },
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** Every entry that a search asks for, as the lines of a file. */
export class TrailExportQuery extends Query<AsyncIterable<string>> {
  constructor(
    readonly typed: string,
    readonly search: TrailSearch,
    readonly format: 'csv' | 'jsonl',
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** New entries that a search asks for, as server-sent events. */
export class TrailTailQuery extends Query<AsyncIterable<string>> {
  constructor(
    readonly typed: string,
    readonly search: TrailSearch,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** Counts of the days from one to another. */
export class TrailStatisticsQuery extends Query<TrailStatisticsView> {
  constructor(
    readonly since: string,
    readonly until: string,
  ) {
    super();
  }
}

/** One entry with its event; opened, for the reason in the stamp, where that is asked for. */
export class TrailEntryQuery extends Query<TrailEntryView> {
  constructor(
    readonly position: string,
    readonly isOpened: boolean,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** Everything that one request led to. */
export class CorrelationQuery extends Query<CorrelationView> {
  constructor(
    readonly correlationId: string,
    readonly stamp: Stamp,
  ) {
    super();
  }
}
