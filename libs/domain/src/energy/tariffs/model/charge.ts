import { z } from 'zod';
import { DayText, DecimalText } from '#domain/shared/quantity';
import { BilledDemand } from '../billed-demand.js';
import { DemandPrice, EnergyPrice } from './price.js';
import { Peaks, PeakWeight } from './peaks.js';
import { ReadingRounding, Rounding } from './rounding.js';
import { MonthDay, Schedule, Season } from './time-window.js';

/** The part of the bill that a charge belongs to: one supplier of everything, the competitive supplier, or the delivery utility. */
export const Scope = z.enum(['bundled', 'supply', 'delivery']);
export type Scope = z.infer<typeof Scope>;

/** The meter channel that is counted. Prices of `export` are negative when the home is paid. */
export const Flow = z.enum(['import', 'export', 'controlledLoad']);
export type Flow = z.infer<typeof Flow>;

const ContractMonth = z.int().min(1).max(1_200);

const common = {
  /** Unique within the tariff; lines name it. */
  id: z.string().min(1).max(120),
  /** The words on the bill. */
  label: z.string().min(1).max(300),
  scope: Scope,
  /** First local day on which it applies. */
  validFrom: DayText.optional(),
  /** First local day on which it no longer applies. */
  validTo: DayText.optional(),
  /** Parts of the year in which it applies; absent = all year. */
  seasons: z.array(Season).min(1).max(24).optional(),
  /** Months of the contract, 1-based, both inclusive (introductory prices); `to` absent = onwards. */
  contractMonths: z.strictObject({ from: ContractMonth, to: ContractMonth.optional() }).optional(),
  /** Present when prices exclude tax: percent added to every price before the line is made. */
  taxPercent: DecimalText.optional(),
  /** How its lines are rounded, where it is not as the tariff's others are (a fund cut to tens of won). */
  rounding: Rounding.optional(),
};

/** Which lines of the same cycle a percentage or minimum looks at; what is absent does not narrow. */
export const LineSelector = z.strictObject({
  scopes: z.array(Scope).max(10).optional(),
  charges: z.array(z.string().max(120)).max(2000).optional(),
  kinds: z.array(z.string().max(40)).max(40).optional(),
});
export type LineSelector = z.infer<typeof LineSelector>;

/**
 * `amount` is for each kW (or kVA) of contracted power, which the offer says or the home knows; with
 * `steps` it is the amount of the first step that reaches that power (French subscriptions).
 */
export const ContractedPower = z.strictObject({
  /** Of this offer or period; absent = the home's own. */
  kw: DecimalText.optional(),
  steps: z
    .array(z.strictObject({ upTo: DecimalText, amount: DecimalText }))
    .min(1)
    .max(60)
    .optional(),
});
const contracted = ContractedPower.optional();

/** Standing charge: `amount` for each local day of the cycle on which it applies. */
export const PerDayCharge = z.strictObject({
  ...common,
  kind: z.literal('per-day'),
  amount: DecimalText,
  contracted,
  /** Due only in a home whose meter has shown this flow; absent = in every home. */
  flow: Flow.optional(),
});

/** Base charge: `amount` once each billing cycle, whatever its length; applies by the cycle's first day. */
export const PerMonthCharge = z.strictObject({
  ...common,
  kind: z.literal('per-month'),
  amount: DecimalText,
  contracted,
});

/** `amount` a year, one 365th for each local day of the cycle on which it applies. */
export const PerYearCharge = z.strictObject({
  ...common,
  kind: z.literal('per-year'),
  amount: DecimalText,
  contracted,
});

/**
 * Paid once, in the cycle in which contract month `contractMonth` (1-based) begins: joining fee, welcome
 * credit; or once a year, in the cycle that holds a day of it: California's climate credit.
 */
export const OnceCharge = z.strictObject({
  ...common,
  kind: z.literal('once'),
  amount: DecimalText,
  contractMonth: ContractMonth.default(1),
  /** Day of the year on which it falls due, each year anew; then `contractMonth` says nothing. */
  eachYearOn: MonthDay.optional(),
});

