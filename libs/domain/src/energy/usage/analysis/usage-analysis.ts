import { z } from 'zod';
import { DecimalText, ZoneName } from '#domain/shared/quantity';

/** Season a home uses most in, by its own hemisphere. */
export const SeasonalClass = z.enum(['summer-peak', 'winter-peak', 'two-peaks', 'flat']);
export type SeasonalClass = z.infer<typeof SeasonalClass>;

const MonthBar = z.object({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  /** Taken from the grid, controlled load included. */
  importKwh: DecimalText,
  exportKwh: DecimalText,
  days: z.number().int().positive(),
  importKwhPerDay: DecimalText,
});

const DurationPoint = z.object({
  /** Share of the time (0 to 1) in which at least this power was drawn. */
  share: z.number().min(0).max(1),
  kw: DecimalText,
});

const Seasonality = z.object({
  class: SeasonalClass,
  /** Mean month of summer over mean month of winter, by the home's hemisphere; null when winter used nothing. */
  summerToWinter: z.number().nullable(),
  dominant: z.enum(['summer', 'winter', 'neither']),
  /** Sample standard deviation of the monthly kWh over their mean. */
  variation: z.number(),
  hemisphere: z.enum(['north', 'south']),
});

/** What interval readings alone can tell of a week and of power; nothing here is filled in or projected. */
const MeasuredHours = z.object({
  /** Days' worth of intervals that this rests on. */
  days: z.number().positive(),
  /** Mean kWh an hour: seven rows Monday to Sunday, each 24 hours from midnight; null where none was measured. */
  heatmap: z.array(z.array(DecimalText.nullable()).length(24)).length(7),
  /** From the highest power to the lowest, at most 101 points. */
  loadDuration: z.array(DurationPoint).min(1).max(101),
  /** The power this home draws nearly always: the 5th percentile of the intervals. */
  baseLoadKw: DecimalText,
  peak: z.object({ kw: DecimalText, startUtc: z.iso.datetime() }),
  /** Share (0 to 1) of the energy drawn from 22:00 to 06:00. */
  nightShare: z.number().min(0).max(1),
  nightHours: z.object({ from: z.number().int(), to: z.number().int() }),
  /** Share (0 to 1) of the energy drawn on Saturdays and Sundays. */
  weekendShare: z.number().min(0).max(1),
});

/** What the usage page draws. Energies are kWh, powers kW, as decimal text; hours run on the home's clock. */
export const UsageAnalysisSchema = z.object({
  zone: ZoneName,
  intervalMinutes: z.number().int().positive(),
  importKwh: DecimalText,
  exportKwh: DecimalText,
  months: z.array(MonthBar).max(60),
  seasonality: Seasonality,
  /** Null when interval readings cover less than a week: bills and daily totals know no hour. */
  measuredHours: MeasuredHours.nullable(),
});
export type UsageAnalysis = z.infer<typeof UsageAnalysisSchema>;
