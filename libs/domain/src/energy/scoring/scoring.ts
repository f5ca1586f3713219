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

/**
 * The twelve months from today: 80 of 100 drawn years lie between `low` and `high`, `central` is their mean.
 * For plans, taken up today and without the fee for leaving the present one; for staying, as it goes on.
 */
export const CostBandSchema = z.object({ low: DecimalText, central: DecimalText, high: DecimalText });
export type CostBand = z.infer<typeof CostBandSchema>;

/**
 * Why a plan stands among the first three. `bestOverall` and `lowestCost` (of all plans) are said only of
 * plans that beat staying; the other leads are over the other plans shown.
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

/** One plan that passed the hard limits and whose bill is whole, priced on this home and ranked. */
export const RankedPlanSchema = z.object({
  plan: PlanFactsSchema,
  rank: z.number().int().positive(),
  /** Twelve bills from today on the year as it stands: what is paid once included, the leaving fee not. */
  firstYear: YearCostSchema,
  /** A year after every introductory price and short term has ended, on average over the drawn years. */
  steadyYear: YearCostSchema,
  /** A year of the horizon on average over the drawn years, taken up today. */
  rankedYear: YearCostSchema,
  wishesWorth: DecimalText.describe(
    'What the person’s wishes make it worth a year: rank is by cost less this',
  ),
  joiningFee: DecimalText,
  centsPerKwh: DecimalText.nullable().describe('First year cost over the kWh, in hundredths of the currency'),
  costBand: CostBandSchema,
  /** Share of the drawn years in which neither another plan nor staying is cheaper, fees paid; null when none were drawn. */
  winShare: Share.nullable(),
  /** Share of the drawn years in which switching on the best day costs less than staying; null when that is unknown. */
  beatsStaying: Share.nullable(),
  /** Whether the expected saving over the horizon is above nothing, fees paid; null when the present cost is unknown. */
  betterThanStaying: z.boolean().nullable(),
  /** Null when the present cost is unknown. */
  timeline: TimelineSchema.nullable(),
  /** By the money at stake, the most first. */
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

/** A plan whose bill holds money that is not priced: it has no rank and no share. */
export const IncompletePlanSchema = z.object({
  plan: PlanFactsSchema,
  low: DecimalText.nullable().describe('Least cost of the first year; null where nothing bounds it'),
  high: DecimalText.nullable().describe('Most cost of the first year; null where nothing bounds it'),
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

/** The least loosening of one limit that lets plans in; `to` is the new limit, null where it is dropped. */
export const RelaxationSchema = z.object({
  limit: HardLimitsSchema.keyof(),
  to: z.string().nullable(),
  plans: z.number().int().positive().describe('Plans that pass all limits then'),
});
export type Relaxation = z.infer<typeof RelaxationSchema>;

/** Staying where one is. */
export const StayingSchema = z.object({
  kind: z.enum(['plan', 'ownRate', 'annualCost', 'unknown']),
  planId: z.string().nullable(),
  name: z.string(),
  retailer: z.string().nullable(),
  /** Twelve bills at the present price on the year as it stands. */
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
  /** The plan that wishes choose, where money alone would choose otherwise, and what that costs a year. */
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

/** What was taken for granted of prices to come. */
export const AssumptionsSchema = z.object({
  market: MarketYearSchema.nullable().describe('The middle of today’s market for this home, a year'),
  afterContract: AssumptionSchema.extend({
    from: DayText.nullable().describe(
      'Day from which staying costs what follows; null when no contract runs',
    ),
    year: MarketYearSchema.nullable(),
  }),
  afterTerm: AssumptionSchema,
});

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
  choice: z.enum(['supplier', 'tariff']).describe('What the home can choose where it is'),
  horizonMonths: z.number().int().positive(),
  drawnYears: z.number().int().min(0),
  caution: z.enum(['expected', 'badYear']),
  assumptions: AssumptionsSchema,
  /** Wishes in which all ranked plans are alike: they cannot matter here. */
  idleWishes: z.array(z.enum(['renewable', 'rating', 'freedom', 'fixedPrice', 'leavingFee'])),
  usage: ScoredUsageSchema,
  staying: StayingSchema,
  verdict: VerdictSchema,
  top: z.array(TopPlanSchema).max(3),
  others: z.array(RankedPlanSchema),
  /** Not wholly priced: by the most they can cost, then the least, then those without a bound. */
  incomplete: z.array(IncompletePlanSchema),
  filtered: z.array(FilteredPlanSchema),
  /** Where no plan passes: what to loosen, the most plans first. */
  relaxations: z.array(RelaxationSchema),
});
export type Scoring = z.infer<typeof ScoringSchema>;
