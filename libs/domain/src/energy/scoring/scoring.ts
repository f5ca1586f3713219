import { z } from 'zod';
import { Count, DayText, DecimalText, MonthText, Name, Share, Words } from '#domain/shared/quantity';
import { HardLimitsSchema } from '../households/households.events.js';
import { VerdictSchema } from './advice.js';
import { RiskFlagSchema } from './flags/risk-flag.js';
import { ScoredUsageSchema } from './scored-usage.js';
import { TimelineMonthSchema, TimelineSchema, YearCostSchema } from './timeline/timeline.js';

/** A leaving fee as the contract states it; `amount` is per month left for `perMonthRemaining`. */
export const LeavingFeeSchema = z.strictObject({
  kind: z.enum(['none', 'flat', 'perMonthRemaining', 'proportional', 'unknown']),
  amount: DecimalText.nullable(),
  highest: DecimalText.nullable().describe('The most that leaving can cost, null when unknown'),
});
export type LeavingFee = z.infer<typeof LeavingFeeSchema>;

/** Facts of a plan from the catalogue that the ranking and its words need. */
export const PlanFactsSchema = z.strictObject({
  planId: Name,
  name: Name,
  retailer: Name,
  priceBasis: z.enum(['fixed', 'variable', 'indexed', 'spot']),
  termMonths: Count.nullable(),
  leavingFee: LeavingFeeSchema,
  renewablePercent: z.number().min(0).max(100).nullable(),
  rating: z.number().min(0).max(5).nullable(),
  source: Words,
  asOf: Name,
});
export type PlanFacts = z.infer<typeof PlanFactsSchema>;

/**
 * Cost of the twelve months from today: 80 of 100 drawn years lie between `low` and `high`, `central` is their
 * mean. For plans, when switching today and without the fee for leaving the present one; for staying, as it is.
 */
export const CostBandSchema = z.strictObject({ low: DecimalText, central: DecimalText, high: DecimalText });
export type CostBand = z.infer<typeof CostBandSchema>;

/**
 * Why a plan is among the first three. Only plans that beat staying get `bestOverall` (the advised plan has it,
 * where a first one was held back) and `lowestCost` (of all plans); the other reasons compare with the other plans
 * shown.
 */
export const PickReasonSchema = z.enum([
  'bestOverall',
  'lowestCost',
  'mostFlexible',
  'mostRenewable',
  'bestRated',
  'runnerUp',
  'onlyPlan',
]);
export type PickReason = z.infer<typeof PickReasonSchema>;

const MOST_PLANS = 100_000;
const MOST_FLAGS = 5_000;
const MOST_MONTHS = 1_200;

/** One plan within the hard limits and priced in full on this home, with its rank. */
export const RankedPlanSchema = z.strictObject({
  plan: PlanFactsSchema,
  rank: Count.positive(),
  /** Twelve bills from today on the usage year: with one-off costs, without the leaving fee. */
  firstYear: YearCostSchema,
  /** A year after every introductory price and short term, on average over the drawn years. */
  steadyYear: YearCostSchema,
  /** Mean yearly cost over the horizon and the drawn years when switching today. */
  rankedYear: YearCostSchema,
  wishesWorth: DecimalText.describe('Yearly worth by the person’s wishes: rank is by cost less this'),
  joiningFee: DecimalText,
  centsPerKwh: DecimalText.nullable().describe(
    'First-year cost divided by kWh, in hundredths of the currency',
  ),
  costBand: CostBandSchema,
  /** Share of the drawn years in which neither another plan nor staying is cheaper, fees paid; null if none were drawn. */
  winShare: Share.nullable(),
  /** Share of the drawn years in which switching on the best day costs less than staying; null when that is unknown. */
  beatsStaying: Share.nullable(),
  /** Whether the expected saving over the horizon is above zero, fees paid; null if the present cost is unknown. */
  betterThanStaying: z.boolean().nullable(),
  /** Null when the present cost is unknown. */
  timeline: TimelineSchema.nullable(),
  /** Sorted by the money at stake, most first. */
  flags: z.array(RiskFlagSchema).max(MOST_FLAGS),
});
export type RankedPlan = z.infer<typeof RankedPlanSchema>;

/** One of the first three plans, with the data for its card. */
export const TopPlanSchema = RankedPlanSchema.extend({
  reasons: z.array(PickReasonSchema).min(1).max(20),
  /** The first year's bills in the order of the usage year; they sum to its cost. */
  bills: z.array(z.strictObject({ month: MonthText, cost: DecimalText })).max(MOST_MONTHS),
  series: z.array(TimelineMonthSchema).max(MOST_MONTHS).describe('Empty when the present cost is unknown'),
});
export type TopPlan = z.infer<typeof TopPlanSchema>;

/** An incomplete plan: its bill is not priced in full, so it has no rank and no win share. */
export const IncompletePlanSchema = z.strictObject({
  plan: PlanFactsSchema,
  low: DecimalText.nullable().describe('Least cost of the first year; null if there is no bound'),
  high: DecimalText.nullable().describe('Highest cost of the first year; null if there is no bound'),
  missing: z
    .array(z.strictObject({ text: Words, reason: Words }))
    .min(1)
    .max(MOST_FLAGS),
  flags: z.array(RiskFlagSchema).max(MOST_FLAGS),
});
export type IncompletePlan = z.infer<typeof IncompletePlanSchema>;

