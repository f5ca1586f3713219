import { z } from 'zod';
import { QualitySummarySchema, UsageYearSchema } from '#domain/energy/usage/concluded-usage';
import { CorrectionSchema } from '#domain/energy/usage/corrections';
import { DataVerdictSchema } from '#domain/energy/usage/quality/data-verdict';
import { MeterSchema } from '#domain/energy/usage/readings/meters';

/** What the latest import says of a home's power: what it is worth, and the year plans are priced on. */
export const UsageYearView = z.object({
  uploadId: z.uuid(),
  importedAt: z.iso.datetime(),
  origin: z.enum(['file', 'bills', 'sample']),
  quality: QualitySummarySchema,
  /** How far the data may be relied on today. */
  verdict: DataVerdictSchema,
  /** Without the drawn years, which no page shows. */
  year: UsageYearSchema.omit({ resampledYears: true }).strip().nullable(),
  noYearReason: z.string().nullable(),
  /** The meters that the home may be; absent when there is one. */
  meters: z.array(MeterSchema).optional(),
  /** What the home's people said of the readings; absent when they are taken as read. */
  correction: CorrectionSchema.optional(),
});
export type UsageYearView = z.infer<typeof UsageYearView>;
