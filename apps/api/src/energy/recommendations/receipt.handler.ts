import { Inject } from '@nestjs/common';
import type { IQueryHandler } from '@nestjs/cqrs';
import { QueryHandler } from '@nestjs/cqrs';
import { Fault } from '#domain/shared/fault';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import { OwnRows } from '#api/platform/reading/own-rows';
import { ownRecommendation } from '../missing.js';
import { ReadModels } from '../read-models.js';
import { streamOfRecommendation } from '../streams.js';
import { ReceiptQuery } from './recommendations.queries.js';

/** The event in which a recommendation was issued, in any version. */
const ISSUED = /^energy\.recommendation-issued\.v\d+$/;

@QueryHandler(ReceiptQuery)
export class ReceiptHandler implements IQueryHandler<ReceiptQuery> {
  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
  ) {}

  async execute({ principal, recommendationId }: ReceiptQuery): Promise<string> {
    await this.rows.get(this.models.recommendation, ownRecommendation(principal, recommendationId));
    const stream = streamOfRecommendation(recommendationId);
    for await (const event of this.platform.store.readStream(stream, { asStored: true }))
      if (ISSUED.test(event.type)) return this.platform.transparency.receipt(event);
    throw new Fault('recommendations.not-in-log', 'The log lacks what a page shows.', { recommendationId });
  }
}
