import { z } from 'zod';
import { DayText, DecimalText } from '#domain/shared/quantity';
import { RiskFlagSchema } from './flags/risk-flag.js';
import { TimelineMonthSchema, TimelineSchema, YearCostSchema } from './timeline.js';

/**
 * Points on fixed scales, so that no plan's points depend on another plan. Decimal text, two places.
 * cost: 0 = as dear as staying, +1 for each 5 currency units saved a year, no ends; the others 0 to 100.
 */
export const PointsSchema = z.object({
  cost: DecimalText,
  flexibility: DecimalText,
  renewable: DecimalText,
  rating: DecimalText,
});
export type Points = z.infer<typeof PointsSchema>;

/** A leaving fee as the contract states it; `amount` is per month left for `perMonthRemaining`. */
export const LeavingFeeSchema = z.object({
  kind: z.enum(['none', 'flat', 'perMonthRemaining', 'proportional', 'unknown']),
  amount: DecimalText.nullable(),
  highest: DecimalText.nullable().describe('The most that leaving can cost, null when unknown'),
});
export type LeavingFee = z.infer<typeof LeavingFeeSchema>;

/** What the catalogue says of a plan, as far as the ranking and its words need it. */
export const PlanFactsSchema = z.object({
  planId: z.string(),
  name: z.string(),
  retailer: z.string(),
  priceBasis: z.enum(['fixed', 'variable', 'indexed', 'spot']),
  termMonths: z.number().int().min(0).nullable(),
  leavingFee: LeavingFeeSchema,
  renewablePercent: z.number().min(0).max(100).nullable(),
  rating: z.number().min(0).max(5).nullable(),
  source: z.string(),
  asOf: z.string(),
});
export type PlanFacts = z.infer<typeof PlanFactsSchema>;

/** First year's cost (of staying: a year's) at the usage interval's ends: 80 of 100 years are expected between. */
export const CostBandSchema = z.object({ low: DecimalText, central: DecimalText, high: DecimalText });
export type CostBand = z.infer<typeof CostBandSchema>;

/**
 * Why a plan stands among the first three. `lowestCost` is of all plans; the other leads are of the good
 * plans: beaten by none in all respects, and at most 20 points below the best.
 */
export const PickReasonSchema = z.enum([
  'bestOverall',
  'lowestCost',
  'mostFlexible',
  'mostRenewable',
  'bestRated',
  'runnerUp',
]);
export type PickReason = z.infer<typeof PickReasonSchema>;

/** One plan that passed the hard limits, priced on this home and ranked. */
export const RankedPlanSchema = z.object({
  plan: PlanFactsSchema,
  rank: z.number().int().positive(),
  score: DecimalText.describe('Weighted mean of the points'),
  points: PointsSchema,
  /** Twelve bills from today, introductory prices and joining fees included, leaving fee not. */
  firstYear: YearCostSchema,
  /** A year after every introductory price has ended. */
  steadyYear: YearCostSchema,
  /** Mean of the two, by which cost points are given. */
  rankedYear: YearCostSchema,
  joiningFee: DecimalText,
  centsPerKwh: DecimalText.nullable().describe('First year cost over the kWh, in hundredths of the currency'),
  costBand: CostBandSchema,
  /** Share (0 to 1) of resampled years in which this plan ranks first; null when none were drawn. */
  winShare: z.number().min(0).max(1).nullable(),
  /** Share of resampled years in which no plan, nor staying, is cheaper. */
  cheapestShare: z.number().min(0).max(1).nullable(),
  /** No other plan is at least as good in all four respects and better in one. */
  pareto: z.boolean(),
  /** Counting the leaving fee on the best day; null when the present cost is unknown. */
  betterThanStaying: z.boolean().nullable(),
  /** Null when the present cost is unknown. */
  timeline: TimelineSchema.nullable(),
  flags: z.array(RiskFlagSchema),
});
export type RankedPlan = z.infer<typeof RankedPlanSchema>;

