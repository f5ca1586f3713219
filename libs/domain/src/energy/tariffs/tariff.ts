import { z } from 'zod';
import { DayText, DecimalText } from '#domain/shared/quantity';
import { Charge } from './charge.js';

/** Text of the source that states a price or a rule which the engine cannot price. Flags the plan. */
export const Unpriced = z.object({
  /** The source's own words, or the field and its value. */
  text: z.string().max(4000),
  /** Field, row or page of the source. */
  where: z.string().max(300),
  /** Why it is not priced, for a person to read. */
  reason: z.string().max(500),
});
export type Unpriced = z.infer<typeof Unpriced>;

/** Early termination fee. Never due in the last `waivedLastDays` days of the term (PUCT 25.475: 14). */
export const TerminationFee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** `amount` at any time of the term. */
  z.object({ kind: z.literal('flat'), amount: DecimalText, waivedLastDays: z.number().int().min(0) }),
  /** `amount` for each month remaining, begun months counted whole. */
  z.object({
    kind: z.literal('per-month-remaining'),
    amount: DecimalText,
    waivedLastDays: z.number().int().min(0),
  }),
  /** `amount` times days remaining over days of the term. */
  z.object({ kind: z.literal('proportional'), amount: DecimalText, waivedLastDays: z.number().int().min(0) }),
  /** The source speaks of a fee without an amount that can be used; its text is in `unpriced`. */
  z.object({ kind: z.literal('unknown') }),
]);
export type TerminationFee = z.infer<typeof TerminationFee>;

/** A price reduction of the plan. Conditional ones are priced only when the caller asks for them. */
export const Discount = z.object({
  guaranteed: z.boolean(),
  /** What the home must do (pay on time, e-bill), when not guaranteed. */
  condition: z.string().max(500).optional(),
  /** The charge that it adds after all others, usually `percent-of` with a negative percent. */
  charge: Charge,
});
export type Discount = z.infer<typeof Discount>;

/**
 * What happens to energy sent to the grid (rules as NREL ssc utilityrate5 embodies them).
 * `charges`: the `export` charges price it, nothing else (feed-in tariff, net billing with the credit
 * on the same bill; a bill may be negative). `kwh-rollover`: export is taken off import kWh within
 * the cycle, the excess carried to the next cycle; what is left at true-up is paid `trueUpPrice`.
 * `dollar-credit`: as rollover, but the excess is carried as money at the retail price of its window.
 * `net-billing`: import is charged, export credited at its `export` charges against energy charges;
 * with `carry` the rest of a credit moves on, without it the rest is lost. `buy-all-sell-all`: all
 * load is bought, all generation sold at its `export` charges.
 */
export const ExportRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('charges') }),
  z.object({
    kind: z.literal('kwh-rollover'),
    /** Calendar month (1-12) at whose end the credit is settled. */
    trueUpMonth: z.number().int().min(1).max(12),
    /** Paid for each kWh left at true-up, currency per kWh. */
    trueUpPrice: DecimalText,
  }),
  z.object({ kind: z.literal('dollar-credit'), trueUpMonth: z.number().int().min(1).max(12) }),
  z.object({
    kind: z.literal('net-billing'),
    carry: z.boolean(),
    trueUpMonth: z.number().int().min(1).max(12),
  }),
  z.object({ kind: z.literal('buy-all-sell-all') }),
]);
export type ExportRule = z.infer<typeof ExportRule>;

/** How a line's amount is rounded, once. Texas and most bills: 2, half-up. URDB (ssc): 6. */
export const Rounding = z.object({
  decimals: z.union([z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)]),
  mode: z.enum(['half-up', 'half-even']),
});
export type Rounding = z.infer<typeof Rounding>;

/** Where the facts come from. */
export const Provenance = z.object({
  /** Publisher and document, or address. */
  source: z.string().max(500),
  /** Day on which the facts were current. */
  asOf: DayText,
  /** The source's own id of the plan. */
  id: z.string().max(200),
});

/**
 * An electricity tariff as the engine prices it: its charges in bill order, and the rules of the plan
 * around them. All money and prices are decimal strings in `currency`, energy in kWh.
 */
export const Tariff = z.object({
  id: z.string().min(1).max(200),
  name: z.string().min(1).max(300),
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** IANA zone of the tariff's clock; absent = the home's zone. */
  zone: z.string().optional(),
  charges: z.array(Charge).max(2000),
  /** Non-empty = the plan is flagged wherever it is shown. */
  unpriced: z.array(Unpriced).max(500),
  /** Present when charges were fitted, not published, e.g. "estimated from its label". */
  estimated: z.string().max(300).optional(),
  /** How firm the price is. `spot` follows a published series, `indexed` a formula, `variable` the supplier's will. */
  priceBasis: z.enum(['fixed', 'variable', 'indexed', 'spot']),
  /** Months of the contract; absent = none (month to month). */
  termMonths: z.number().int().min(1).max(240).optional(),
  terminationFee: TerminationFee,
  /** Percent 0..100, decimal; absent = the source does not say. */
  renewablePercent: DecimalText.optional(),
  /** Conditions to sign up, in the source's words ("new customers", "owns an electric car"). */
  eligibility: z.array(z.string().max(2000)).max(50),
  discounts: z.array(Discount).max(50),
  exportRule: ExportRule,
  rounding: Rounding,
  provenance: Provenance,
});
export type Tariff = z.infer<typeof Tariff>;
