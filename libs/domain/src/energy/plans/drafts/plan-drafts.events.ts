import { z } from 'zod';
import { Instant, Words } from '#domain/shared/quantity';
import { Plan } from '../plan.js';

/** A plan as somebody writes it: JSON, or what is not yet JSON. */
export const DraftText = z.string().min(1).max(400_000);

/** What is wrong with a draft: where, and in the validator's words. */
export const DraftProblem = z.strictObject({ where: z.string().max(300), words: Words });
export type DraftProblem = z.infer<typeof DraftProblem>;

export const PlanDrafted = z.strictObject({
  type: z.literal('energy.plan-drafted.v1'),
  data: z.strictObject({ planId: Plan.shape.planId, text: DraftText, draftedAt: Instant }),
});

/** The last draft was held against what a plan must be. Without problems it can be published. */
export const PlanValidated = z.strictObject({
  type: z.literal('energy.plan-validated.v1'),
  data: z.strictObject({
    planId: Plan.shape.planId,
    problems: z.array(DraftProblem).max(100),
    validatedAt: Instant,
  }),
});

export const PlanDraftEvent = z.discriminatedUnion('type', [PlanDrafted, PlanValidated]);
export type PlanDraftEvent = z.infer<typeof PlanDraftEvent>;
