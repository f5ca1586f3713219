import { z } from 'zod';
import { DayText, DecimalText } from '#domain/shared/quantity';
import { HardLimitsSchema } from '../households/households.events.js';
import { RiskFlagSchema } from './flags/risk-flag.js';
import { TimelineMonthSchema, TimelineSchema, YearCostSchema } from './timeline/timeline.js';

/** A leaving fee as the contract states it; `amount` is per month left for `perMonthRemaining`. */
export const LeavingFeeSchema = z.object({
  kind: z.enum(['none', 'flat', 'perMonthRemaining', 'proportional', 'unknown']),
  amount: DecimalText.nullable(),
  highest: DecimalText.nullable().describe('The most that leaving can cost, null when unknown'),
});
export type LeavingFee = z.infer<typeof LeavingFeeSchema>;

/** Facts of a plan from the catalogue that the ranking and its words need. */
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

/**
 * Cost of the twelve months from today: 80 of 100 drawn years lie between `low` and `high`, `central` is their
 * mean. For plans, when switching today and without the fee for leaving the present one; for staying, as it is.
 */
export const CostBandSchema = z.object({ low: DecimalText, central: DecimalText, high: DecimalText });
export type CostBand = z.infer<typeof CostBandSchema>;

/**
 * Why a plan is among the first three. Only plans that beat staying get `bestOverall` and `lowestCost` (of all
 * plans); the other reasons compare with the other plans shown.
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

const Share = z.number().min(0).max(1);

/** One plan within the hard limits and priced in full on this home, with its rank. */
export const RankedPlanSchema = z.object({
  plan: PlanFactsSchema,
  rank: z.number().int().positive(),
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
  flags: z.array(RiskFlagSchema),
});
export type RankedPlan = z.infer<typeof RankedPlanSchema>;

/** One of the first three plans, with the data for its card. */
export const TopPlanSchema = RankedPlanSchema.extend({
  reasons: z.array(PickReasonSchema).min(1),
  /** The first year's bills in the order of the usage year; they sum to its cost. */
  bills: z.array(z.object({ month: z.string().describe('YYYY-MM'), cost: DecimalText })),
  series: z.array(TimelineMonthSchema).describe('Empty when the present cost is unknown'),
});
export type TopPlan = z.infer<typeof TopPlanSchema>;

/** An incomplete plan: its bill is not priced in full, so it has no rank and no win share. */
export const IncompletePlanSchema = z.object({
  plan: PlanFactsSchema,
  low: DecimalText.nullable().describe('Least cost of the first year; null if there is no bound'),
  high: DecimalText.nullable().describe('Highest cost of the first year; null if there is no bound'),
  missing: z.array(z.object({ text: z.string(), reason: z.string() })).min(1),
  flags: z.array(RiskFlagSchema),
});
export type IncompletePlan = z.infer<typeof IncompletePlanSchema>;

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
    'notEligible',
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

/** The least loosening of one limit that lets plans in; `to` is the new limit, null if it is dropped. */
export const RelaxationSchema = z.object({
  limit: HardLimitsSchema.keyof(),
  to: z.string().nullable(),
  plans: z.number().int().positive().describe('Plans that pass all limits then'),
});
export type Relaxation = z.infer<typeof RelaxationSchema>;

/** Keeping the present plan. */
export const StayingSchema = z.object({
  kind: z.enum(['plan', 'ownRate', 'annualCost', 'unknown']),
  planId: z.string().nullable(),
  name: z.string(),
  retailer: z.string().nullable(),
  /** Twelve bills of the usage year at the present price. */
  annualCost: DecimalText.nullable(),
  costBand: CostBandSchema.nullable(),
  bills: z.array(z.object({ month: z.string(), cost: DecimalText })),
  contractEnd: DayText.nullable(),
  contractEnded: z.boolean().describe('The contract ran out before today'),
  leavingFeeToday: DecimalText,
  leavingIsFreeFrom: DayText.nullable().describe('First day without a fee; null when a fee never ends'),
  leavingIsFreeWhy: z.string().nullable().describe('The rule that frees the last days, where one does'),
  /** What the person should be asked: the end of a contract that has a fee, and whether a fee or a price far from others is right. */
  asks: z.array(z.enum(['contractEnd', 'isTheFeeRight', 'isTheRateRight'])),
  /** 1 when no plan is better than staying; null when the present cost is unknown. */
  rank: z.number().int().positive().nullable(),
  winShare: Share.nullable(),
  flags: z.array(RiskFlagSchema),
});
export type Staying = z.infer<typeof StayingSchema>;

