import { Query } from '@nestjs/cqrs';
import type { Principal } from '#api/platform/auth/principal';
import type { PlanBillsView } from '#projections/energy/plan/plan.view';
import type {
  FreshnessView,
  RecommendationLineView,
  RecommendationView,
} from '#projections/energy/recommendation/recommendation.view';

export class RecommendationQuery extends Query<RecommendationView> {
  constructor(
    readonly principal: Principal,
    readonly recommendationId: string,
    readonly after: string | undefined,
  ) {
    super();
  }
}

export class RecommendationsQuery extends Query<readonly RecommendationLineView[]> {
  constructor(readonly principal: Principal) {
    super();
  }
}

export class PlanBillsQuery extends Query<PlanBillsView> {
  constructor(
    readonly principal: Principal,
    readonly recommendationId: string,
    readonly planId: string,
  ) {
    super();
  }
}

/** Asks what has changed since a recommendation. */
export class FreshnessQuery extends Query<FreshnessView> {
  constructor(
    readonly principal: Principal,
    readonly recommendationId: string,
    readonly after: string | undefined,
  ) {
    super();
  }
}

/** Asks for the file that proves a recommendation: its event as recorded, its place in the log, and a checkpoint. */
export class ReceiptQuery extends Query<string> {
  constructor(
    readonly principal: Principal,
    readonly recommendationId: string,
  ) {
    super();
  }
}
