import { z } from 'zod';
import { DecimalText, Instant, MonthText, Share, ZoneName } from '#domain/shared/quantity';

/** Season a home uses most in, by its own hemisphere. */
export const SeasonalClass = z.enum(['summer-peak', 'winter-peak', 'two-peaks', 'flat']);
export type SeasonalClass = z.infer<typeof SeasonalClass>;

const MOST_DAYS = 4_000;
/** Ten years, as one bill. */
const MOST_MINUTES = 5_260_000;
const Hour = z.int().min(0).max(24);

const MonthBar = z.strictObject({
  month: MonthText,
  /** Taken from the grid, controlled load included. */
  importKwh: DecimalText,
  exportKwh: DecimalText,
  days: z.int().min(1).max(31),
  importKwhPerDay: DecimalText,
});

const DurationPoint = z.strictObject({
  /** Share of the time (0 to 1) in which at least this power was drawn. */
  share: Share,
  kw: DecimalText,
});

const Seasonality = z.strictObject({
  class: SeasonalClass,
  /** Mean month of summer over mean month of winter, by the home's hemisphere; null when winter used nothing. */
  summerToWinter: z.number().min(0).max(1e12).nullable(),
  dominant: z.enum(['summer', 'winter', 'neither']),
  /** Sample standard deviation of the monthly kWh over their mean. */
  variation: z.number().min(-1e6).max(1e6),
  hemisphere: z.enum(['north', 'south']),
});

/** What interval readings alone can tell of a week and of power; nothing here is filled in or projected. */
const MeasuredHours = z.strictObject({
  /** Days' worth of intervals that this rests on. */
  days: z.number().positive().max(MOST_DAYS),
  /** Mean kWh an hour: seven rows Monday to Sunday, each 24 hours from midnight; null where none was measured. */
  heatmap: z.array(z.array(DecimalText.nullable()).length(24)).length(7),
  /** From the highest power to the lowest, at most 101 points. */
  loadDuration: z.array(DurationPoint).min(1).max(101),
  /** The power this home draws nearly always: the 5th percentile of the intervals. */
  baseLoadKw: DecimalText,
  peak: z.strictObject({ kw: DecimalText, startUtc: Instant }),
  /** Share (0 to 1) of the energy drawn from 22:00 to 06:00. */
  nightShare: Share,
  nightHours: z.strictObject({ from: Hour, to: Hour }),
  /** Share (0 to 1) of the energy drawn on Saturdays and Sundays. */
  weekendShare: Share,
});

/** What the usage page draws. Energies are kWh, powers kW, as decimal text; hours run on the home's clock. */
export const UsageAnalysisSchema = z.strictObject({
  zone: ZoneName,
  intervalMinutes: z.int().positive().max(MOST_MINUTES),
  importKwh: DecimalText,
  exportKwh: DecimalText,
  months: z.array(MonthBar).max(60),
  seasonality: Seasonality,
  /** Null when interval readings cover less than a week: bills and daily totals know no hour. */
  measuredHours: MeasuredHours.nullable(),
});
export type UsageAnalysis = z.infer<typeof UsageAnalysisSchema>;
