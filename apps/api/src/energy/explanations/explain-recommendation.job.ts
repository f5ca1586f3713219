import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ReadModels } from '#api/energy/read-models';
import type { JobRun } from '#api/platform/jobs/jobs';
import { checkParagraphs } from '#domain/energy/explanations/check';
import { factTable } from '#domain/energy/explanations/facts';
import { renderAnswer } from '#domain/energy/explanations/render';
import { templateAnswer } from '#domain/energy/explanations/template';
import { PublishExplanationOrder } from './explanations.orders.js';

export const EXPLAIN_RECOMMENDATION = 'explain-recommendation';

/** Has one recommendation explained. Safe to run twice: the order has a fixed id and publishes once. */
@Injectable()
export class ExplainRecommendationJob {
  constructor(
    private readonly commands: CommandBus,
    private readonly models: ReadModels,
  ) {}

  async run({ ids, jobId }: JobRun): Promise<void> {
    const recommendationId = ids['recommendationId'] ?? '';
    const row = await this.models.recommendation.get(recommendationId);
    if (row === undefined) throw new Error('the recommendation is not in its read model yet');
    const facts = factTable(row.body);
    const rendered = renderAnswer(templateAnswer(facts), facts);
    if (!rendered.ok) throw new Error(`the template broke rules: ${JSON.stringify(rendered.problems)}`);
    const wrong = checkParagraphs(rendered.paragraphs, facts);
    if (wrong.length > 0) throw new Error(`the template failed its check: ${wrong.join('; ')}`);
    await this.commands.execute(
      new PublishExplanationOrder(
        {
          kind: 'publish',
          recommendationId,
          householdId: row.householdId,
          source: 'template',
          model: null,
          templateReason: 'no-key',
          refusals: [],
          paragraphs: [...rendered.paragraphs],
          usage: { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 },
        },
        {
          commandId: `${recommendationId}/explanation`,
          actor: EXPLAIN_RECOMMENDATION,
          role: 'system',
          correlationId: recommendationId,
          causationId: jobId,
          at: new Date().toISOString(),
        },
      ),
    );
  }
}
