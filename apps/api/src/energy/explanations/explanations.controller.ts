import { Controller, Get, type MessageEvent, Param, SerializeOptions, Sse } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { from, type Observable } from 'rxjs';
import { z } from 'zod';
import { SubjectId } from '#api/platform/auth/session';
import { ExplanationView } from '#projections/energy/explanation/explanation.view';
import { explanationEvents } from './explanation-events.js';
import { ExplanationQuery } from './explanations.orders.js';

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
  @Sse('stream')
  async stream(
    @SubjectId() id: string,
    @Param('recommendationId', { schema: Id }) recommendationId: string,
  ): Promise<Observable<MessageEvent>> {
    const look = () => this.queries.execute(new ExplanationQuery(id, recommendationId));
    const first = await look();
    return from(explanationEvents(first, look));
  }
}
