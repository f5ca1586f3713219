import { z } from 'zod';
import { DecimalText } from '#domain/shared/quantity';
import { BilledDemand } from '../billed-demand.js';

/** When the count towards the blocks starts again. `quarter` and `year` count from the first cycle. */
export const TierReset = z.enum(['interval', 'day', 'month', 'quarter', 'year', 'cycle']);
export type TierReset = z.infer<typeof TierReset>;

/**
 * Whose energy fills the blocks. `per-window`: the charge's own alone. `pooled-pro-rata`: that of all
 * charges of the pool; each block is shared out by energy (NREL ssc utilityrate5).
 * `pooled-chronological`: all charges of the pool, in the order in which the energy was used.
 */
export const TierScope = z.enum(['per-window', 'pooled-pro-rata', 'pooled-chronological']);
export type TierScope = z.infer<typeof TierScope>;

/** One block. `upTo` is the cumulative upper bound, not a width; null on the last. */
export const Tier = z.strictObject({
  upTo: DecimalText.nullable(),
  price: DecimalText,
  /** In a ladder of `hours-with-steps`: the bound is hours of use; else it is kWh. */
  inHours: z.boolean().optional(),
});
export type Tier = z.infer<typeof Tier>;

/** Blocks from the bottom up, with what one unit costs inside each. Energy charges and demand use it. */
export const TierLadder = z.strictObject({
  type: z.literal('tiers'),
  tiers: z.array(Tier).min(1).max(40),
  reset: TierReset,
  scope: TierScope,
  /** Name shared by the charges whose energy fills the same blocks; pooled scopes only. */
  pool: z.string().max(120).optional(),
  /**
   * What a bound is measured in: kWh (or kW of a demand charge) as it stands; `per-day`: times the
   * days of the reset period (URDB "kWh daily"); `per-kw`: times the cycle's peak kW (URDB "kWh/kW",
   * hours of use); `per-kw-day`: both; `hours-with-steps`: blocks of hours of use, each followed by
   * its steps in kWh if it has any; the block's own price then is that of no energy (utilityrate5).
   */
  boundUnit: z.enum(['absolute', 'per-day', 'per-kw', 'per-kw-day', 'hours-with-steps']),
  /** The demand that bounds in hours of use are multiplied by; absent = the cycle's peak. */
  billedDemand: BilledDemand.optional(),
});
export type TierLadder = z.infer<typeof TierLadder>;

/** One price at all times, per unit, in the tariff's currency. */
export const ConstantPrice = z.strictObject({ type: z.literal('constant'), price: DecimalText });

const EpochS = z.int().min(-1e11).max(1e11);

/** A price that changes with time: `prices[i]` holds from `starts[i]` until the next start, or `end`. */
export const PriceSeries = z.strictObject({
  type: z.literal('series'),
  /** Epoch seconds UTC, rising. */
  starts: z.array(EpochS).min(1).max(600_000),
  /** Epoch seconds UTC at which the last price ends. */
  end: EpochS,
  prices: z.array(DecimalText).min(1).max(600_000),
});
export type PriceSeries = z.infer<typeof PriceSeries>;

/**
 * A price that is set anew for each calendar month, `YYYY-MM`, on the tariff's clock: fuel adjustments, or
 * factors (`times` absent = 1) of one price. Energy of a month that is not there cannot be priced.
 */
export const MonthlyPrice = z.strictObject({
  type: z.literal('by-month'),
  months: z.record(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), DecimalText),
  times: DecimalText.optional(),
});
export type MonthlyPrice = z.infer<typeof MonthlyPrice>;

export const EnergyPrice = z.discriminatedUnion('type', [
  ConstantPrice,
  TierLadder,
  PriceSeries,
  MonthlyPrice,
]);
export type EnergyPrice = z.infer<typeof EnergyPrice>;

/** Blocks of a demand charge, in kW. */
const DemandLadder = TierLadder.omit({ billedDemand: true }).extend({
  boundUnit: z.enum(['absolute', 'per-day', 'per-kw', 'per-kw-day']),
});

/** A flat amount a cycle (or day) by the step in which the demand lies, bounds inclusive, in kW. */
export const StepPrice = z.strictObject({
  type: z.literal('steps'),
  steps: z
    .array(z.strictObject({ upTo: DecimalText.nullable(), amount: DecimalText }))
    .min(1)
    .max(40),
});

export const DemandPrice = z.discriminatedUnion('type', [ConstantPrice, DemandLadder, StepPrice]);
export type DemandPrice = z.infer<typeof DemandPrice>;