/** One hard limit that a plan breaks; `limit` and `actual` are values as text, `actual` null when not stated. */
export const FilterReasonSchema = z.strictObject({
  code: z.enum([
    'termTooLong',
    'tooLittleRenewable',
    'ratingTooLow',
    'terminationFeeTooHigh',
    'priceNotFixed',
    'hasBillCredit',
    'retailerExcluded',
    'notEligible',
    'cannotBePriced',
  ]),
  limit: Words.nullable(),
  actual: Words.nullable(),
  message: Words,
});
export type FilterReason = z.infer<typeof FilterReasonSchema>;

export const FilteredPlanSchema = z.strictObject({
  planId: Name,
  name: Name,
  retailer: Name,
  reasons: z.array(FilterReasonSchema).min(1).max(MOST_FLAGS),
});
export type FilteredPlan = z.infer<typeof FilteredPlanSchema>;

/** The least loosening of one limit that lets plans in; `to` is the new limit, null if it is dropped. */
export const RelaxationSchema = z.strictObject({
  limit: HardLimitsSchema.keyof(),
  to: Words.nullable(),
  plans: Count.positive().describe('Plans that pass all limits then'),
});
export type Relaxation = z.infer<typeof RelaxationSchema>;

/** Keeping the present plan. */
export const StayingSchema = z.strictObject({
  kind: z.enum(['plan', 'ownRate', 'annualCost', 'unknown']),
  planId: Name.nullable(),
  name: Name,
  retailer: Name.nullable(),
  /** Twelve bills of the usage year at the present price. */
  annualCost: DecimalText.nullable(),
  costBand: CostBandSchema.nullable(),
  bills: z.array(z.strictObject({ month: MonthText, cost: DecimalText })).max(MOST_MONTHS),
  contractEnd: DayText.nullable(),
  contractEnded: z.boolean().describe('The contract ran out before today'),
  leavingFeeToday: DecimalText,
  leavingIsFreeFrom: DayText.nullable().describe('First day without a fee; null when a fee never ends'),
  leavingIsFreeWhy: Words.nullable().describe('The rule that frees the last days, where one does'),
  /** What the person should be asked: the end of a contract that has a fee, whether a fee or a price far from others is right, and what is paid for power sent to the grid. */
  asks: z
    .array(
      z.enum(['contractEnd', 'isTheFeeRight', 'isTheRateRight', 'isThereNoFixedCharge', 'whatDoExportsPay']),
    )
    .max(20),
  /** 1 when no plan is better than staying; null when the present cost is unknown. */
  rank: Count.positive().nullable(),
  winShare: Share.nullable(),
  flags: z.array(RiskFlagSchema).max(MOST_FLAGS),
});
export type Staying = z.infer<typeof StayingSchema>;

const MarketYearSchema = z.strictObject({ cost: DecimalText, centsPerKwh: DecimalText.nullable() });
const AssumptionSchema = z.strictObject({
  kind: z.enum(['market', 'percentMore']),
  percent: z.number().min(-100).max(1_000).nullable(),
});
export type Assumption = z.infer<typeof AssumptionSchema>;

/** Assumptions about future prices. */
export const AssumptionsSchema = z.strictObject({
  market: MarketYearSchema.nullable().describe('The middle of today’s market for this home, a year'),
  afterContract: AssumptionSchema.extend({
    from: DayText.nullable().describe(
      'Day from which the price after the contract holds; null if no contract runs',
    ),
    year: MarketYearSchema.nullable(),
  }),
  afterTerm: AssumptionSchema,
});

/** The result of scoring for one home. Every plan of the catalogue is in it. */
export const ScoringSchema = z.strictObject({
  engineVersion: Name,
  today: DayText,
  currency: Name,
  choice: z.enum(['supplier', 'tariff']).describe('What the home can choose where it is'),
  horizonMonths: z.int().min(1).max(MOST_MONTHS),
  drawnYears: Count,
  caution: z.enum(['expected', 'badYear']),
  assumptions: AssumptionsSchema,
  /** Wishes that make no difference because all ranked plans are alike in them. */
  idleWishes: z.array(z.enum(['renewable', 'rating', 'freedom', 'fixedPrice', 'leavingFee'])).max(20),
  usage: ScoredUsageSchema,
  staying: StayingSchema,
  verdict: VerdictSchema,
  /** The first three by rank, twins left out; plans that the verdict names are among them, whatever their rank. */
  top: z.array(TopPlanSchema).max(3),
  others: z.array(RankedPlanSchema).max(MOST_PLANS),
  /** Incomplete plans, sorted by their highest cost, then their lowest; those without bounds last. */
  incomplete: z.array(IncompletePlanSchema).max(MOST_PLANS),
  filtered: z.array(FilteredPlanSchema).max(MOST_PLANS),
  /** If no plan passes: limits to loosen, most plans first. */
  relaxations: z.array(RelaxationSchema).max(MOST_FLAGS),
});
export type Scoring = z.infer<typeof ScoringSchema>;
