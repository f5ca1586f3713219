import { z } from 'zod';
import { Reason } from '#domain/shared/quantity';
import { Plan } from '../plan.js';
import { DraftText } from './plan-drafts.events.js';

/** Keeps a draft of a plan, and says what is wrong with it. */
export const PlanDraftCommand = z.strictObject({
  kind: z.literal('draft'),
  planId: Plan.shape.planId,
  text: DraftText,
});
export type PlanDraftCommand = z.infer<typeof PlanDraftCommand>;

/** A draft and why it is written. */
export const DraftRequestSchema = z.strictObject({ text: DraftText, reason: Reason });
export type DraftRequest = z.infer<typeof DraftRequestSchema>;

/** Why a plan is published or withdrawn. */
export const ReasonedSchema = z.strictObject({ reason: Reason });
export type Reasoned = z.infer<typeof ReasonedSchema>;
