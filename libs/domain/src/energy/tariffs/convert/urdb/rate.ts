import { z } from 'zod';

/** A number of the source: JSON number or decimal text; null and absent are the same. */
export const Figure = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/)]);

const Flag = z.union([z.number(), z.boolean()]).nullish();

/** One block of an energy or demand structure. `max` is the cumulative upper bound. */
export const UrdbTier = z.looseObject({
  rate: Figure.nullish(),
  adj: Figure.nullish(),
  max: Figure.nullish(),
  unit: z.string().nullish(),
  sell: Figure.nullish(),
});
export type UrdbTier = z.infer<typeof UrdbTier>;

const Structure = z.array(z.array(UrdbTier).min(1).max(40)).min(1).max(60);

/** Twelve months of 24 hours, each the index of a period. */
const HourMatrix = z.array(z.array(z.number().int().min(0)).length(24)).length(12);
export type HourMatrix = z.infer<typeof HourMatrix>;

/**
 * The fields of a URDB rate (versions 7 and 8, lower-cased names) that carry prices or say when they
 * apply. Everything else is looked through by `fields.ts`.
 */
export const UrdbRate = z.looseObject({
  label: z.string().nullish(),
  utility: z.string().nullish(),
  name: z.string().nullish(),
  source: z.string().nullish(),
  uri: z.string().nullish(),
  servicetype: z.string().nullish(),
  energyratestructure: Structure.nullish(),
  energyweekdayschedule: HourMatrix.nullish(),
  energyweekendschedule: HourMatrix.nullish(),
  energytoulabels: z.array(z.string().nullable()).nullish(),
  flatdemandstructure: Structure.nullish(),
  flatdemandmonths: z.array(z.number().int().min(0)).length(12).nullish(),
  flatdemandunit: z.string().nullish(),
  flatdemandunits: z.string().nullish(),
  demandratestructure: Structure.nullish(),
  demandweekdayschedule: HourMatrix.nullish(),
  demandweekendschedule: HourMatrix.nullish(),
  demandrateunit: z.string().nullish(),
  demandrateunits: z.string().nullish(),
  demandwindow: Figure.nullish(),
  fixedchargefirstmeter: Figure.nullish(),
  fixedchargeunits: z.string().nullish(),
  fixedmonthlycharge: Figure.nullish(),
  mincharge: Figure.nullish(),
  minchargeunits: z.string().nullish(),
  minmonthlycharge: Figure.nullish(),
  annualmincharge: Figure.nullish(),
  /** What utilityrate5 is told beside the rate. */
  ur_nm_yearend_sell_rate: Figure.nullish(),
  ur_nm_credit_month: z.number().int().min(0).max(11).nullish(),
  ur_nm_credit_rollover: Flag,
  ur_nb_apply_credit_current_month: Flag,
  ur_nb_credit_expire: Flag,
  ur_enable_billing_demand: Flag,
  ur_billing_demand_minimum: Figure.nullish(),
  ur_billing_demand_lookback_period: z.number().int().min(0).max(12).nullish(),
  lookbackpercent: Figure.nullish(),
  lookbackrange: Figure.nullish(),
  dgrules: z.string().nullish(),
  usenetmetering: z.union([z.boolean(), z.string(), z.number()]).nullish(),
});
export type UrdbRate = z.infer<typeof UrdbRate>;
