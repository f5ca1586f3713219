import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import { OwnRows } from '#api/platform/reading/own-rows';
import { ownRecommendation } from '../missing.js';
import { ReadModels } from '../read-models.js';
import { streamOfRecommendation } from '../streams.js';
import { Streams } from '#api/platform/deciding/streams';
import type { AcceptedView } from '#projections/shared/accepted.view';
import { recommendation } from '#domain/energy/recommendations/recommendations.decider';
import type {
  RecommendationLineView,
  RecommendationView,
} from '#projections/energy/recommendation/recommendation.view';
import { GiveFeedback } from './recommendations.commands.js';
import { RecommendationQuery, RecommendationsQuery } from './recommendations.queries.js';

const MOST_LISTED = 50;

@CommandHandler(GiveFeedback)
export class GiveFeedbackHandler implements ICommandHandler<GiveFeedback> {
  constructor(
    private readonly streams: Streams,
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
  ) {}

  async execute({ principal, recommendationId: key, feedback, stamp }: GiveFeedback): Promise<AcceptedView> {
    await this.rows.get(this.models.recommendation, ownRecommendation(principal, key));
    const command = { kind: 'give-feedback', feedback } as const;
    const { position } = await this.streams.decide(
      recommendation,
      streamOfRecommendation(key),
      command,
      stamp,
    );
    return { id: key, position };
  }
}

@QueryHandler(RecommendationQuery)
export class RecommendationHandler implements IQueryHandler<RecommendationQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
  ) {}

  execute({ principal, recommendationId, after }: RecommendationQuery): Promise<RecommendationView> {
    return this.rows.get(this.models.recommendation, ownRecommendation(principal, recommendationId, after));
  }
}

@QueryHandler(RecommendationsQuery)
export class RecommendationsHandler implements IQueryHandler<RecommendationsQuery> {
  constructor(private readonly models: ReadModels) {}

  async execute({
    principal: { householdId },
  }: RecommendationsQuery): Promise<readonly RecommendationLineView[]> {
    const where = { field: 'householdId', equals: householdId } as const;
    const keys = await this.models.recommendation.newestKeys({ where, limit: MOST_LISTED });
    const rows = await Promise.all(keys.map((key) => this.models.recommendation.get(key)));
    return rows.flatMap((row) => {
      if (row === undefined) return [];
      const { recommendationId, issuedAt, body } = row;
      const best = body.top.find(({ plan }) => plan.planId === body.verdict.planId);
      return [
        {
          recommendationId,
          issuedAt,
          advice: body.verdict.advice,
          planName: best?.plan.name ?? null,
          firstYearCost: best?.firstYear.cost ?? body.staying.annualCost,
        },
      ];
    });
  }
}