/** Energy, price per kWh. */
export const PerKwhCharge = z.strictObject({
  ...common,
  kind: z.literal('per-kwh'),
  flow: Flow,
  /** Absent = at all times. */
  schedule: Schedule.optional(),
  /**
   * On an `export` charge under a net metering rule: id of the import charge whose surplus it prices.
   * The surplus is what was exported beyond what was imported while that charge applied.
   */
  nets: z.string().max(120).optional(),
  /**
   * On an `import` charge under a net metering rule: `false` = due on all that is bought, and no export
   * credit pays it (California's non-bypassable charges). Absent = exports are taken off.
   */
  netted: z.boolean().optional(),
  /** The energy of each metered interval is rounded first (Octopus: half hours to 0.01 kWh, halves to even). */
  readings: ReadingRounding.optional(),
  /**
   * The amount of each metered interval, or of each local day, is rounded by the rule of the charge, and
   * the bill adds these up. Not in blocks. Absent = the bill's amount is rounded once.
   */
  roundedEach: z.enum(['interval', 'day']).optional(),
  price: EnergyPrice,
});
export type PerKwhCharge = z.infer<typeof PerKwhCharge>;

/** Demand, price per kW of the highest average power in any interval of the schedule. */
export const PerKwCharge = z.strictObject({
  ...common,
  kind: z.literal('per-kw'),
  flow: Flow,
  schedule: Schedule.optional(),
  /** `cycle`: one peak a cycle, price per kW; `day`: the cycle's peak, price per kW and day of the cycle. */
  per: z.enum(['cycle', 'day']),
  /** Metered intervals are averaged over so many minutes of clock time; absent = as metered. */
  windowMinutes: z.number().int().min(1).max(1440).optional(),
  /** How earlier cycles help to decide what is billed; absent = the cycle's own peak alone. */
  billedDemand: BilledDemand.optional(),
  /** Absent = the one highest. */
  peaks: Peaks.optional(),
  /** The first whose times hold counts. */
  weights: z.array(PeakWeight).min(1).max(20).optional(),
  price: DemandPrice,
});
export type PerKwCharge = z.infer<typeof PerKwCharge>;

const condition = {
  /** The energy that decides, all of the cycle's `flow` kWh. */
  flow: Flow,
  /** At least so many kWh (inclusive). */
  fromKwh: DecimalText.optional(),
  /** At most so many kWh (inclusive). */
  upToKwh: DecimalText.optional(),
  /** Fewer than so many kWh (exclusive). */
  belowKwh: DecimalText.optional(),
};

/** Bill credit: `amount` (written positive) is taken off when the cycle's use lies in the range. */
export const CreditIfCharge = z.strictObject({
  ...common,
  kind: z.literal('credit-if'),
  amount: DecimalText,
  usage: z.strictObject(condition),
});

/** Usage fee: `amount` is added when the cycle's use lies in the range (minimum-usage fee). */
export const FeeIfCharge = z.strictObject({
  ...common,
  kind: z.literal('fee-if'),
  amount: DecimalText,
  usage: z.strictObject(condition),
});

/**
 * `percent` of the selected lines that stand before it; negative = discount. Taxes, levies, discounts.
 * `atLeast` and `atMost` bound what a cycle's line comes to, its sign aside; without a base there is no line.
 */
export const PercentOfCharge = z.strictObject({
  ...common,
  kind: z.literal('percent-of'),
  percent: DecimalText,
  atLeast: DecimalText.optional(),
  atMost: DecimalText.optional(),
  of: LineSelector,
});

/**
 * Tops the selected lines up to `amount` a cycle, a day of the cycle, or a year of cycles (in its
 * last). A cycle in which these lines earn money counts as nothing, and keeps what it earned
 * (utilityrate5).
 */
export const MinimumBillCharge = z.strictObject({
  ...common,
  kind: z.literal('minimum-bill'),
  amount: DecimalText,
  per: z.enum(['cycle', 'day', 'year']),
  of: LineSelector,
});

/**
 * One thing that is paid for. Lines appear in the order of the charges; percentages and minimums see
 * only what stands before them.
 */
export const Charge = z.discriminatedUnion('kind', [
  PerDayCharge,
  PerMonthCharge,
  PerYearCharge,
  OnceCharge,
  PerKwhCharge,
  PerKwCharge,
  CreditIfCharge,
  FeeIfCharge,
  PercentOfCharge,
  MinimumBillCharge,
]);
export type Charge = z.infer<typeof Charge>;
export type ChargeKind = Charge['kind'];
