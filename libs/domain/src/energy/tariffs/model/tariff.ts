import { z } from 'zod';
import { DayText, DecimalText } from '#domain/shared/quantity';
import { Charge, Flow } from './charge.js';
import { Rounding } from './rounding.js';

/**
 * Text of the source that states a price or a rule which the engine cannot price: money that the bill does
 * not hold. Flags the plan. Who may sign up stands in `eligibility`, what only some homes pay in `occasional`.
 */
export const Unpriced = z.strictObject({
  /** The source's own words, or the field and its value. */
  text: z.string().max(4000),
  /** Field, row or page of the source. */
  where: z.string().max(300),
  /** Why it is not priced, for a person to read. */
  reason: z.string().max(500),
  /** The money is in the bills of homes alone whose meter shows this flow; absent = in every home's. */
  onlyWith: Flow.optional(),
  /** Set on a note that we write ourselves and recognise again, whatever its words. */
  code: z.literal('delivery-missing').optional(),
});
export type Unpriced = z.infer<typeof Unpriced>;

const FeeAmount = DecimalText.refine((text) => Number(text) >= 0, 'a fee cannot be below zero');
const WaivedDays = z.int().min(0).max(10_000);

/** Early termination fee. Never due in the last `waivedLastDays` days of the term (PUCT 25.475: 14). */
export const TerminationFee = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** `amount` at any time of the term. */
  z.strictObject({ kind: z.literal('flat'), amount: FeeAmount, waivedLastDays: WaivedDays }),
  /** `amount` for each month remaining, begun months counted whole. */
  z.strictObject({
    kind: z.literal('per-month-remaining'),
    amount: FeeAmount,
    waivedLastDays: WaivedDays,
  }),
  /** `amount` times days remaining over days of the term. */
  z.strictObject({ kind: z.literal('proportional'), amount: FeeAmount, waivedLastDays: WaivedDays }),
  /** The source speaks of a fee without an amount that can be used; its text is in `unpriced`. */
  z.strictObject({ kind: z.literal('unknown') }),
]);
export type TerminationFee = z.infer<typeof TerminationFee>;

/** A price reduction of the plan. Conditional ones are priced only when the caller asks for them. */
export const Discount = z.strictObject({
  guaranteed: z.boolean(),
  /** What the home must do (pay on time, e-bill), when not guaranteed. */
  condition: z.string().max(500).optional(),
  /** The charge that it adds after all others, usually `percent-of` with a negative percent. */
  charge: Charge,
});
export type Discount = z.infer<typeof Discount>;

/**
 * Calendar month (1-12) whose cycle settles exports, or every cycle: what a bill's exports earn ends with
 * that bill (Spain's simplified compensation).
 */
const TrueUpMonth = z.union([z.number().int().min(1).max(12), z.literal('every-cycle')]);

/**
 * What happens to energy sent to the grid (rules as NREL ssc utilityrate5 embodies them).
 * `charges`: the `export` charges are lines of the same bill, which may be negative (feed-in tariff,
 * net billing without carry).
 * `buy-all-sell-all`: as `charges`, but the home has a meter of its own for generation: all load is
 * bought and all generation sold.
 * `kwh-rollover`: while an import charge applies, exports of the cycle are taken off its kWh; its
 * surplus goes to the charge of the same hour in the next cycle. At true-up the year's excess is
 * worth `trueUpPrice` per kWh, paid out or carried on as money.
 * `dollar-credit`: as above, but the surplus is turned into money by the export charge that `nets`
 * the import charge; the money pays energy charges of this and later cycles.
 * `net-billing-carry`: imports are charged in full; export charges earn money that pays energy
 * charges from the next cycle (or already this one) on.
 * `period-netting`: while an import charge applies, exports of the whole period are taken off its kWh,
 * both ways: what an earlier cycle was charged is given back when later exports outweigh it (the Dutch
 * saldering). The export charge that `nets` the import charge pays what is sent out beyond that. Its
 * energy has one price at a time.
 */
export const ExportRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('charges') }),
  z.strictObject({ kind: z.literal('buy-all-sell-all') }),
  z.strictObject({
    kind: z.literal('kwh-rollover'),
    trueUpMonth: TrueUpMonth,
    /** Currency per kWh left at true-up. */
    trueUpPrice: DecimalText,
    atTrueUp: z.enum(['paid', 'carried']),
  }),
  z.strictObject({
    kind: z.literal('dollar-credit'),
    trueUpMonth: TrueUpMonth,
    atTrueUp: z.enum(['paid', 'expires', 'carried']),
  }),
  z.strictObject({
    kind: z.literal('net-billing-carry'),
    /** The first cycle whose energy charges a credit can pay. */
    appliesFrom: z.enum(['same-cycle', 'next-cycle']),
    trueUpMonth: TrueUpMonth,
    atTrueUp: z.enum(['paid', 'expires', 'carried']),
  }),
  z.strictObject({ kind: z.literal('period-netting'), trueUpMonth: TrueUpMonth }),
]);
export type ExportRule = z.infer<typeof ExportRule>;

/** Where the facts come from. */
export const Provenance = z.strictObject({
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
export const Tariff = z.strictObject({
  id: z.string().min(1).max(200),
  name: z.string().min(1).max(300),
  /** Who sells it, as the source names it; absent = the source does not say. */
  retailer: z.string().min(1).max(120).optional(),
  /** Wires companies on whose networks alone it is offered, as the source names them; absent = it does not say. */
  networks: z.array(z.string().min(1).max(120)).min(1).max(40).optional(),
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** IANA zone of the tariff's clock; absent = the home's zone. */
  zone: z.string().max(64).optional(),
  charges: z.array(Charge).max(2000),
  /** Non-empty = the plan is flagged wherever it is shown. */
  unpriced: z.array(Unpriced).max(500),
  /** What a reader should know of the prices and what changes no bill, in the same form: no flag. */
  remarks: z.array(Unpriced).max(500).optional(),
  /**
   * Fees and options that a home pays only when it causes or chooses them (late payment, card
   * surcharge, green power), in the source's words: shown, never priced, and no flag.
   */
  occasional: z.array(z.string().max(1000)).max(300).optional(),
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
  /** How each line is rounded. */
  rounding: Rounding,
  /** How the sum of a bill is rounded, where it is. */
  billRounding: Rounding.optional(),
  /** Exports are taken off imports within each stretch of so many minutes of the clock before anything is priced. */
  nettingMinutes: z.number().int().min(1).max(1440).optional(),
  provenance: Provenance,
});
export type Tariff = z.infer<typeof Tariff>;
