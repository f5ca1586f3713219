import { z } from 'zod';
import { Schedule } from './time-window.js';

/**
 * Which of a cycle's peaks are billed. `highest`: the mean of so many, each on a day of its own or not
 * (Norway: three on different days); of a cycle with fewer, of those there are. `each-day`: every day's
 * highest, summed, so that the price is per kW and day.
 */
export const Peaks = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('highest'),
    count: z.number().int().min(1).max(31),
    onDifferentDays: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('each-day') }),
]);
export type Peaks = z.infer<typeof Peaks>;

/** Times at which power counts by another measure: half at night, say. Elsewhere it counts whole. */
export const PeakWeight = z.strictObject({ schedule: Schedule, percent: z.number().int().min(0).max(1000) });
export type PeakWeight = z.infer<typeof PeakWeight>;

/** Whether peaks are kept by the day, not by the interval. */
export function areByDay(peaks: Peaks | undefined): boolean {
  return peaks?.kind === 'each-day' || peaks?.onDifferentDays === true;
}

/** The peak that is billed, whole mW, of a cycle's highest by day or by interval. */
export function peakOf(peaks: Peaks | undefined, milliW: readonly number[]): number {
  const used = milliW.filter((each) => each > 0);
  if (used.length === 0) return 0;
  if (peaks?.kind === 'each-day') return used.reduce((sum, each) => sum + each, 0);
  const kept = used.toSorted((a, b) => b - a).slice(0, peaks?.count ?? 1);
  return Math.round(kept.reduce((sum, each) => sum + each, 0) / kept.length);
}
