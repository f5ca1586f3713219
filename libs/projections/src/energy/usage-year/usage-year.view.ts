import { z } from 'zod';
import { QualitySummarySchema, UsageYearSchema } from '#domain/energy/usage/conclusion/concluded-usage';
import { CorrectionSchema } from '#domain/energy/usage/readings/corrections';
import { DataVerdictSchema } from '#domain/energy/usage/quality/data-verdict';
import { MeterSchema } from '#domain/energy/usage/readings/meters';

/** A home's latest import: its quality, and the year that plans are priced on. */
export const UsageYearView = z.object({
  uploadId: z.uuid(),
  importedAt: z.iso.datetime(),
  origin: z.enum(['file', 'bills', 'sample']),
  quality: QualitySummarySchema,
  /** How far the data can be relied on today. */
  verdict: DataVerdictSchema,
  /** Without the drawn years, which no page shows. */
  year: UsageYearSchema.omit({ resampledYears: true }).strip().nullable(),
  noYearReason: z.string().nullable(),
  /** The meters to choose from; absent if there is only one. */
  meters: z.array(MeterSchema).optional(),
  /** Corrections by the home's people; absent if there are none. */
  correction: CorrectionSchema.optional(),
});
export type UsageYearView = z.infer<typeof UsageYearView>;
