import { z } from 'zod';
import { CoverageSchema } from '#domain/energy/scoring/coverage';
import { DecimalText } from '#domain/shared/quantity';

/** A plan as lists and pickers show it. */
export const PlanSummaryView = z.object({
  planId: z.string(),
  name: z.string(),
  retailer: z.string(),
  market: z.string(),
  deliveryUtilityIds: z.array(z.string()),
  termMonths: z.number().int().nullable(),
  priceKind: z.enum(['fixed', 'variable', 'indexed', 'timeOfUse', 'unknown']),
  renewablePercent: z.number().nullable(),
  rating: z.number().nullable(),
  terminationFee: z.string().describe('In words: "$150", "$15 a month remaining", "none"'),
  /** Average price per kWh, in hundredths of the currency, at 500, 1,000 and 2,000 kWh a month, delivery included. */
  averageCents: z.object({ at500: DecimalText, at1000: DecimalText, at2000: DecimalText }).nullable(),
  estimatedFromLabel: z.boolean(),
  /** Texts of charges that could not be priced. */
  unpriced: z.array(z.string()),
  source: z.string(),
  asOf: z.string(),
});
export type PlanSummaryView = z.infer<typeof PlanSummaryView>;

/** Coverage of a comparison at a place: plans, lists, and the age of their prices. */
export const CoverageView = CoverageSchema;
export type CoverageView = z.infer<typeof CoverageView>;

/** One page of plans; `next` is the cursor of the following page. */
export const PlanPageView = z.object({ plans: z.array(PlanSummaryView), next: z.string().nullable() });
export type PlanPageView = z.infer<typeof PlanPageView>;

/** One plan's year on this home's power: every bill with every line. */
export const PlanBillsView = z.object({
  plan: PlanSummaryView,
  currency: z.string(),
  annual: DecimalText,
  bills: z.array(
    z.object({
      start: z.string(),
      end: z.string(),
      kwh: DecimalText,
      total: DecimalText,
      lines: z.array(
        z.object({
          charge: z.string(),
          quantity: DecimalText,
          unit: z.string(),
          price: z.string().describe('Price for one unit, in currency; "-" where there is none'),
          amount: DecimalText,
          window: z.string().nullable(),
          tier: z.number().int().nullable(),
        }),
      ),
    }),
  ),
  /** Yearly cost by kind of charge, in the order it is stacked; sums to `annual`. */
  waterfall: z.array(z.object({ label: z.string(), amount: DecimalText })),
  /** Monthly cost at other amounts of energy with this home's pattern of use. */
  curve: z.array(z.object({ monthlyKwh: DecimalText, cost: DecimalText })),
  /** This home's months on that curve. */
  homeMonths: z.array(z.object({ month: z.string(), kwh: DecimalText, cost: DecimalText })),
  unpriced: z.array(z.string()),
});
export type PlanBillsView = z.infer<typeof PlanBillsView>;
