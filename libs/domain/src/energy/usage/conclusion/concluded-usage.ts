import { z } from 'zod';
import { Code, Count, DayText, DecimalText, MonthText, Name, Share, Words } from '#domain/shared/quantity';
import { UsageAnalysisSchema } from '../analysis/usage-analysis.js';
import { CorrectionSchema } from '../readings/corrections.js';
import { USAGE_LIMITS } from '../limits.js';
import { MeterSchema } from '../readings/meters.js';

/** Rows or days that a finding names. */
const MOST_PLACES = 1_000;
export const MOST_FINDINGS = 60;
/** More than one append may hold. */
const PackedText = z.string().max(1_048_576);

/** One thing the reader of a usage file found, in words a householder understands. */
export const QualityFindingSchema = z.strictObject({
  code: Code,
  severity: z.enum(['good', 'repaired', 'notice', 'warning']),
  message: Words,
  count: Count,
  /** 1-based rows of the source file, the first few. */
  rows: z.array(Count).max(MOST_PLACES),
  /** Days concerned, the first few. */
  days: z.array(z.string().max(40)).max(MOST_PLACES),
});
export type QualityFinding = z.infer<typeof QualityFindingSchema>;

/** Quality of the meter data. */
export const QualitySummarySchema = z.strictObject({
  format: Name,
  zone: Name,
  firstDay: DayText,
  lastDay: DayText,
  intervalMinutes: z.number().min(0).max(1e8),
  intervals: Count,
  missing: Count,
  coverage: Share,
  estimatedShare: Share,
  filledShare: Share,
  meteredKwh: DecimalText,
  findings: z.array(QualityFindingSchema).max(MOST_FINDINGS),
});
export type QualitySummary = z.infer<typeof QualitySummarySchema>;

/** The year that plans are priced on: metered where known, filled or projected where not, always said. */
export const UsageYearSchema = z.strictObject({
  annualKwh: DecimalText,
  lowKwh: DecimalText,
  highKwh: DecimalText,
  meteredShare: Share,
  /** Where in its month or day the energy lies: as metered, or spread by a typical shape. */
  timing: z.enum(['metered', 'spread', 'mixed']),
  months: z
    .array(
      z.strictObject({
        month: MonthText,
        kwh: DecimalText,
        lowKwh: DecimalText,
        highKwh: DecimalText,
        meteredShare: Share,
        filledShare: Share,
        projectedShare: Share,
      }),
    )
    .max(60),
  notes: z.array(Words).max(MOST_FINDINGS),
  /** Factors on the twelve months, in their order: coming years as they may be. */
  resampledYears: z.array(z.array(z.number().min(0).max(1_000)).length(12)).max(400),
  analysis: UsageAnalysisSchema,
});
export type UsageYear = z.infer<typeof UsageYearSchema>;

/** The year's intervals, packed: what the pricing engine reads, exactly. */
export const PackedYearSchema = z.strictObject({
  zone: Name,
  stepS: z.int().min(1).max(86_400),
  firstStartUtc: z.int().min(-1e11).max(1e11),
  intervals: Count,
  /** Base64 of deflated packed integers (mWh), a flow each; null where the home has none. */
  import: PackedText,
  export: PackedText.nullable(),
  controlledLoad: PackedText.nullable(),
});
export type PackedYear = z.infer<typeof PackedYearSchema>;

/** The conclusion of an import. */
export const ConcludedUsageSchema = z.strictObject({
  quality: QualitySummarySchema,
  /** Null when less than 28 days are known: no yearly claim then. */
  year: UsageYearSchema.nullable(),
  packedYear: PackedYearSchema.nullable(),
  /** Why there is no year, else null. */
  noYearReason: Words.nullable(),
  /** The meters to choose from; absent if there is only one. */
  meters: z.array(MeterSchema).min(2).max(USAGE_LIMITS.channels).optional(),
  /** Corrections by the home's people; absent if there are none. */
  correction: CorrectionSchema.optional(),
});
export type ConcludedUsage = z.infer<typeof ConcludedUsageSchema>;
