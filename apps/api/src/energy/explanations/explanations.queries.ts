import { Query } from '@nestjs/cqrs';
import type { ExplanationView } from '#projections/energy/explanation/explanation.view';

export class ExplanationQuery extends Query<ExplanationView> {
  constructor(
    readonly householdId: string,
    readonly recommendationId: string,
  ) {
    super();
  }
}
