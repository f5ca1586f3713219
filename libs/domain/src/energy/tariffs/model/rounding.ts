import { z } from 'zod';

/**
 * How an amount is rounded, once. Texas and most bills: 2, half-up. URDB (ssc): 6. Whole currency: 0.
 * `down` leaves off what is beyond the last step, whatever the sign.
 */
export const Rounding = z.strictObject({
  decimals: z.number().int().min(0).max(6),
  /** Amounts are multiples of so many units of the last decimal: 10 with 0 decimals is tens, 5 with 2 five cents. */
  step: z.number().int().min(2).max(1000).optional(),
  mode: z.enum(['half-up', 'half-even', 'down']),
});
export type Rounding = z.infer<typeof Rounding>;

/**
 * How the energy of each metered interval is rounded, kWh, before it counts. Intervals shorter than the
 * meter's own are parts of a reading and stay as they are.
 */
export const ReadingRounding = Rounding.extend({ minutes: z.number().int().min(1).max(1440) });
export type ReadingRounding = z.infer<typeof ReadingRounding>;

const MICRO_DECIMALS = 6;

/** The smallest amount that differs, in whole micros. */
export function stepMicrosOf({ decimals, step = 1 }: Rounding): number {
  return step * 10 ** (MICRO_DECIMALS - decimals);
}
