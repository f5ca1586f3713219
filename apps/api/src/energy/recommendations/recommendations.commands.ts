import { Command } from '@nestjs/cqrs';
import type { Principal } from '#api/platform/auth/principal';
import { z } from 'zod';
import type { Stamp } from '#api/platform/deciding/streams';
import type { AcceptedView } from '#projections/shared/accepted.view';
import { StatedPlaceSchema } from '#domain/energy/households/households.commands';
import { CurrentPlanSchema, PreferencesSchema } from '#domain/energy/households/households.events';
import type { Feedback } from '#domain/energy/recommendations/recommendations.commands';
import { MOST_BILLS } from '#domain/energy/usage/usage-limits.commands';
import { TypedBillSchema } from '#domain/energy/usage/typed-bills.commands';
import type { RecommendationView } from '#projections/energy/recommendation/recommendation.view';

/** A request for a recommendation; absent fields are taken from what the home has said before. */
export const RecommendationRequestSchema = z.strictObject({
  usage: z
    .union([
      z.strictObject({ uploadId: z.uuid() }),
      z.strictObject({ sampleHomeId: z.string().max(40) }),
      z.strictObject({ bills: z.array(TypedBillSchema).min(1).max(MOST_BILLS) }),
    ])
    .optional(),
  place: StatedPlaceSchema.optional(),
  currentPlan: CurrentPlanSchema.optional(),
  preferences: PreferencesSchema.optional(),
});
export type RecommendationRequest = z.infer<typeof RecommendationRequestSchema>;

/** Makes a recommendation; the same `idempotencyKey` again returns the same one. */
export class GenerateRecommendation extends Command<RecommendationView> {
  constructor(
    readonly principal: Principal,
    readonly request: RecommendationRequest,
    readonly idempotencyKey: string | undefined,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

/** Records that the person agrees to what their wishes cost over staying; the amount is the one they were shown. */
export class AgreeToWishCost extends Command<AcceptedView> {
  constructor(
    readonly principal: Principal,
    readonly recommendationId: string,
    readonly stamp: Stamp,
  ) {
    super();
  }
}

export class GiveFeedback extends Command<AcceptedView> {
  constructor(
    readonly principal: Principal,
    readonly recommendationId: string,
    readonly feedback: Feedback,
    readonly stamp: Stamp,
  ) {
    super();
  }
}
