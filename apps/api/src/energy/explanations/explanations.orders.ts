import { Command, Query } from '@nestjs/cqrs';
import type { Order } from '#api/platform/deciding/streams';
import type { Accepted } from '#api/platform/http/accepted';
import type { PublishExplanation } from '#domain/energy/explanations/explanations.commands';
import type { ExplanationView } from '#projections/energy/explanation/explanation.view';

/** Publishes an explanation that passed the checker. */
export class PublishExplanationOrder extends Command<Accepted> {
  constructor(
    readonly command: PublishExplanation,
    readonly order: Order,
  ) {
    super();
  }
}

export class ExplanationQuery extends Query<ExplanationView> {
  constructor(
    readonly householdId: string,
    readonly recommendationId: string,
  ) {
    super();
  }
}
