import { z } from 'zod';
import { DecimalText } from '#domain/shared/quantity';
import { UsageAnalysisSchema } from '#domain/energy/usage/analysis/usage-analysis';

/** One thing the reader of a usage file found, in words a householder understands. */
export const QualityFindingView = z.object({
  code: z.string(),
  severity: z.enum(['good', 'repaired', 'notice', 'warning']),
  message: z.string(),
  count: z.number().int(),
  /** 1-based rows of the source file, the first few. */
  rows: z.array(z.number().int()),
  /** Days concerned, the first few. */
  days: z.array(z.string()),
});

/** What the meter data is worth. Shares are 0 to 1. */
export const QualityReportView = z.object({
  format: z.string(),
  zone: z.string(),
  firstDay: z.string(),
  lastDay: z.string(),
  intervalMinutes: z.number(),
  intervals: z.number().int(),
  missing: z.number().int(),
  coverage: z.number(),
  estimatedShare: z.number(),
  filledShare: z.number(),
  meteredKwh: DecimalText,
  findings: z.array(QualityFindingView),
});

/** The year that plans are priced on: metered where known, filled or projected where not, always said. */
export const UsageYearView = z.object({
  uploadId: z.uuid(),
  importedAt: z.iso.datetime(),
  quality: QualityReportView,
  /** Null when less than 30 days are known: no yearly claim then. */
  year: z
    .object({
      firstDay: z.string(),
      lastDay: z.string(),
      annualKwh: DecimalText,
      lowKwh: DecimalText,
      highKwh: DecimalText,
      months: z.array(
        z.object({
          month: z.string().describe('YYYY-MM'),
          kwh: DecimalText,
          meteredShare: z.number(),
          filledShare: z.number(),
          projectedShare: z.number(),
        }),
      ),
      notes: z.array(z.string()),
      analysis: UsageAnalysisSchema,
    })
    .nullable(),
  /** Why there is no year, else null. */
  noYearReason: z.string().nullable(),
});
export type UsageYearView = z.infer<typeof UsageYearView>;
