import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Permit } from '#api/platform/auth/permission.guard';
import type { Stamp } from '#api/platform/deciding/streams';
import { Answers } from '#api/platform/http/documentation';
import { Limits } from '#api/platform/http/limits/route-limits';
import { StampOf } from '#api/platform/http/stamp-of';
import { HomeAsOfView, HomeDiffView, HomeTimelineView } from '#projections/trust/home-as-of/home-as-of.view';
import { OpeningReasonSchema } from '../opening-reason.js';
import { HomeAsOfQuery, HomeDiffQuery, HomeTimelineQuery } from './homes.queries.js';
import { MomentSchema } from './moment.js';

const Id = z.uuid();
const AsOfSchema = OpeningReasonSchema.extend({ asOf: MomentSchema.optional() });
type AsOf = z.infer<typeof AsOfSchema>;
const BetweenSchema = OpeningReasonSchema.extend({ from: MomentSchema, to: MomentSchema.optional() });
type Between = z.infer<typeof BetweenSchema>;

/** Homes as they were. */
@Controller('audit/households')
export class HomesController {
  constructor(private readonly queries: QueryBus) {}

  /** What happened to a home, oldest first; nothing is opened. */
  @Permit('audit:read')
  @Get(':householdId/timeline')
  @SerializeOptions({ schema: HomeTimelineView })
  @Answers(200, HomeTimelineView)
  timeline(
    @Param('householdId', { schema: Id }) householdId: string,
    @StampOf() stamp: Stamp,
  ): Promise<HomeTimelineView> {
    return this.queries.execute(new HomeTimelineQuery(householdId, stamp));
  }

  /** The home as its pages showed it at a position of the log or at an instant; without one, now. */
  @Permit('audit:open')
  @Limits({ cost: 5 })
  @Get(':householdId')
  @SerializeOptions({ schema: HomeAsOfView })
  @Answers(200, HomeAsOfView)
  asOf(
    @Param('householdId', { schema: Id }) householdId: string,
    @Query({ schema: AsOfSchema }) { asOf, reason }: AsOf,
    @StampOf() stamp: Stamp,
  ): Promise<HomeAsOfView> {
    return this.queries.execute(new HomeAsOfQuery(householdId, asOf, { ...stamp, reason }));
  }

  /** What changed for the home between two moments. */
  @Permit('audit:open')
  @Limits({ cost: 5 })
  @Get(':householdId/changes')
  @SerializeOptions({ schema: HomeDiffView })
  @Answers(200, HomeDiffView)
  changes(
    @Param('householdId', { schema: Id }) householdId: string,
    @Query({ schema: BetweenSchema }) { from, to, reason }: Between,
    @StampOf() stamp: Stamp,
  ): Promise<HomeDiffView> {
    return this.queries.execute(new HomeDiffQuery(householdId, from, to, { ...stamp, reason }));
  }
}
