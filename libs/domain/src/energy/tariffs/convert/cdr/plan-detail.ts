import { z } from 'zod';

/** A decimal as the standard writes it (text), or as some holders do (number). */
const Figure = z.union([z.string(), z.number()]);
const Text = z.string().nullish();

const Rate = z.looseObject({ unitPrice: Figure, measureUnit: Text, volume: Figure.nullish() });
export type CdrRate = z.infer<typeof Rate>;

const Times = z.looseObject({
  days: z.array(z.string()).nullish(),
  startTime: Text,
  endTime: Text,
});
export type CdrTimes = z.infer<typeof Times>;

const SingleRate = z.looseObject({
  displayName: Text,
  description: Text,
  dailySupplyCharge: Figure.nullish(),
  rates: z.array(Rate).min(1),
  period: Text,
});
export type CdrSingleRate = z.infer<typeof SingleRate>;

const TimeOfUseRate = z.looseObject({
  displayName: Text,
  description: Text,
  dailySupplyCharge: Figure.nullish(),
  rates: z.array(Rate).min(1),
  period: Text,
  timeOfUse: z.array(Times),
  type: Text,
});
export type CdrTimeOfUseRate = z.infer<typeof TimeOfUseRate>;

const DemandCharge = z.looseObject({
  displayName: Text,
  description: Text,
  amount: Figure,
  measureUnit: Text,
  startTime: Text,
  endTime: Text,
  days: z.array(z.string()).nullish(),
  minDemand: Figure.nullish(),
  maxDemand: Figure.nullish(),
  measurementPeriod: Text,
  chargePeriod: Text,
});
export type CdrDemandCharge = z.infer<typeof DemandCharge>;

/** `MM-DD`, or a day that ends in it. */
const YearDay = z.string().regex(/(?:^|-)(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);

const TariffPeriod = z.looseObject({
  displayName: Text,
  startDate: YearDay,
  endDate: YearDay,
  dailySupplyCharge: Figure.nullish(),
  dailySupplyChargeType: Text,
  timeZone: Text,
  singleRate: SingleRate.nullish(),
  timeOfUseRates: z.array(TimeOfUseRate).nullish(),
  demandCharges: z.array(DemandCharge).nullish(),
});
export type CdrTariffPeriod = z.infer<typeof TariffPeriod>;

const ControlledLoad = z.looseObject({
  displayName: Text,
  startDate: Text,
  endDate: Text,
  singleRate: SingleRate.nullish(),
  timeOfUseRates: z.array(TimeOfUseRate).nullish(),
});
export type CdrControlledLoad = z.infer<typeof ControlledLoad>;

const VaryingTariff = z.looseObject({
  displayName: Text,
  rates: z.array(Rate).min(1),
  period: Text,
  timeVariations: z.array(Times),
});

const FeedIn = z.looseObject({
  displayName: Text,
  description: Text,
  startDate: Text,
  endDate: Text,
  scheme: Text,
  payerType: Text,
  singleTariff: z.looseObject({ rates: z.array(Rate).min(1), period: Text }).nullish(),
  /** One in version 2 of the standard, a list in version 3. */
  timeVaryingTariffs: z.union([z.array(VaryingTariff), VaryingTariff.transform((one) => [one])]).nullish(),
});
export type CdrFeedIn = z.infer<typeof FeedIn>;

const Discount = z.looseObject({
  displayName: Text,
  description: Text,
  type: Text,
  category: Text,
  endDate: Text,
  percentOfBill: z.looseObject({ rate: Figure }).nullish(),
  percentOfUse: z.looseObject({ rate: Figure }).nullish(),
  fixedAmount: z.looseObject({ amount: Figure }).nullish(),
});
export type CdrDiscount = z.infer<typeof Discount>;

const Fee = z.looseObject({
  type: Text,
  term: Text,
  amount: Figure.nullish(),
  rate: Figure.nullish(),
  description: Text,
});
export type CdrFee = z.infer<typeof Fee>;

const Described = z.looseObject({ displayName: Text, description: Text });

const Contract = z.looseObject({
  pricingModel: Text,
  timeZone: Text,
  isFixed: z.boolean().nullish(),
  termType: Text,
  terms: Text,
  variation: Text,
  onExpiryDescription: Text,
  additionalFeeInformation: Text,
  tariffPeriod: z.array(TariffPeriod).min(1),
  controlledLoad: z.array(ControlledLoad).nullish(),
  solarFeedInTariff: z.array(FeedIn).nullish(),
  discounts: z.array(Discount).nullish(),
  incentives: z.array(Described.extend({ category: Text, eligibility: Text })).nullish(),
  fees: z.array(Fee).nullish(),
  greenPowerCharges: z.array(Described.extend({ type: Text })).nullish(),
  eligibility: z.array(z.looseObject({ type: Text, information: Text, description: Text })).nullish(),
  intrinsicGreenPower: z.looseObject({ greenPercentage: Figure }).nullish(),
});

/** Consumer Data Right, Get Generic Plan Detail v3, as far as the converter reads it; other fields stay. */
export const PlanDetail = z.looseObject({
  planId: z.string().min(1),
  displayName: Text,
  brandName: Text,
  effectiveFrom: Text,
  lastUpdated: Text,
  fuelType: Text,
  electricityContract: Contract,
  meteringCharges: z
    .array(Described.extend({ minimumValue: Figure.nullish(), maximumValue: Figure.nullish() }))
    .nullish(),
  geography: z.looseObject({ distributors: z.array(z.string()).nullish() }).nullish(),
});
export type PlanDetail = z.infer<typeof PlanDetail>;
