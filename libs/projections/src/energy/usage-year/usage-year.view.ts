import { z } from 'zod';
import { QualitySummarySchema, UsageYearSchema } from '#domain/energy/usage/concluded-usage';
import { MeterSchema } from '#domain/energy/usage/meters';

/** What the latest import says of a home's power: what it is worth, and the year plans are priced on. */
export const UsageYearView = z.object({
  uploadId: z.uuid(),
  importedAt: z.iso.datetime(),
  origin: z.enum(['file', 'bills', 'sample']),
  quality: QualitySummarySchema,
  year: UsageYearSchema.omit({ resampledYears: true }).nullable(),
  noYearReason: z.string().nullable(),
  /** The meters to choose from; absent when there is nothing to choose. */
  meters: z.array(MeterSchema).optional(),
});
export type UsageYearView = z.infer<typeof UsageYearView>;