/**
 * The answer in one line. `switchPlan` is said when the present cost is unknown and no saving can be
 * claimed, `noWholePlan` when every plan's bill holds money that is not priced, `onlyPlan` where there is
 * nothing to choose: the plan named is what the home has or gets without choosing.
 */
export const VerdictSchema = z.object({
  advice: z.enum(['stay', 'switchNow', 'switchOnDate', 'switchPlan', 'noPlan', 'noWholePlan', 'onlyPlan']),
  planId: z.string().nullable(),
  switchOn: DayText.nullable(),
  firstYearSavings: DecimalText.nullable().describe(
    'Expected, over the twelve months from the switch, fees paid',
  ),
  horizonSavings: DecimalText.nullable().describe('Expected, over `horizonMonths` from today, fees paid'),
  beatsStaying: Share.nullable().describe(
    'Share of the drawn years in which the advice costs less than staying',
  ),
  /** The plan chosen by wishes, if money alone would choose another, and what that costs a year. */
  wish: z
    .object({
      planId: z.string(),
      costPerYear: DecimalText,
      needsConsent: z.boolean().describe('It costs more than staying, and the person has not agreed to that'),
    })
    .nullable(),
});
export type Verdict = z.infer<typeof VerdictSchema>;

const MarketYearSchema = z.object({ cost: DecimalText, centsPerKwh: DecimalText.nullable() });
const AssumptionSchema = z.object({
  kind: z.enum(['market', 'percentMore']),
  percent: z.number().nullable(),
});
export type Assumption = z.infer<typeof AssumptionSchema>;

/** Assumptions about future prices. */
export const AssumptionsSchema = z.object({
  market: MarketYearSchema.nullable().describe('The middle of today’s market for this home, a year'),
  afterContract: AssumptionSchema.extend({
    from: DayText.nullable().describe(
      'Day from which the price after the contract holds; null if no contract runs',
    ),
    year: MarketYearSchema.nullable(),
  }),
  afterTerm: AssumptionSchema,
});

/** The usage that every plan was priced on. */
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

/** The result of scoring for one home. Every plan of the catalogue is in it. */
export const ScoringSchema = z.object({
  engineVersion: z.string(),
  today: DayText,
  currency: z.string(),
  choice: z.enum(['supplier', 'tariff']).describe('What the home can choose where it is'),
  horizonMonths: z.number().int().positive(),
  drawnYears: z.number().int().min(0),
  caution: z.enum(['expected', 'badYear']),
  assumptions: AssumptionsSchema,
  /** Wishes that make no difference because all ranked plans are alike in them. */
  idleWishes: z.array(z.enum(['renewable', 'rating', 'freedom', 'fixedPrice', 'leavingFee'])),
  usage: ScoredUsageSchema,
  staying: StayingSchema,
  verdict: VerdictSchema,
  top: z.array(TopPlanSchema).max(3),
  others: z.array(RankedPlanSchema),
  /** Incomplete plans, sorted by their highest cost, then their lowest; those without bounds last. */
  incomplete: z.array(IncompletePlanSchema),
  filtered: z.array(FilteredPlanSchema),
  /** If no plan passes: limits to loosen, most plans first. */
  relaxations: z.array(RelaxationSchema),
});
export type Scoring = z.infer<typeof ScoringSchema>;
