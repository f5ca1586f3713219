import { Body, Controller, Delete, HttpCode, Param, Post, SerializeOptions } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Permit } from '#api/platform/auth/permission.guard';
import type { Principal } from '#api/platform/auth/principal';
import { Who } from '#api/platform/auth/principal';
import type { Stamp } from '#api/platform/deciding/streams';
import { Answers } from '#api/platform/http/documentation';
import { Limits } from '#api/platform/http/limits/route-limits';
import { EvenReadOnly } from '#api/platform/switches/switch.guard';
import { StampOf } from '#api/platform/http/stamp-of';
import { TableMappingSchema } from '#domain/energy/usage/formats/tables/asking/mapping';
import type { TableMapping } from '#domain/energy/usage/formats/tables/asking/mapping';
import { TypedBillsSchema } from '#domain/energy/usage/typed-bills.commands';
import type { TypedBills } from '#domain/energy/usage/typed-bills.commands';
import { ZoneName } from '#domain/shared/quantity';
import { MappingPreviewView } from '#projections/energy/usage-upload/usage-question.view';
import { AcceptedView } from '#projections/shared/accepted.view';
import { ForgetTables, MappingPreviewQuery } from './questions.commands.js';
import { UpdateUpload } from './usage.commands.js';

const Id = z.uuid();
const SaidZoneSchema = z.strictObject({ zone: ZoneName });
type SaidZone = z.infer<typeof SaidZoneSchema>;
/** Enough for a mapping of 4,096 columns. */
const BODY_BYTES = 1024 * 1024;
const PREVIEW_MS = 20_000;

/** Open questions about usage files, and their answers. */
@Controller('usage')
export class QuestionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Permit('home:write')
  @Limits({ cost: 5, bodyBytes: BODY_BYTES })
  @Post('uploads/:uploadId/mapping')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  confirmMapping(
    @Who() principal: Principal,
    @Param('uploadId', { schema: Id }) uploadId: string,
    @Body({ schema: TableMappingSchema }) mapping: TableMapping,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    const command = { kind: 'answer', said: { mapping } } as const;
    return this.commands.execute(new UpdateUpload(uploadId, command, stamp, principal));
  }

  @Permit('home:write')
  @Limits({ cost: 2, atOnce: 2, deadlineMs: PREVIEW_MS, bodyBytes: BODY_BYTES })
  @EvenReadOnly()
  @Post('uploads/:uploadId/mapping/preview')
  @HttpCode(200)
  @SerializeOptions({ schema: MappingPreviewView })
  @Answers(200, MappingPreviewView)
  previewMapping(
    @Who() principal: Principal,
    @Param('uploadId', { schema: Id }) uploadId: string,
    @Body({ schema: TableMappingSchema }) mapping: TableMapping,
  ): Promise<MappingPreviewView> {
    return this.queries.execute(new MappingPreviewQuery(principal, uploadId, mapping));
  }

  @Permit('home:write')
  @Limits({ cost: 5 })
  @Post('uploads/:uploadId/zone')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  confirmZone(
    @Who() principal: Principal,
    @Param('uploadId', { schema: Id }) uploadId: string,
    @Body({ schema: SaidZoneSchema }) said: SaidZone,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(new UpdateUpload(uploadId, { kind: 'answer', said }, stamp, principal));
  }

  @Permit('home:write')
  @Limits({ cost: 5 })
  @Post('uploads/:uploadId/bills')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  confirmBills(
    @Who() principal: Principal,
    @Param('uploadId', { schema: Id }) uploadId: string,
    @Body({ schema: TypedBillsSchema }) said: TypedBills,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(new UpdateUpload(uploadId, { kind: 'answer', said }, stamp, principal));
  }

  @Permit('home:write')
  @Delete('confirmed-tables')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  forget(@Who() principal: Principal, @StampOf() stamp: Stamp): Promise<AcceptedView> {
    return this.commands.execute(new ForgetTables(principal, stamp));
  }
}
