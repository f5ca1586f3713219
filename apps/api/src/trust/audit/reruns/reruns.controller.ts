import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Permit } from '#api/platform/auth/permission.guard';
import type { Stamp } from '#api/platform/deciding/streams';
import { Answers } from '#api/platform/http/documentation';
import { Limits } from '#api/platform/http/limits/route-limits';
import { StampOf } from '#api/platform/http/stamp-of';
import { RerunInputsView, RerunView, WhyFirstView } from '#projections/shared/rerun.view';
import type { OpeningReason } from '../opening-reason.js';
import { OpeningReasonSchema } from '../opening-reason.js';
import type { RerunRequest } from './reruns.queries.js';
import { RerunInputsQuery, RerunQuery, RerunRequestSchema, WhyFirstQuery } from './reruns.queries.js';

const Id = z.uuid();
/** An engine may take its time. */
const RERUN_MS = 90_000;

/** Recommendations made again, and why they are as they are. Each answer opens what is sealed, so each is recorded. */
@Controller('audit/recommendations/:id')
export class RerunsController {
  constructor(private readonly queries: QueryBus) {}

  /** What it was made of. */
  @Permit('audit:rerun')
  @Limits({ cost: 2 })
  @Get('inputs')
  @SerializeOptions({ schema: RerunInputsView })
  @Answers(200, RerunInputsView)
  inputs(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: OpeningReasonSchema }) { reason }: OpeningReason,
    @StampOf() stamp: Stamp,
  ): Promise<RerunInputsView> {
    return this.queries.execute(new RerunInputsQuery(id, { ...stamp, reason }));
  }

  /** Every plan's points, and what would have to change for another to be first. */
  @Permit('audit:rerun')
  @Limits({ cost: 5, deadlineMs: RERUN_MS })
  @Get('why')
  @SerializeOptions({ schema: WhyFirstView })
  @Answers(200, WhyFirstView)
  why(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: OpeningReasonSchema }) { reason }: OpeningReason,
    @StampOf() stamp: Stamp,
  ): Promise<WhyFirstView> {
    return this.queries.execute(new WhyFirstQuery(id, { ...stamp, reason }));
  }

  /** Makes it again and compares every byte. */
  @Permit('audit:rerun')
  @Limits({ cost: 5, atOnce: 4, deadlineMs: RERUN_MS })
  @Post('rerun')
  @HttpCode(200)
  @SerializeOptions({ schema: RerunView })
  @Answers(200, RerunView)
  rerun(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: RerunRequestSchema }) { engine, reason }: RerunRequest,
    @StampOf() stamp: Stamp,
  ): Promise<RerunView> {
    return this.queries.execute(new RerunQuery(id, engine, { ...stamp, reason }));
  }
}
