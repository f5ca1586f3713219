import { z } from 'zod';

/** How a line's amount is rounded, once. Texas and most bills: 2, half-up. URDB (ssc): 6. */
export const Rounding = z.object({
  decimals: z.union([z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)]),
  mode: z.enum(['half-up', 'half-even']),
});
export type Rounding = z.infer<typeof Rounding>;
