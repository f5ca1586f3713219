import { Injectable } from '@nestjs/common';
import { OwnRows } from '#api/platform/reading/own-rows';
import { ReadModels } from '../read-models.js';
import { streamOfRecommendation } from '../streams.js';
import type { Stamp } from '#api/platform/deciding/streams';
import { Streams } from '#api/platform/deciding/streams';
import type { Preferences } from '#domain/energy/households/households.events';
import { recommendation } from '#domain/energy/recommendations/recommendations.decider';
import { eventIdFor } from '#api/platform/event-store/port/event-id';
import { Sealing } from '#api/platform/sealing/sealing';
import { DomainError } from '#domain/shared/domain-error';
import type { RecommendationView } from '#projections/energy/recommendation/recommendation.view';
import type { FinishedRun } from './scoring-run.js';

/** Issues recommendations, once for each idempotency key. */
@Injectable()
export class IssuedBefore {
  constructor(
    private readonly streams: Streams,
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
    private readonly sealing: Sealing,
  ) {}

  /**
   * The ids for a request: the same idempotency key and request give the same ones. They are digests made with
   * the home's key, so that nobody can guess the request by trying contents.
   */
  async idsOf(
    householdId: string,
    { request, idempotencyKey }: { readonly request: unknown; readonly idempotencyKey: string | undefined },
    stamp: Stamp,
  ): Promise<{ readonly commandId: string; readonly recommendationId: string }> {
    const named = await this.sealing.digest(householdId, { named: idempotencyKey ?? stamp.commandId });
    const recommendationId = eventIdFor(named, 0);
    if (idempotencyKey === undefined) return { commandId: stamp.commandId, recommendationId };
    const whole = await this.sealing.digest(householdId, { idempotencyKey, request });
    return { commandId: `generate/${whole}`, recommendationId };
  }

  /**
   * The recommendation issued earlier under the same key. `firstEventId` follows from key and request
   * together: a stream that begins with another id came from another request with the same key.
   */
  async find(asked: {
    readonly householdId: string;
    readonly recommendationId: string;
    readonly firstEventId: string;
  }): Promise<RecommendationView | undefined> {
    const first = await this.streams.firstEventId(streamOfRecommendation(asked.recommendationId));
    if (first === undefined) return undefined;
    if (first !== asked.firstEventId) {
      throw new DomainError(
        'input.idempotency-key-reused',
        'This Idempotency-Key was used for another request. Use a new key for a new request.',
        {},
        'conflict',
      );
    }
    const { householdId, recommendationId: key } = asked;
    const missing = ['recommendations.unknown', 'There is no such recommendation.'] as const;
    return this.rows.get(this.models.recommendation, {
      key,
      owner: { householdId },
      missing,
    });
  }

  async issue(issued: {
    readonly householdId: string;
    readonly recommendationId: string;
    readonly run: FinishedRun;
    readonly preferences: Preferences;
    readonly stamp: Stamp;
  }): Promise<RecommendationView> {
    const { householdId, recommendationId, run, preferences, stamp } = issued;
    const { events } = await this.streams.decide(
      recommendation,
      streamOfRecommendation(recommendationId),
      { kind: 'issue', recommendationId, householdId, preferences, ...run },
      stamp,
    );
    // Two simultaneous requests under one key both get the recommendation that the first one issued.
    const told = events.find(({ type }) => type === 'energy.recommendation-issued.v1');
    if (told?.type !== 'energy.recommendation-issued.v1') {
      return this.issuedMeanwhile(householdId, recommendationId, stamp);
    }
    return { recommendationId, issuedAt: told.data.issuedAt, body: told.data.body, feedback: [] };
  }

  /** The recommendation of another request with the same key that was quicker. */
  private async issuedMeanwhile(
    householdId: string,
    recommendationId: string,
    { commandId }: Stamp,
  ): Promise<RecommendationView> {
    const asked = { householdId, recommendationId, firstEventId: eventIdFor(commandId, 0) };
    const known = await this.find(asked);
    if (known === undefined) throw new Error('An issued recommendation has no stream.');
    return known;
  }
}
