import { Command, Query } from '@nestjs/cqrs';
import { z } from 'zod';
import type { Order } from '#api/platform/deciding/streams';
import type { Accepted } from '#api/platform/http/accepted';
import { SetPlaceSchema } from '#domain/energy/households/households.commands';
import { CurrentPlanSchema, PreferencesSchema } from '#domain/energy/households/households.events';
import type { GiveFeedback } from '#domain/energy/recommendations/recommendations.commands';
import { TypedBillSchema } from '#domain/energy/usage/usage.commands';
import type { PlanBillsView } from '#projections/energy/plan/plan.view';
import type {
  RecommendationLineView,
  RecommendationView,
} from '#projections/energy/recommendation/recommendation.view';

/** All nine steps in one call; what is left out is taken from what the home said before. */
export const GenerateSchema = z.strictObject({
  usage: z
    .union([
      z.strictObject({ uploadId: z.uuid() }),
      z.strictObject({ sampleHomeId: z.string().max(40) }),
      z.strictObject({ bills: z.array(TypedBillSchema).min(1).max(36) }),
    ])
    .optional(),
  place: SetPlaceSchema.optional(),
  currentPlan: CurrentPlanSchema.optional(),
  preferences: PreferencesSchema.optional(),
});
export type Generate = z.infer<typeof GenerateSchema>;

/** Makes a recommendation; `idempotencyKey` makes asking twice the same as asking once. */
export class GenerateOrder extends Command<RecommendationView> {
  constructor(
    readonly householdId: string,
    readonly request: Generate,
    readonly idempotencyKey: string | undefined,
    readonly order: Order,
  ) {
    super();
  }
}

export class GiveFeedbackOrder extends Command<Accepted> {
  constructor(
    readonly householdId: string,
    readonly recommendationId: string,
    readonly feedback: GiveFeedback,
    readonly order: Order,
  ) {
    super();
  }
}

export class RecommendationQuery extends Query<RecommendationView> {
  constructor(
    readonly householdId: string,
    readonly recommendationId: string,
    readonly after: string | undefined,
  ) {
    super();
  }
}

export class RecommendationsQuery extends Query<readonly RecommendationLineView[]> {
  constructor(readonly householdId: string) {
    super();
  }
}

export class PlanBillsQuery extends Query<PlanBillsView> {
  constructor(
    readonly householdId: string,
    readonly recommendationId: string,
    readonly planId: string,
  ) {
    super();
  }
}
