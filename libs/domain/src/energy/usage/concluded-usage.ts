import { z } from 'zod';
import { DayText, DecimalText } from '#domain/shared/quantity';
import { UsageAnalysisSchema } from './analysis/usage-analysis.js';
import { CorrectionSchema } from './corrections.js';
import { MeterSchema } from './readings/meters.js';

const Share = z.number().min(0).max(1);

/** One thing the reader of a usage file found, in words a householder understands. */
export const QualityFindingSchema = z.object({
  code: z.string(),
  severity: z.enum(['good', 'repaired', 'notice', 'warning']),
  message: z.string(),
  count: z.number().int(),
  /** 1-based rows of the source file, the first few. */
  rows: z.array(z.number().int()),
  /** Days concerned, the first few. */
  days: z.array(z.string()),
});
export type QualityFinding = z.infer<typeof QualityFindingSchema>;

/** Quality of the meter data. */
export const QualitySummarySchema = z.object({
  format: z.string(),
  zone: z.string(),
  firstDay: DayText,
  lastDay: DayText,
  intervalMinutes: z.number(),
  intervals: z.number().int(),
  missing: z.number().int(),
  coverage: Share,
  estimatedShare: Share,
  filledShare: Share,
  meteredKwh: DecimalText,
  findings: z.array(QualityFindingSchema),
});
export type QualitySummary = z.infer<typeof QualitySummarySchema>;

/** The year that plans are priced on: metered where known, filled or projected where not, always said. */
export const UsageYearSchema = z.object({
  annualKwh: DecimalText,
  lowKwh: DecimalText,
  highKwh: DecimalText,
  meteredShare: Share,
  /** Where in its month or day the energy lies: as metered, or spread by a typical shape. */
  timing: z.enum(['metered', 'spread', 'mixed']),
  months: z.array(
    z.object({
      month: z.string().describe('YYYY-MM'),
      kwh: DecimalText,
      lowKwh: DecimalText,
      highKwh: DecimalText,
      meteredShare: Share,
      filledShare: Share,
      projectedShare: Share,
    }),
  ),
  notes: z.array(z.string()),
  /** Factors on the twelve months, in their order: coming years as they may be. */
  resampledYears: z.array(z.array(z.number()).length(12)).max(400),
  analysis: UsageAnalysisSchema,
});
export type UsageYear = z.infer<typeof UsageYearSchema>;

/** The year's intervals, packed: what the pricing engine reads, exactly. */
export const PackedYearSchema = z.object({
  zone: z.string(),
  stepS: z.number().int(),
  firstStartUtc: z.number().int(),
  intervals: z.number().int(),
  /** Base64 of deflated packed integers (mWh), a flow each; null where the home has none. */
  import: z.string(),
  export: z.string().nullable(),
  controlledLoad: z.string().nullable(),
});
export type PackedYear = z.infer<typeof PackedYearSchema>;

/** The conclusion of an import. */
export const ConcludedUsageSchema = z.object({
  quality: QualitySummarySchema,
  /** Null when less than 28 days are known: no yearly claim then. */
  year: UsageYearSchema.nullable(),
  packedYear: PackedYearSchema.nullable(),
  /** Why there is no year, else null. */
  noYearReason: z.string().nullable(),
  /** The meters to choose from; absent if there is only one. */
  meters: z.array(MeterSchema).min(2).optional(),
  /** Corrections by the home's people; absent if there are none. */
  correction: CorrectionSchema.optional(),
});
export type ConcludedUsage = z.infer<typeof ConcludedUsageSchema>;
