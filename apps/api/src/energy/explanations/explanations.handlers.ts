import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import { Streams } from '#api/platform/deciding/streams';
import type { AcceptedView } from '#projections/shared/accepted.view';
import { OwnRows } from '#api/platform/reading/own-rows';
import { explanation } from '#domain/energy/explanations/explanations.decider';
import type { ExplanationView } from '#projections/energy/explanation/explanation.view';
import { ownRecommendation } from '../missing.js';
import { ReadModels } from '../read-models.js';
import { streamOfExplanation } from '../streams.js';
import { explanationView } from './explanation-view.js';
import { PublishExplanation } from './explanations.commands.js';
import { ExplanationQuery } from './explanations.queries.js';

@CommandHandler(PublishExplanation)
export class PublishExplanationHandler implements ICommandHandler<PublishExplanation> {
  constructor(private readonly streams: Streams) {}

  async execute({ command, stamp }: PublishExplanation): Promise<AcceptedView> {
    const stream = streamOfExplanation(command.recommendationId);
    const { position } = await this.streams.decide(explanation, stream, command, stamp);
    return { id: command.recommendationId, position };
  }
}

@QueryHandler(ExplanationQuery)
export class ExplanationHandler implements IQueryHandler<ExplanationQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
  ) {}

  async execute({ principal, recommendationId }: ExplanationQuery): Promise<ExplanationView> {
    const wanted = ownRecommendation(principal, recommendationId);
    const { body } = await this.rows.get(this.models.recommendation, wanted);
    const row = await this.rows.get(this.models.explanation, wanted);
    return explanationView(row, body);
  }
}
