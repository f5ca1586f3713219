import { z } from 'zod';
import { DayText } from '#domain/shared/quantity';
import type { Known } from '../known-fields.js';
import { fields } from '../known-fields.js';

const Figure = z.union([z.number(), z.string()]);

/** Pence with VAT: a kWh and a day. */
export const CapPrices = z.looseObject({ unit_rate_inc_vat: Figure, standing_charge_inc_vat: Figure });

/** One period of the cap; `period_to` is its last day. */
export const CapPeriod = z.looseObject({
  period_from: DayText,
  period_to: DayText,
  regions: z.record(z.string(), z.looseObject({ electricity: z.unknown().optional() })),
});
export type CapPeriod = z.infer<typeof CapPeriod>;

/** Ofgem's cap as a document of periods by supply area, direct debit, single rate. */
export const CapDocument = z.looseObject({
  _meta: z.looseObject({ payment_method: z.string(), regions: z.record(z.string(), z.string()) }),
  quarters: z.array(CapPeriod).min(1).max(400),
});
export type CapDocument = z.infer<typeof CapDocument>;

/** What is known around the periods. */
export const KNOWN_AROUND: Known = {
  _meta: { ...fields('description source payment_method generated'), regions: 'aside' },
  quarters: 'aside',
};

/** What is known of a period around its regions. */
export const KNOWN_PERIOD: Known = { ...fields('period_from period_to label file_type'), regions: 'aside' };

/** What is known of a region; gas is not ours to price. */
export const KNOWN_REGION: Known = {
  electricity: fields('unit_rate_inc_vat standing_charge_inc_vat'),
  gas: 'aside',
};
