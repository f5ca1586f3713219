import { Inject } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import { QueryHandler } from '@nestjs/cqrs';
import { Auditing } from '#api/platform/auditing/auditing';
import type { RecordedEvent } from '#api/platform/event-store/port/event-store';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import { DomainError } from '#domain/shared/domain-error';
import type {
  AuditEntryView,
  CorrelationView,
  TrailEntryView,
  TrailPageView,
} from '#projections/trust/audit-entry/audit-entry.view';
import { CorrelationQuery, TrailEntryQuery, TrailPageQuery } from './audit.queries.js';
import { correlationTree } from './correlation-tree.js';
import { TrailStore } from './trail.store.js';

const MOST_CORRELATED = 500;
const SEARCHED = { type: 'trail', id: 'entries' };

@QueryHandler(TrailPageQuery)
export class TrailPageHandler implements IQueryHandler<TrailPageQuery> {
  constructor(
    private readonly trail: TrailStore,
    private readonly auditing: Auditing,
  ) {}

  async execute({ typed, search, page, stamp }: TrailPageQuery): Promise<TrailPageView> {
    await this.auditing.viewed({ target: SEARCHED, fields: typed === '' ? [] : [typed] }, stamp);
    return this.trail.search(search, page);
  }
}

@QueryHandler(TrailEntryQuery)
export class TrailEntryHandler implements IQueryHandler<TrailEntryQuery> {
  constructor(
    private readonly trail: TrailStore,
    private readonly auditing: Auditing,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'sealing'>,
  ) {}

  async execute({ position, isOpened, stamp }: TrailEntryQuery): Promise<TrailEntryView> {
    const entry = await this.trail.entry(position);
    if (entry === undefined) throw noEntry();
    const beside = await this.trail.neighbours(position);
    const event = await this.trail.eventAt(position, beside.previous);
    if (isOpened) await this.auditing.viewed(openedIn(entry), stamp);
    const { data, metadata } = isOpened ? await this.opened(event) : event;
    const { streamId, schemaVersion } = event;
    const { hash } = event.metadata;
    return {
      entry,
      event: {
        ...{ streamId, schemaVersion, hash, data, metadata },
        streamRevision: String(event.streamRevision),
      },
      isOpened,
      ...beside,
    };
  }

  private async opened(event: RecordedEvent): Promise<Pick<RecordedEvent, 'data' | 'metadata'>> {
    const { data } = await this.platform.sealing.open(event);
    return { data, metadata: await this.platform.sealing.openValue(event.metadata) };
  }
}

@QueryHandler(CorrelationQuery)
export class CorrelationHandler implements IQueryHandler<CorrelationQuery> {
  constructor(
    private readonly trail: TrailStore,
    private readonly auditing: Auditing,
  ) {}

  async execute({ correlationId, stamp }: CorrelationQuery): Promise<CorrelationView> {
    await this.auditing.viewed({ target: SEARCHED, fields: [`correlation:${correlationId}`] }, stamp);
    const entries = await this.trail.correlated(correlationId, MOST_CORRELATED + 1);
    const isCut = entries.length > MOST_CORRELATED;
    return { correlationId, nodes: correlationTree(entries.slice(0, MOST_CORRELATED)), isCut };
  }
}

function openedIn({ position, type, householdId }: AuditEntryView) {
  const home = householdId === null ? {} : { householdId };
  return { target: { type: 'event', id: position }, fields: [type], ...home };
}

function noEntry(): DomainError {
  return new DomainError('audit.no-entry', 'The trail has no entry at this position.', {}, 'not-found');
}
