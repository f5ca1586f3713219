import { Readable } from 'node:stream';
import { Controller, Get, Param, Res, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { SubjectId } from '#api/platform/auth/session';
import { ExplanationView } from '#projections/energy/explanation/explanation.view';
import { explanationEvents } from './explanation-events.js';
import { ExplanationQuery } from './explanations.queries.js';

const Id = z.uuid();

/** The words that go with a recommendation. */
@ApiTags('explanations')
@Controller('recommendations/:recommendationId/explanation')
export class ExplanationsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @SerializeOptions({ schema: ExplanationView })
  @ApiResponse({ status: 200, standardSchema: ExplanationView })
  one(
    @SubjectId() id: string,
    @Param('recommendationId', { schema: Id }) recommendationId: string,
  ): Promise<ExplanationView> {
    return this.queries.execute(new ExplanationQuery(id, recommendationId));
  }

  /** `explanation` each time there is more to show, then `end`. A refusal is answered before the stream begins. */
  @Get('stream')
  @ApiProduces('text/event-stream')
  async stream(
    @SubjectId() id: string,
    @Param('recommendationId', { schema: Id }) recommendationId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const look = () => this.queries.execute(new ExplanationQuery(id, recommendationId));
    const first = await look();
    void reply
      .headers({ 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no' })
      .type('text/event-stream')
      .send(Readable.from(explanationEvents(first, look)));
  }
}
