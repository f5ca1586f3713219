import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Permit } from '#api/platform/auth/permission.guard';
import { Answers } from '#api/platform/http/documentation';
import { CoverageView, PlanPageView, PlanSummaryView } from '#projections/energy/plan/plan.view';
import type { CoverageFilter, PlansFilter } from './plans.queries.js';
import {
  CoverageFilterSchema,
  CoverageQuery,
  PlanQuery,
  PlansFilterSchema,
  PlansQuery,
} from './plans.queries.js';

/** The catalogue of plans. */
@Permit('catalogue:read')
@Controller('plans')
export class PlansController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @SerializeOptions({ schema: PlanPageView })
  @Answers(200, PlanPageView)
  list(@Query({ schema: PlansFilterSchema }) filter: PlansFilter): Promise<PlanPageView> {
    return this.queries.execute(new PlansQuery(filter));
  }

  @Get('coverage')
  @SerializeOptions({ schema: CoverageView })
  @Answers(200, CoverageView)
  coverage(@Query({ schema: CoverageFilterSchema }) filter: CoverageFilter): Promise<CoverageView> {
    return this.queries.execute(new CoverageQuery(filter));
  }

  @Get(':planId')
  @SerializeOptions({ schema: PlanSummaryView })
  @Answers(200, PlanSummaryView)
  one(@Param('planId', { schema: z.string().max(120) }) planId: string): Promise<PlanSummaryView> {
    return this.queries.execute(new PlanQuery(planId));
  }
}
