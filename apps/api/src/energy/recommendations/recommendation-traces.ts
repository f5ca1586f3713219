import { Injectable } from '@nestjs/common';
import { streamOfRecommendation } from '../streams.js';
import type { Stamp } from '#api/platform/deciding/streams';
import { Streams } from '#api/platform/deciding/streams';
import { recommendationErasure } from '#domain/energy/recommendations/recommendation-erasure.decider';

/** The remains of a recommendation after its home was erased: rows that nobody can read. */
@Injectable()
export class RecommendationTraces {
  constructor(private readonly streams: Streams) {}

  /** Ends the recommendation, which removes its rows. Idempotent. */
  async remove(recommendationId: string, stamp: Omit<Stamp, 'commandId'>): Promise<void> {
    const stream = streamOfRecommendation(recommendationId);
    const command = { ...stamp, commandId: `${recommendationId}/erase` };
    await this.streams.decide(recommendationErasure, stream, { kind: 'erase' }, command);
  }
}
