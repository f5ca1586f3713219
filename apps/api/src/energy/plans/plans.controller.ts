import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Permit } from '#api/platform/auth/permission.guard';
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
@ApiTags('plans')
@Permit('catalogue:read')
@Controller('plans')
export class PlansController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @SerializeOptions({ schema: PlanPageView })
  @ApiResponse({ status: 200, standardSchema: PlanPageView })
  list(@Query({ schema: PlansFilterSchema }) filter: PlansFilter): Promise<PlanPageView> {
    return this.queries.execute(new PlansQuery(filter));
  }

  @Get('coverage')
  @SerializeOptions({ schema: CoverageView })
  @ApiResponse({ status: 200, standardSchema: CoverageView })
  coverage(@Query({ schema: CoverageFilterSchema }) filter: CoverageFilter): Promise<CoverageView> {
    return this.queries.execute(new CoverageQuery(filter));
  }

  @Get(':planId')
  @SerializeOptions({ schema: PlanSummaryView })
  @ApiResponse({ status: 200, standardSchema: PlanSummaryView })
  one(@Param('planId', { schema: z.string().max(120) }) planId: string): Promise<PlanSummaryView> {
    return this.queries.execute(new PlanQuery(planId));
  }
}
