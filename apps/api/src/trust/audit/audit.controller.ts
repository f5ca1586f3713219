import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Permit } from '#api/platform/auth/permission.guard';
import type { Stamp } from '#api/platform/deciding/streams';
import { Answers } from '#api/platform/http/documentation';
import { Limits } from '#api/platform/http/limits/route-limits';
import { StampOf } from '#api/platform/http/stamp-of';
import {
  CorrelationView,
  TrailEntryView,
  TrailPageView,
} from '#projections/trust/audit-entry/audit-entry.view';
import { CorrelationQuery, TrailEntryQuery, TrailPageQuery } from './audit.queries.js';
import type { OpeningReason } from './opening-reason.js';
import { OpeningReasonSchema } from './opening-reason.js';
import type { TrailPageParams } from './trail-params.js';
import { PositionSchema, searchOf, TrailPageParamsSchema } from './trail-params.js';

/** The audit trail: what was done, by whom, when, why and with what outcome. */
@Controller('audit')
export class AuditController {
  constructor(private readonly queries: QueryBus) {}

  /** Entries, newest first. */
  @Permit('audit:read')
  @Limits({ cost: 2 })
  @Get('entries')
  @SerializeOptions({ schema: TrailPageView })
  @Answers(200, TrailPageView)
  entries(
    @Query({ schema: TrailPageParamsSchema }) params: TrailPageParams,
    @StampOf() stamp: Stamp,
  ): Promise<TrailPageView> {
    const { after, limit, ...asked } = params;
    const { typed, search } = searchOf(asked);
    return this.queries.execute(new TrailPageQuery(typed, search, { after, limit }, stamp));
  }

  /** One entry and its event, sealed fields as they stand in the log. */
  @Permit('audit:read')
  @Get('entries/:position')
  @SerializeOptions({ schema: TrailEntryView })
  @Answers(200, TrailEntryView)
  entry(
    @Param('position', { schema: PositionSchema }) position: string,
    @StampOf() stamp: Stamp,
  ): Promise<TrailEntryView> {
    return this.queries.execute(new TrailEntryQuery(position, false, stamp));
  }

  /** The same with its sealed fields opened, for a reason that is recorded. */
  @Permit('audit:open')
  @Get('entries/:position/opened')
  @SerializeOptions({ schema: TrailEntryView })
  @Answers(200, TrailEntryView)
  opened(
    @Param('position', { schema: PositionSchema }) position: string,
    @Query({ schema: OpeningReasonSchema }) { reason }: OpeningReason,
    @StampOf() stamp: Stamp,
  ): Promise<TrailEntryView> {
    return this.queries.execute(new TrailEntryQuery(position, true, { ...stamp, reason }));
  }

  /** Everything that one request led to, as a tree. */
  @Permit('audit:read')
  @Get('correlations/:correlationId')
  @SerializeOptions({ schema: CorrelationView })
  @Answers(200, CorrelationView)
  correlation(
    @Param('correlationId', { schema: z.string().min(1).max(200) }) correlationId: string,
    @StampOf() stamp: Stamp,
  ): Promise<CorrelationView> {
    return this.queries.execute(new CorrelationQuery(correlationId, stamp));
  }
}
