import { z } from 'zod';
import { UsageQuestionView } from './usage-question.view.js';

/** Progress and outcome of one upload. */
export const UsageUploadView = z.object({
  uploadId: z.uuid(),
  status: z.enum([
    'received',
    'needs-mapping',
    'needs-zone',
    'needs-bills',
    'imported',
    'rejected',
    'cancelled',
  ]),
  uploadedAt: z.iso.datetime(),
  files: z.number().int(),
  bytes: z.number().int(),
  /** Share of the bytes read so far, 0 to 1; 1 when finished. */
  progress: z.number().min(0).max(1),
  /** Why it was refused, else null: a stable code, what is wrong, where and what to do. */
  problem: z
    .object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) })
    .nullable(),
  /** The open question while the files wait for an answer, else null. */
  question: UsageQuestionView.nullable(),
});
export type UsageUploadView = z.infer<typeof UsageUploadView>;

/** A made-up home, to try the product without a file. */
export const SampleHomeView = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  annualKwh: z.number(),
  postcode: z.string(),
});
export type SampleHomeView = z.infer<typeof SampleHomeView>;
