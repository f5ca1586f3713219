import { Readable } from 'node:stream';
import { Controller, Get, Param, Res, SerializeOptions } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Permit } from '#api/platform/auth/permission.guard';
import type { Principal } from '#api/platform/auth/principal';
import { Who } from '#api/platform/auth/principal';
import { Answers, Documented } from '#api/platform/http/documentation';
import { Limits } from '#api/platform/http/limits/route-limits';
import { ExplanationView } from '#projections/energy/explanation/explanation.view';
import { explanationEvents } from './explanation-events.js';
import { ExplanationQuery } from './explanations.queries.js';

const Id = z.uuid();
/** Longer than a stream ever lasts. */
const STREAM_MS = 150_000;

/** The words that go with a recommendation. */
@Controller('recommendations/:recommendationId/explanation')
export class ExplanationsController {
  constructor(private readonly queries: QueryBus) {}

  @Permit('home:read')
  @Get()
  @SerializeOptions({ schema: ExplanationView })
  @Answers(200, ExplanationView)
  one(
    @Who() principal: Principal,
    @Param('recommendationId', { schema: Id }) recommendationId: string,
  ): Promise<ExplanationView> {
    return this.queries.execute(new ExplanationQuery(principal, recommendationId));
  }

  /** `explanation` each time there is more to show, then `end`. A refusal is answered before the stream begins. */
  @Permit('home:read')
  @Limits({ atOnce: 20, deadlineMs: STREAM_MS })
  @Get('stream')
  @Documented(({ ApiProduces }) => ApiProduces('text/event-stream'))
  async stream(
    @Who() principal: Principal,
    @Param('recommendationId', { schema: Id }) recommendationId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const look = () => this.queries.execute(new ExplanationQuery(principal, recommendationId));
    const first = await look();
    void reply
      .headers({ 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no' })
      .type('text/event-stream')
      .send(Readable.from(explanationEvents(first, look)));
  }
}
