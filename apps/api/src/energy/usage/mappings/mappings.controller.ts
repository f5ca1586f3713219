import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Permit } from '#api/platform/auth/permission.guard';
import type { Stamp } from '#api/platform/deciding/streams';
import type { After } from '#api/platform/http/after';
import { AfterSchema } from '#api/platform/http/after';
import { Answers } from '#api/platform/http/documentation';
import { StampOf } from '#api/platform/http/stamp-of';
import type {
  PublishMapping,
  WithdrawMapping,
} from '#domain/energy/usage/questions/published-mappings.commands';
import {
  PublishMappingSchema,
  WithdrawMappingSchema,
} from '#domain/energy/usage/questions/published-mappings.commands';
import { PublishedMappingsView } from '#projections/energy/published-mapping/published-mapping.view';
import { AcceptedView } from '#projections/shared/accepted.view';
import { ChangeMappings } from './mappings.commands.js';
import { PublishedMappingsQuery } from './mappings.queries.js';

/** How tables of meter readings are read for every home that has not said so itself. */
@Controller('admin/mappings')
export class MappingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Permit('mappings:read')
  @Get()
  @SerializeOptions({ schema: PublishedMappingsView })
  @Answers(200, PublishedMappingsView)
  all(@Query({ schema: AfterSchema }) { after }: After): Promise<PublishedMappingsView> {
    return this.queries.execute(new PublishedMappingsQuery(after));
  }

  @Permit('mappings:write')
  @Post()
  @HttpCode(202)
  @Answers(202, AcceptedView)
  publish(
    @Body({ schema: PublishMappingSchema }) { title, mapping, reason }: PublishMapping,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    const command = { kind: 'publish', mappingId: randomUUID(), title, mapping } as const;
    return this.commands.execute(new ChangeMappings(command, { ...stamp, reason }));
  }

  @Permit('mappings:write')
  @Post(':mappingId/withdrawal')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  withdraw(
    @Param('mappingId', { schema: z.uuid() }) mappingId: string,
    @Body({ schema: WithdrawMappingSchema }) { reason }: WithdrawMapping,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(new ChangeMappings({ kind: 'withdraw', mappingId }, { ...stamp, reason }));
  }
}