/** A plan among the first three, with what its card draws. */
export const TopPlanSchema = RankedPlanSchema.extend({
  reasons: z.array(PickReasonSchema).min(1),
  /** The first year's bills in the order of the usage year; they sum to its cost. */
  bills: z.array(z.object({ month: z.string().describe('YYYY-MM'), cost: DecimalText })),
  series: z.array(TimelineMonthSchema).describe('Empty when the present cost is unknown'),
});
export type TopPlan = z.infer<typeof TopPlanSchema>;

/** One hard limit that a plan breaks; `limit` and `actual` are values as text, `actual` null when not stated. */
export const FilterReasonSchema = z.object({
  code: z.enum([
    'termTooLong',
    'tooLittleRenewable',
    'ratingTooLow',
    'terminationFeeTooHigh',
    'priceNotFixed',
    'hasBillCredit',
    'retailerExcluded',
    'cannotBePriced',
  ]),
  limit: z.string().nullable(),
  actual: z.string().nullable(),
  message: z.string(),
});
export type FilterReason = z.infer<typeof FilterReasonSchema>;

export const FilteredPlanSchema = z.object({
  planId: z.string(),
  name: z.string(),
  retailer: z.string(),
  reasons: z.array(FilterReasonSchema).min(1),
});
export type FilteredPlan = z.infer<typeof FilteredPlanSchema>;

/** Staying where one is: a candidate like every plan. */
export const StayingSchema = z.object({
  kind: z.enum(['plan', 'ownRate', 'annualCost', 'unknown']),
  planId: z.string().nullable(),
  name: z.string(),
  retailer: z.string().nullable(),
  annualCost: DecimalText.nullable(),
  costBand: CostBandSchema.nullable(),
  bills: z.array(z.object({ month: z.string(), cost: DecimalText })),
  contractEnd: DayText.nullable(),
  leavingFeeToday: DecimalText,
  leavingIsFreeFrom: DayText.nullable().describe('First day without a fee; null when a fee never ends'),
  score: DecimalText.nullable(),
  points: PointsSchema.nullable(),
  /** 1 when no plan is better than staying; null when the present cost is unknown. */
  rank: z.number().int().positive().nullable(),
  winShare: z.number().min(0).max(1).nullable(),
  cheapestShare: z.number().min(0).max(1).nullable(),
  flags: z.array(RiskFlagSchema),
});
export type Staying = z.infer<typeof StayingSchema>;

/** The answer in one line. `switchPlan` is said when the present cost is unknown and no saving can be claimed. */
export const VerdictSchema = z.object({
  advice: z.enum(['stay', 'switchNow', 'switchOnDate', 'switchPlan', 'noPlan']),
  planId: z.string().nullable(),
  switchOn: DayText.nullable(),
  firstYearSavings: DecimalText.nullable(),
  horizonSavings: DecimalText.nullable().describe('Over `horizonMonths`, leaving fee counted'),
});
export type Verdict = z.infer<typeof VerdictSchema>;

/** The power that every plan was priced on. */
export const ScoredUsageSchema = z.object({
  annualKwh: DecimalText,
  lowKwh: DecimalText,
  highKwh: DecimalText,
  meteredShare: z.number().min(0).max(1),
  months: z.array(
    z.object({
      month: z.string().describe('YYYY-MM'),
      kwh: DecimalText,
      lowKwh: DecimalText,
      highKwh: DecimalText,
    }),
  ),
});

/** Every plan weighed for one home: nothing of the catalogue disappears. */
export const ScoringSchema = z.object({
  engineVersion: z.string(),
  today: DayText,
  currency: z.string(),
  horizonMonths: z.number().int().positive(),
  resampledYears: z.number().int().min(0),
  /** The person's weights as shares of their sum, six places. */
  weights: PointsSchema,
  usage: ScoredUsageSchema,
  staying: StayingSchema,
  verdict: VerdictSchema,
  top: z.array(TopPlanSchema).max(3),
  others: z.array(RankedPlanSchema),
  filtered: z.array(FilteredPlanSchema),
});
export type Scoring = z.infer<typeof ScoringSchema>;
