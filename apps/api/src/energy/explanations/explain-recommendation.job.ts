import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ReadModels } from '../read-models.js';
import type { JobRun } from '#api/platform/jobs/jobs';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import type { ExplanationCommand } from '#domain/energy/explanations/explanations.commands';
import { factTable } from '#domain/energy/explanations/facts';
import { DomainError } from '#domain/shared/domain-error';
import type { ExplanationRow } from '#projections/energy/explanation/explanation.projection';
import type { RecommendationRow } from '#projections/energy/recommendation/recommendation.projection';
import { recommendationProjection } from '#projections/energy/recommendation/recommendation.projection';
import { PublishExplanation } from './explanations.commands.js';
import type { Explained } from './writer.js';
import { ExplanationWriter } from './writer.js';

export const EXPLAIN_RECOMMENDATION = 'explain-recommendation';

/** The policy hears of a recommendation while its row may still be on its way. */
const WAIT_MS = 10_000;

/** Has one recommendation explained. Safe to run twice: the command has a fixed id and publishes once. */
@Injectable()
export class ExplainRecommendationJob {
  constructor(
    private readonly commands: CommandBus,
    private readonly models: ReadModels,
    private readonly writer: ExplanationWriter,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  async run({ ids, jobId }: JobRun): Promise<void> {
    const recommendationId = ids['recommendationId'] ?? '';
    const row = await this.recommendation(recommendationId);
    const earlier: ExplanationRow | undefined = await this.models.explanation.get(recommendationId);
    // Without a row the recommendation was erased; an explanation that is there was paid for already.
    if (row === undefined || earlier?.status === 'published') return;
    const explained = await this.writer.write(factTable(row.body));
    await this.publish(row, explained, jobId);
  }

  private async recommendation(recommendationId: string): Promise<RecommendationRow | undefined> {
    const row = await this.models.recommendation.get(recommendationId);
    if (row !== undefined) return row;
    const { store, progress } = this.platform;
    const seen = await progress.waitFor(recommendationProjection.name, await store.head(), WAIT_MS);
    if (!seen) throw new Error('the read model of recommendations is behind');
    return this.models.recommendation.get(recommendationId);
  }

  private async publish(
    { recommendationId, householdId }: RecommendationRow,
    { paragraphs, refusals, ...rest }: Explained,
    causationId: string,
  ): Promise<void> {
    const stamp = {
      commandId: `${recommendationId}/explanation`,
      actor: EXPLAIN_RECOMMENDATION,
      role: 'system',
      correlationId: recommendationId,
      causationId,
      at: new Date().toISOString(),
    };
    const command: ExplanationCommand = {
      kind: 'publish',
      recommendationId,
      householdId,
      ...rest,
      refusals: [...refusals],
      paragraphs: [...paragraphs],
    };
    try {
      await this.commands.execute(new PublishExplanation(command, stamp));
    } catch (error) {
      // The person went while we wrote: there is nobody to explain anything to.
      if (!(error instanceof DomainError) || error.code !== 'sealing.subject-erased') throw error;
    }
  }
}
