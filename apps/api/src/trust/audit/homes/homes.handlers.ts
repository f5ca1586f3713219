import type { IQueryHandler } from '@nestjs/cqrs';
import { QueryHandler } from '@nestjs/cqrs';
import { Auditing } from '#api/platform/auditing/auditing';
import { DomainError } from '#domain/shared/domain-error';
import type {
  HomeAsOfView,
  HomeDiffView,
  HomeTimelineView,
} from '#projections/trust/home-as-of/home-as-of.view';
import { TrailStore } from '../trail.store.js';
import { diffOf } from './diff.js';
import { HomeAsOf } from './home-as-of.js';
import { HomeAsOfQuery, HomeDiffQuery, HomeTimelineQuery } from './homes.queries.js';

const MOST_ENTRIES = 500;
const MOST_CHANGES = 500;

@QueryHandler(HomeTimelineQuery)
export class HomeTimelineHandler implements IQueryHandler<HomeTimelineQuery> {
  constructor(
    private readonly trail: TrailStore,
    private readonly auditing: Auditing,
  ) {}

  async execute({ householdId, stamp }: HomeTimelineQuery): Promise<HomeTimelineView> {
    const target = { type: 'trail', id: 'entries' };
    await this.auditing.viewed({ target, fields: [`home:${householdId}`] }, stamp);
    await this.trail.upToDate();
    const entries = await this.trail.happened(householdId, MOST_ENTRIES + 1);
    if (entries.length === 0) throw unknownHome();
    return { householdId, entries: entries.slice(0, MOST_ENTRIES), isCut: entries.length > MOST_ENTRIES };
  }
}

@QueryHandler(HomeAsOfQuery)
export class HomeAsOfHandler implements IQueryHandler<HomeAsOfQuery> {
  constructor(
    private readonly homes: HomeAsOf,
    private readonly trail: TrailStore,
    private readonly auditing: Auditing,
  ) {}

  async execute({ householdId, asOf, stamp }: HomeAsOfQuery): Promise<HomeAsOfView> {
    const target = { type: 'household', id: householdId };
    await this.auditing.viewed({ target, householdId, fields: [`as of ${asOf ?? 'now'}`] }, stamp);
    await this.trail.upToDate();
    const { position, recordedAt, models } = await this.homes.at(householdId, asOf);
    return { householdId, position, recordedAt, models };
  }
}

@QueryHandler(HomeDiffQuery)
export class HomeDiffHandler implements IQueryHandler<HomeDiffQuery> {
  constructor(
    private readonly homes: HomeAsOf,
    private readonly trail: TrailStore,
    private readonly auditing: Auditing,
  ) {}

  async execute({ householdId, from, to, stamp }: HomeDiffQuery): Promise<HomeDiffView> {
    const target = { type: 'household', id: householdId };
    const fields = [`from ${from} to ${to ?? 'now'}`];
    await this.auditing.viewed({ target, householdId, fields }, stamp);
    await this.trail.upToDate();
    const before = await this.homes.at(householdId, from);
    const after = await this.homes.at(householdId, to);
    const changes = diffOf(before.models, after.models);
    return {
      householdId,
      from: before.position,
      to: after.position,
      changes: changes.slice(0, MOST_CHANGES),
      isCut: changes.length > MOST_CHANGES,
    };
  }
}

function unknownHome(): DomainError {
  return new DomainError('audit.unknown-home', 'The trail knows no home with this id.', {}, 'not-found');
}
