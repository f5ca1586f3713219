import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
  SerializeOptions,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Permit } from '#api/platform/auth/permission.guard';
import type { Principal } from '#api/platform/auth/principal';
import { Who } from '#api/platform/auth/principal';
import type { Stamp } from '#api/platform/deciding/streams';
import { Answers, Documented } from '#api/platform/http/documentation';
import type { After } from '#api/platform/http/after';
import { AfterSchema } from '#api/platform/http/after';
import { AcceptedView } from '#projections/shared/accepted.view';
import { IdempotencyKey } from '#api/platform/http/idempotency-key';
import { Limits } from '#api/platform/http/limits/route-limits';
import { StampOf } from '#api/platform/http/stamp-of';
import type { Feedback } from '#domain/energy/recommendations/recommendations.commands';
import { FeedbackSchema } from '#domain/energy/recommendations/recommendations.commands';
import { PlanBillsView } from '#projections/energy/plan/plan.view';
import {
  FreshnessView,
  RecommendationLineView,
  RecommendationView,
} from '#projections/energy/recommendation/recommendation.view';
import type { RecommendationRequest } from './recommendations.commands.js';
import {
  AgreeToWishCost,
  GenerateRecommendation,
  RecommendationRequestSchema,
  GiveFeedback,
} from './recommendations.commands.js';
import {
  FreshnessQuery,
  PlanBillsQuery,
  ReceiptQuery,
  RecommendationQuery,
  RecommendationsQuery,
} from './recommendations.queries.js';

const Id = z.uuid();
/** Long enough to wait for a file that is still being read. */
const GENERATE_MS = 40_000;

/** Recommendations for the visitor's home, and every figure behind them. */
@Controller('recommendations')
export class RecommendationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Permit('home:write')
  @Limits({ cost: 5, atOnce: 4, deadlineMs: GENERATE_MS })
  @Post('generate')
  @Documented(({ ApiHeader }) => ApiHeader({ name: 'Idempotency-Key', required: false }))
  @SerializeOptions({ schema: RecommendationView })
  @Answers(201, RecommendationView)
  generate(
    @Who() principal: Principal,
    @Body({ schema: RecommendationRequestSchema }) request: RecommendationRequest,
    @IdempotencyKey() key: string | undefined,
    @StampOf() stamp: Stamp,
  ): Promise<RecommendationView> {
    return this.commands.execute(new GenerateRecommendation(principal, request, key, stamp));
  }

  @Permit('home:read')
  @Get()
  @Answers(200, z.array(RecommendationLineView))
  list(@Who() principal: Principal): Promise<readonly RecommendationLineView[]> {
    return this.queries.execute(new RecommendationsQuery(principal));
  }

  @Permit('home:read')
  @Get(':recommendationId')
  @SerializeOptions({ schema: RecommendationView })
  @Answers(200, RecommendationView)
  one(
    @Who() principal: Principal,
    @Param('recommendationId', { schema: Id }) recommendationId: string,
    @Query({ schema: AfterSchema }) { after }: After,
  ): Promise<RecommendationView> {
    return this.queries.execute(new RecommendationQuery(principal, recommendationId, after));
  }

  @Permit('home:read')
  @Get(':recommendationId/freshness')
  @SerializeOptions({ schema: FreshnessView })
  @Answers(200, FreshnessView)
  freshness(
    @Who() principal: Principal,
    @Param('recommendationId', { schema: Id }) recommendationId: string,
    @Query({ schema: AfterSchema }) { after }: After,
  ): Promise<FreshnessView> {
    return this.queries.execute(new FreshnessQuery(principal, recommendationId, after));
  }

  /** A file that proves the recommendation to anybody: a bundle of one event, whose personal fields stay sealed. */
  @Permit('home:read')
  @Limits({ cost: 2 })
  @Get(':recommendationId/receipt')
  @Documented(({ ApiExcludeEndpoint }) => ApiExcludeEndpoint())
  @Header('content-type', 'application/jsonl; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="receipt.jsonl"')
  receipt(
    @Who() principal: Principal,
    @Param('recommendationId', { schema: Id }) recommendationId: string,
  ): Promise<string> {
    return this.queries.execute(new ReceiptQuery(principal, recommendationId));
  }

  @Permit('home:read')
  @Limits({ cost: 2 })
  @Get(':recommendationId/plans/:planId')
  @SerializeOptions({ schema: PlanBillsView })
  @Answers(200, PlanBillsView)
  planBills(
    @Who() principal: Principal,
    @Param('recommendationId', { schema: Id }) recommendationId: string,
    @Param('planId', { schema: z.string().max(120) }) planId: string,
  ): Promise<PlanBillsView> {
    return this.queries.execute(new PlanBillsQuery(principal, recommendationId, planId));
  }

  /** Consents to the cost of this recommendation's wish; ask for a new recommendation afterwards. */
  @Permit('home:write')
  @Post(':recommendationId/wish-consent')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  agreeToWishCost(
    @Who() principal: Principal,
    @Param('recommendationId', { schema: Id }) recommendationId: string,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(new AgreeToWishCost(principal, recommendationId, stamp));
  }

  @Permit('home:write')
  @Post(':recommendationId/feedback')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  feedback(
    @Who() principal: Principal,
    @Param('recommendationId', { schema: Id }) recommendationId: string,
    @Body({ schema: FeedbackSchema }) feedback: Feedback,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(new GiveFeedback(principal, recommendationId, feedback, stamp));
  }
}
