import type { Known } from '../known-fields.js';
import { fields } from '../known-fields.js';

const rates: Known = fields('unitPrice measureUnit volume');
const times: Known = fields('days startTime endTime additionalInfo additionalInfoUri');
const singleRate: Known = {
  ...fields('displayName description dailySupplyCharge generalUnitPrice period'),
  rates,
};
const timeOfUseRates: Known = {
  ...fields('displayName description dailySupplyCharge period type'),
  rates,
  timeOfUse: times,
};
const demandCharges: Known = fields(
  `displayName description amount measureUnit startTime endTime days minDemand maxDemand measurementPeriod chargePeriod`,
);

const contract: Known = {
  ...fields(
    `additionalFeeInformation pricingModel timeZone isFixed variation onExpiryDescription paymentOption
    benefitPeriod terms meterTypes coolingOffDays billFrequency termType`,
  ),
  tariffPeriod: {
    ...fields(
      'type displayName startDate endDate dailySupplyCharge dailySupplyChargeType timeZone rateBlockUType',
    ),
    singleRate,
    timeOfUseRates,
    demandCharges,
  },
  controlledLoad: { ...fields('displayName rateBlockUType startDate endDate'), singleRate, timeOfUseRates },
  solarFeedInTariff: {
    ...fields('displayName description startDate endDate scheme payerType tariffUType'),
    singleTariff: { ...fields('period'), rates },
    timeVaryingTariffs: { ...fields('type displayName period'), rates, timeVariations: times },
  },
  discounts: {
    ...fields('displayName description type category endDate methodUType'),
    percentOfBill: fields('rate'),
    percentOfUse: fields('rate'),
    fixedAmount: fields('amount'),
    percentOverThreshold: fields('rate usageAmount'),
  },
  incentives: fields('displayName description category eligibility'),
  fees: fields('type term amount rate description'),
  greenPowerCharges: {
    ...fields('displayName description scheme type'),
    tiers: fields('percentGreen rate amount'),
  },
  eligibility: fields('type information description'),
  intrinsicGreenPower: fields('greenPercentage'),
};

/** The plan detail's fields that the converter reads, or that hold no price. */
export const knownPlanDetail: Known = {
  ...fields(
    `planId effectiveFrom effectiveTo lastUpdated displayName description type fuelType brand brandName
    applicationUri customerType`,
  ),
  additionalInformation: fields('overviewUri termsUri eligibilityUri pricingUri bundleUri'),
  geography: fields('excludedPostcodes includedPostcodes distributors'),
  meteringCharges: fields('displayName description minimumValue maximumValue period'),
  electricityContract: contract,
};
