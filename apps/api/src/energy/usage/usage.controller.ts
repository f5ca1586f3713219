import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  SerializeOptions,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Permit } from '#api/platform/auth/permission.guard';
import type { Principal } from '#api/platform/auth/principal';
import { Who } from '#api/platform/auth/principal';
import type { Stamp } from '#api/platform/deciding/streams';
import { Answers, Documented } from '#api/platform/http/documentation';
import type { After } from '#api/platform/http/after';
import { AfterSchema } from '#api/platform/http/after';
import { AcceptedView } from '#projections/shared/accepted.view';
import { Limits } from '#api/platform/http/limits/route-limits';
import { Feature } from '#api/platform/switches/switch.guard';
import { StampOf } from '#api/platform/http/stamp-of';
import type { Correction } from '#domain/energy/usage/readings/corrections';
import { CorrectionSchema } from '#domain/energy/usage/readings/corrections';
import type { TypedBills } from '#domain/energy/usage/typed-bills.commands';
import { TypedBillsSchema } from '#domain/energy/usage/typed-bills.commands';
import { SampleHomeView, UsageUploadView } from '#projections/energy/usage-upload/usage-upload.view';
import { UsageYearView } from '#projections/energy/usage-year/usage-year.view';
import { multipartUpload } from './multipart-upload.js';
import { sampleHomes } from '#domain/energy/usage/own-files/sample-homes';
import { UPLOAD_LIMITS } from '#domain/energy/usage/usage-limits.commands';
import { CorrectUsage, TypeBills, UploadSample, UploadUsage, UpdateUpload } from './usage.commands.js';
import { UsageUploadQuery, UsageYearQuery } from './usage.queries.js';

const Id = z.uuid();
/** Long enough for large files on slow lines; a stalled upload ends sooner. */
const UPLOAD_MS = 10 * 60_000;

/** Uploads of meter data, and the year that results. */
@Controller()
export class UsageController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Permit('catalogue:read')
  @Get('sample-homes')
  @Answers(200, z.array(SampleHomeView))
  samples(): readonly SampleHomeView[] {
    return sampleHomes;
  }

  @Permit('home:write')
  @Limits({ cost: 5, atOnce: 3, deadlineMs: UPLOAD_MS })
  @Feature('uploads')
  @Post('usage/uploads')
  @HttpCode(202)
  @Documented(({ ApiConsumes }) => ApiConsumes('multipart/form-data'))
  @Documented(({ ApiBody }) =>
    ApiBody({
      schema: {
        type: 'object',
        properties: {
          zone: { type: 'string' },
          file: { type: 'array', items: { type: 'string', format: 'binary' } },
        },
      },
    }),
  )
  @Answers(202, AcceptedView)
  upload(
    @Who() principal: Principal,
    @Req() request: FastifyRequest,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    const { files, zone } = multipartUpload(request, UPLOAD_LIMITS);
    return this.commands.execute(new UploadUsage(principal, files, { origin: 'file', zone }, stamp));
  }

  @Permit('home:write')
  @Limits({ cost: 5 })
  @Feature('uploads')
  @Post('usage/bills')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  typeBills(
    @Who() principal: Principal,
    @Body({ schema: TypedBillsSchema }) { bills, zone }: TypedBills,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(new TypeBills(principal, bills, zone ?? null, stamp));
  }

  @Permit('home:write')
  @Limits({ cost: 5 })
  @Post('usage/samples/:sampleId')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  uploadSample(
    @Who() principal: Principal,
    @Param('sampleId', { schema: z.string().max(40) }) sampleId: string,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(new UploadSample(principal, sampleId, stamp));
  }

  @Permit('home:read')
  @Get('usage/uploads/:uploadId')
  @SerializeOptions({ schema: UsageUploadView })
  @Answers(200, UsageUploadView)
  one(
    @Who() principal: Principal,
    @Param('uploadId', { schema: Id }) uploadId: string,
    @Query({ schema: AfterSchema }) { after }: After,
  ): Promise<UsageUploadView> {
    return this.queries.execute(new UsageUploadQuery(principal, uploadId, after));
  }

  @Permit('home:write')
  @Delete('usage/uploads/:uploadId')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  cancel(
    @Who() principal: Principal,
    @Param('uploadId', { schema: Id }) uploadId: string,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(new UpdateUpload(uploadId, { kind: 'cancel' }, stamp, principal));
  }

  @Permit('home:write')
  @Limits({ cost: 5, atOnce: 2 })
  @Post('usage/uploads/:uploadId/corrections')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  correct(
    @Who() principal: Principal,
    @Param('uploadId', { schema: Id }) uploadId: string,
    @Body({ schema: CorrectionSchema }) correction: Correction,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(new CorrectUsage(principal, uploadId, correction, stamp));
  }

  @Permit('home:read')
  @Get('usage/year')
  @SerializeOptions({ schema: UsageYearView })
  @Answers(200, UsageYearView)
  year(
    @Who() principal: Principal,
    @Query({ schema: AfterSchema }) { after }: After,
  ): Promise<UsageYearView> {
    return this.queries.execute(new UsageYearQuery(principal, after));
  }
}
