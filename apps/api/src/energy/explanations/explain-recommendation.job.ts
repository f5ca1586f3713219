import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Counter } from 'prom-client';
import { RecommendationTraces } from '../recommendations/recommendation-traces.js';
import { streamOfExplanation, streamOfRecommendation } from '../streams.js';
import { isErasure } from '#api/platform/deciding/erasure';
import type { Stamp } from '#api/platform/deciding/streams';
import { systemStamp } from '#api/platform/deciding/system-stamp';
import type { JobRun, JobRunner } from '#api/platform/jobs/jobs';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import type { ExplanationCommand } from '#domain/energy/explanations/explanations.commands';
import type { Attempt } from '#domain/energy/explanations/explanations.events';
import type { FactTable } from '#domain/energy/explanations/fact';
import { explanation } from '#domain/energy/explanations/explanations.decider';
import { factTable } from '#domain/energy/explanations/facts';
import { recommendationErasure } from '#domain/energy/recommendations/recommendation-erasure.decider';
import { PublishExplanation } from './explanations.commands.js';
import type { Issued } from './issued-recommendation.js';
import { issuedRecommendation } from './issued-recommendation.js';
import type { Explained } from './writer.js';
import { ExplanationWriter } from './writer.js';

export const EXPLAIN_RECOMMENDATION = 'explain-recommendation';

const givenUp = new Counter({
  name: 'explanations_given_up_total',
  help: 'Recommendations that could never be put into words, through a fault of ours',
});

/** Has one recommendation explained, as the log has it. Safe to run twice: it is published once. */
@Injectable()
export class ExplainRecommendationJob implements JobRunner {
  constructor(
    private readonly commands: CommandBus,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'streams' | 'sealing'>,
    private readonly writer: ExplanationWriter,
    private readonly traces: RecommendationTraces,
  ) {}

  async run({ ids }: JobRun): Promise<void> {
    const recommendationId = ids['recommendationId'] ?? '';
    try {
      await this.explain(recommendationId);
    } catch (error) {
      if (!isErasure(error)) throw error;
      // The person went, perhaps while we wrote: there is nobody to explain anything to.
      await this.traces.remove(recommendationId, systemStamp(EXPLAIN_RECOMMENDATION, undefined));
    }
  }

  /** Ends an explanation that could never be written: the page says so, and its figures stand. */
  async giveUp({ ids }: JobRun): Promise<void> {
    const recommendationId = ids['recommendationId'] ?? '';
    const stream = streamOfRecommendation(recommendationId);
    const { state, latest } = await this.platform.streams.load(recommendationErasure, stream);
    if (state.ids === null || state.erased) return;
    const stamp = {
      ...systemStamp(EXPLAIN_RECOMMENDATION, latest.get('energy.recommendation-issued.v1')),
      commandId: `${recommendationId}/no-explanation`,
    };
    await this.commands.execute(new PublishExplanation({ kind: 'give-up', ...state.ids }, stamp));
    givenUp.inc();
  }

  private async explain(recommendationId: string): Promise<void> {
    const { state, latest } = await this.platform.streams.load(
      issuedRecommendation,
      streamOfRecommendation(recommendationId),
    );
    const earlier = await this.platform.streams.load(explanation, streamOfExplanation(recommendationId));
    // An explanation that is there was paid for already.
    if (state === null || earlier.state.ended) return;
    const facts = factTable(state.body);
    const explained = await this.writer.write(facts);
    const stamp = {
      ...systemStamp(EXPLAIN_RECOMMENDATION, latest.get('energy.recommendation-issued.v1')),
      commandId: `${recommendationId}/explanation`,
    };
    const attempts = await this.attemptsOf(state, facts, explained);
    await this.publish(state, { ...explained, attempts }, stamp);
  }

  /** The questions by their digests: they hold figures of the home, so only its key makes them. */
  private async attemptsOf(
    { householdId }: Issued,
    facts: FactTable,
    { attempts }: Explained,
  ): Promise<Attempt[]> {
    const factsDigest = await this.platform.sealing.digest(householdId, [...facts.values()]);
    return Promise.all(
      attempts.map(async ({ prompt, ...asked }, index) => ({
        attempt: index + 1,
        promptDigest: await this.platform.sealing.digest(householdId, prompt),
        factsDigest,
        ...asked,
      })),
    );
  }

  private async publish(
    { recommendationId, householdId }: Issued,
    {
      paragraphs,
      refusals,
      attempts,
      ...rest
    }: Omit<Explained, 'attempts'> & { readonly attempts: readonly Attempt[] },
    stamp: Stamp,
  ): Promise<void> {
    const command: ExplanationCommand = {
      kind: 'publish',
      recommendationId,
      householdId,
      ...rest,
      refusals: [...refusals],
      paragraphs: [...paragraphs],
      attempts: [...attempts],
    };
    await this.commands.execute(new PublishExplanation(command, stamp));
  }
}
