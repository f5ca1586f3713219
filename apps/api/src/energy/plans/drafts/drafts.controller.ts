import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Permit } from '#api/platform/auth/permission.guard';
import type { Stamp } from '#api/platform/deciding/streams';
import type { After } from '#api/platform/http/after';
import { AfterSchema } from '#api/platform/http/after';
import { Answers } from '#api/platform/http/documentation';
import { Limits } from '#api/platform/http/limits/route-limits';
import { StampOf } from '#api/platform/http/stamp-of';
import type { DraftRequest, Reasoned } from '#domain/energy/plans/drafts/plan-drafts.commands';
import { DraftRequestSchema, ReasonedSchema } from '#domain/energy/plans/drafts/plan-drafts.commands';
import { Plan } from '#domain/energy/plans/plan';
import { CataloguePlanView } from '#projections/energy/catalogue/catalogue-import.view';
import { AcceptedView } from '#projections/shared/accepted.view';
import { ChangePlan } from './drafts.commands.js';
import { CataloguePlanQuery } from './drafts.queries.js';

const PlanId = Plan.shape.planId;
const DRAFT_BYTES = 512 * 1024;

/** One plan of the catalogue for who looks after it: drafted, published and withdrawn by hand. */
@Controller('admin/catalogue/plans/:planId')
export class DraftsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Permit('catalogue:audit')
  @Get()
  @SerializeOptions({ schema: CataloguePlanView })
  @Answers(200, CataloguePlanView)
  one(
    @Param('planId', { schema: PlanId }) planId: string,
    @Query({ schema: AfterSchema }) { after }: After,
  ): Promise<CataloguePlanView> {
    return this.queries.execute(new CataloguePlanQuery(planId, after));
  }

  @Permit('catalogue:write')
  @Limits({ bodyBytes: DRAFT_BYTES })
  @Put('draft')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  draft(
    @Param('planId', { schema: PlanId }) planId: string,
    @Body({ schema: DraftRequestSchema }) { text, reason }: DraftRequest,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(new ChangePlan(planId, { kind: 'draft', text }, { ...stamp, reason }));
  }

  @Permit('catalogue:write')
  @Post('publish')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  publish(
    @Param('planId', { schema: PlanId }) planId: string,
    @Body({ schema: ReasonedSchema }) { reason }: Reasoned,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(new ChangePlan(planId, { kind: 'publish' }, { ...stamp, reason }));
  }

  @Permit('catalogue:write')
  @Post('withdraw')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  withdraw(
    @Param('planId', { schema: PlanId }) planId: string,
    @Body({ schema: ReasonedSchema }) { reason }: Reasoned,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(new ChangePlan(planId, { kind: 'withdraw' }, { ...stamp, reason }));
  }
}
