import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, SerializeOptions } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Permit } from '#api/platform/auth/permission.guard';
import type { Stamp } from '#api/platform/deciding/streams';
import type { After } from '#api/platform/http/after';
import { AfterSchema } from '#api/platform/http/after';
import { Answers, Documented } from '#api/platform/http/documentation';
import { Limits } from '#api/platform/http/limits/route-limits';
import { StampOf } from '#api/platform/http/stamp-of';
import type { Reasoned } from '#domain/energy/plans/drafts/plan-drafts.commands';
import { ReasonedSchema } from '#domain/energy/plans/drafts/plan-drafts.commands';
import type {
  AddressImport,
  Confirmation,
  Rollback,
} from '#domain/energy/plans/imports/import-requests.commands';
import {
  AddressImportSchema,
  ConfirmationSchema,
  RollbackSchema,
} from '#domain/energy/plans/imports/import-requests.commands';
import {
  CatalogueImportView,
  CatalogueOverviewView,
} from '#projections/energy/catalogue/catalogue-import.view';
import { AcceptedView } from '#projections/shared/accepted.view';
import { DecideImport, RequestImport, RequestRollback } from './imports.commands.js';
import { CatalogueImportQuery, CatalogueOverviewQuery } from './imports.queries.js';
import { listForm } from './list-form.js';

const Id = z.uuid();
const UPLOAD_MS = 10 * 60_000;

/** Imports into the catalogue: each is compared first, and applied once an admin has confirmed. */
@Controller('admin/catalogue')
export class ImportsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Permit('catalogue:audit')
  @Get()
  @SerializeOptions({ schema: CatalogueOverviewView })
  @Answers(200, CatalogueOverviewView)
  overview(@Query({ schema: AfterSchema }) { after }: After): Promise<CatalogueOverviewView> {
    return this.queries.execute(new CatalogueOverviewQuery(after));
  }

  @Permit('catalogue:audit')
  @Get('imports/:importId')
  @SerializeOptions({ schema: CatalogueImportView })
  @Answers(200, CatalogueImportView)
  one(
    @Param('importId', { schema: Id }) importId: string,
    @Query({ schema: AfterSchema }) { after }: After,
  ): Promise<CatalogueImportView> {
    return this.queries.execute(new CatalogueImportQuery(importId, after));
  }

  @Permit('catalogue:write')
  @Limits({ cost: 5, atOnce: 2, deadlineMs: UPLOAD_MS })
  @Post('imports/file')
  @HttpCode(202)
  @Documented(({ ApiConsumes }) => ApiConsumes('multipart/form-data'))
  @Answers(202, AcceptedView)
  async file(@Req() request: FastifyRequest, @StampOf() stamp: Stamp): Promise<AcceptedView> {
    const { list, reading, reason } = await listForm(request);
    return this.commands.execute(new RequestImport(list, reading, { ...stamp, reason }));
  }

  @Permit('catalogue:write')
  @Limits({ cost: 5 })
  @Post('imports/address')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  address(
    @Body({ schema: AddressImportSchema }) { url, reading, reason }: AddressImport,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(new RequestImport({ kind: 'address', url }, reading, { ...stamp, reason }));
  }

  @Permit('catalogue:write')
  @Limits({ cost: 5 })
  @Post('imports/rollback')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  rollback(
    @Body({ schema: RollbackSchema }) { position, reason }: Rollback,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(new RequestRollback(position, { ...stamp, reason }));
  }

  @Permit('catalogue:write')
  @Post('imports/:importId/confirm')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  confirm(
    @Param('importId', { schema: Id }) importId: string,
    @Body({ schema: ConfirmationSchema }) { reason, allowWithdrawing }: Confirmation,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    const yes = { kind: 'confirm', allowWithdrawing } as const;
    return this.commands.execute(new DecideImport(importId, yes, { ...stamp, reason }));
  }

  @Permit('catalogue:write')
  @Post('imports/:importId/cancel')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  cancel(
    @Param('importId', { schema: Id }) importId: string,
    @Body({ schema: ReasonedSchema }) { reason }: Reasoned,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(new DecideImport(importId, { kind: 'cancel' }, { ...stamp, reason }));
  }
}
