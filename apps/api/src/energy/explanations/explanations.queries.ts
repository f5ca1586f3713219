import { Query } from '@nestjs/cqrs';
import type { Principal } from '#api/platform/auth/principal';
import type { ExplanationView } from '#projections/energy/explanation/explanation.view';

export class ExplanationQuery extends Query<ExplanationView> {
  constructor(
    readonly principal: Principal,
    readonly recommendationId: string,
  ) {
    super();
  }
}
