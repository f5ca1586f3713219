import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '#api/energy/read-models';
import { PUBLISHED_MAPPINGS } from '#api/energy/streams';
import { Streams } from '#api/platform/deciding/streams';
import { OwnRows } from '#api/platform/reading/own-rows';
import { publishedMappings } from '#domain/energy/usage/questions/published-mappings.decider';
import type { PublishedMappingsView } from '#projections/energy/published-mapping/published-mapping.view';
import type { AcceptedView } from '#projections/shared/accepted.view';
import { ChangeMappings } from './mappings.commands.js';
import { PublishedMappingsQuery } from './mappings.queries.js';

@CommandHandler(ChangeMappings)
export class ChangeMappingsHandler implements ICommandHandler<ChangeMappings> {
  constructor(private readonly streams: Streams) {}

  async execute({ command, stamp }: ChangeMappings): Promise<AcceptedView> {
    const { position } = await this.streams.decide(publishedMappings, PUBLISHED_MAPPINGS, command, stamp);
    return { id: command.mappingId, position };
  }
}

@QueryHandler(PublishedMappingsQuery)
export class PublishedMappingsHandler implements IQueryHandler<PublishedMappingsQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
  ) {}

  async execute({ after }: PublishedMappingsQuery): Promise<PublishedMappingsView> {
    await this.rows.caughtUp(this.models.publishedMapping, after);
    const mappings = await this.models.publishedMapping.list({});
    return { mappings: [...mappings].sort((a, b) => a.title.localeCompare(b.title)) };
  }
}
