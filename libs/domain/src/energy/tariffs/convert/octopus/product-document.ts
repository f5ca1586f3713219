import { z } from 'zod';

const Figure = z.union([z.number(), z.string()]).nullish();

/** What one region's tariff costs for one way of paying, pence. */
export const Register = z.looseObject({
  code: z.string().nullish(),
  standing_charge_inc_vat: Figure,
  standard_unit_rate_inc_vat: Figure,
  day_unit_rate_inc_vat: Figure,
  night_unit_rate_inc_vat: Figure,
  exit_fees_inc_vat: Figure,
});
export type Register = z.infer<typeof Register>;

/** Region letter (`_A`) to way of paying to tariff; what is none of these is kept for a note. */
const Regions = z.record(z.string(), z.unknown());
const Payments = z.record(z.string(), z.unknown());

/** A product's own document, as far as it is read. */
export const Product = z.looseObject({
  code: z.string(),
  full_name: z.string().nullish(),
  display_name: z.string().nullish(),
  description: z.string().nullish(),
  is_variable: z.boolean().nullish(),
  is_green: z.boolean().nullish(),
  is_tracker: z.boolean().nullish(),
  is_prepay: z.boolean().nullish(),
  is_business: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  term: z.number().nullish(),
  direction: z.string().nullish(),
  tariffs_active_at: z.string().nullish(),
  single_register_electricity_tariffs: Regions.nullish(),
  dual_register_electricity_tariffs: Regions.nullish(),
  single_register_gas_tariffs: z.record(z.string(), z.unknown()).nullish(),
});
export type Product = z.infer<typeof Product>;

/** One tariff of a product, where it stands. */
export interface Found {
  readonly region: string;
  readonly payment: string;
  readonly priced: Register;
}

/** The tariffs of all regions; what stands among them and is none. */
export function registersOf(of: Product): {
  readonly registers: readonly Found[];
  readonly strays: Readonly<Record<string, unknown>>;
} {
  const registers: Found[] = [];
  const strays: Record<string, unknown> = {};
  for (const regions of [of.single_register_electricity_tariffs, of.dual_register_electricity_tariffs]) {
    for (const [region, value] of Object.entries(regions ?? {})) {
      const payments = Payments.safeParse(value);
      if (!payments.success) strays[region] = value;
      for (const [payment, inner] of Object.entries(payments.data ?? {})) {
        const priced = Register.safeParse(inner);
        if (priced.success) registers.push({ region, payment, priced: priced.data });
        else strays[`${region}.${payment}`] = inner;
      }
    }
  }
  return { registers, strays };
}
