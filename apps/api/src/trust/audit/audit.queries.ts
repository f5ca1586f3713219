import { Query } from '@nestjs/cqrs';
import type { Stamp } from '#api/platform/deciding/streams';
import type { TrailSearch } from '#domain/trust/audit/trail-search';
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
