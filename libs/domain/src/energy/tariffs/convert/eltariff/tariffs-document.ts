import { z } from 'zod';
import { DayText } from '#domain/shared/quantity';
import type { Known } from '../known-fields.js';
import { fields } from '../known-fields.js';

const Text = z.string().max(10_000);
const Period = z.looseObject({ fromIncluding: DayText, toExcluding: DayText });
export type Period = z.infer<typeof Period>;

/** Days that recurring periods name: of the week (1 = Monday), or dated. */
export const CalendarPattern = z.looseObject({
  reference: Text.optional(),
  /** Its name in answers before 0.3. */
  name: Text.optional(),
  days: z.array(z.int().min(1).max(7)).max(7).nullish(),
  dates: z.array(DayText).max(1000).nullish(),
});
export type CalendarPattern = z.infer<typeof CalendarPattern>;

const References = z.array(Text).max(40).nullish();

const ActivePeriod = z.looseObject({
  fromIncluding: Text,
  toExcluding: Text,
  calendarPatternReferences: z.looseObject({ include: References, exclude: References }).nullish(),
});
export type ActivePeriod = z.infer<typeof ActivePeriod>;

/** Times within the valid period, by a name that a peak function can use. */
export const RecurringPeriod = z.looseObject({
  reference: Text.nullish(),
  frequency: Text.nullish(),
  activePeriods: z.array(ActivePeriod).max(100),
});
export type RecurringPeriod = z.infer<typeof RecurringPeriod>;

/** A price of a group; which fields it has depends on the group. */
export const Component = z.looseObject({
  name: Text.nullish(),
  type: Text.nullish(),
  validPeriod: Period.nullish(),
  price: z
    .looseObject({
      priceExVat: z.number(),
      priceIncVat: z.number(),
      currency: z.string().regex(/^[A-Z]{3}$/),
    })
    .nullish(),
  pricedPeriod: Text.nullish(),
  unit: Text.nullish(),
  peakIdentificationSettings: z
    .looseObject({
      peakFunction: Text,
      peakIdentificationPeriod: Text,
      peakDuration: Text,
      numberOfPeaksForAverageCalculation: z.int().min(1).max(31),
    })
    .nullish(),
  recurringPeriods: z.array(RecurringPeriod).max(100).nullish(),
});
export type Component = z.infer<typeof Component>;

/** Prices of one kind; answers before 0.3 state the one fixed price without a list. */
const Group = Component.extend({
  costFunction: Text.nullish(),
  components: z.array(Component).max(400).nullish(),
});
export type Group = z.infer<typeof Group>;

/** One grid tariff of an answer; fields beside these are held against `KNOWN`. */
export const GridTariff = z.looseObject({
  id: Text.min(1),
  name: Text.min(1),
  description: Text.nullish(),
  published: Text.nullish(),
  lastUpdated: Text.nullish(),
  validPeriod: Period.nullish(),
  timeZone: Text,
  companyName: Text.min(1),
  product: Text.nullish(),
  direction: Text.nullish(),
  billingPeriod: Text.nullish(),
  fixedPrice: Group.nullish(),
  energyPrice: Group.nullish(),
  powerPrice: Group.nullish(),
});
export type GridTariff = z.infer<typeof GridTariff>;

/** An answer with all tariffs of a company, or with one. Each is read on its own. */
export const Answer = z.looseObject({
  tariffs: z.array(z.unknown()).min(1).max(5000).optional(),
  tariff: z.unknown().optional(),
  calendarPatterns: z.array(CalendarPattern).max(1000).nullish(),
});

const PERIOD = fields('fromIncluding toExcluding');
const COMPONENT: Known = {
  ...fields('id name description type reference pricedPeriod unit url'),
  validPeriod: PERIOD,
  price: fields('priceExVat priceIncVat currency'),
  spotPriceSettings: fields('multiplier currency'),
  peakIdentificationSettings: fields(
    'peakFunction peakIdentificationPeriod peakDuration numberOfPeaksForAverageCalculation',
  ),
  recurringPeriods: {
    ...fields('reference frequency'),
    activePeriods: { ...PERIOD, calendarPatternReferences: fields('include exclude') },
  },
};
const GROUP: Known = { ...COMPONENT, costFunction: 'read', components: COMPONENT };

/** Fields of a tariff that are read, or hold no price. */
export const KNOWN: Known = {
  ...fields('id name description published lastUpdated timeZone companyName companyOrgNo'),
  ...fields('product direction billingPeriod'),
  validPeriod: PERIOD,
  fixedPrice: GROUP,
  energyPrice: GROUP,
  powerPrice: GROUP,
};

/** Fields of an answer around its tariffs. */
export const KNOWN_AROUND: Known = {
  tariffs: 'aside',
  tariff: 'aside',
  calendarPatterns: fields('reference name frequency days dates'),
};
