import { z } from 'zod';
import { DayText, DecimalText } from '#domain/shared/quantity';
import { Tariff } from '../tariffs/model/tariff.js';

/** The three averages that a Texas label must state (PUCT rule 25.475), delivery included, taxes aside. */
export const PlanLabel = z.strictObject({
  /** Day on which the label held; the delivery charges of that day are in its averages. */
  date: DayText,
  /** Cents per kWh at 500, 1,000 and 2,000 kWh a month. */
  averageCents: z.strictObject({ at500: DecimalText, at1000: DecimalText, at2000: DecimalText }),
  /** Share of use (0 to 1) that the averages assume for each time-of-use charge, by charge id. */
  assumedShares: z
    .record(z.string().max(120), DecimalText)
    .refine((shares) => Object.keys(shares).length <= 100, 'at most 100 shares')
    .optional(),
});
export type PlanLabel = z.infer<typeof PlanLabel>;

/**
 * A plan that a household can sign up for: one product of one retailer, offered on the wires of the named
 * utilities. Its tariff is the whole bill, including delivery if known; `tariff.provenance` has the source and
 * date of the facts.
 */
export const Plan = z.strictObject({
  /** Unique in the catalogue, stable from one revision to the next. */
  planId: z.string().regex(/^[a-z0-9][a-z0-9-]{2,119}$/),
  retailer: z.string().min(1).max(120),
  name: z.string().min(1).max(200),
  /** Country and region: `us-tx`, `us-ca`, `au-nsw`, `uk`, `ca-on`. */
  market: z.string().regex(/^[a-z]{2}(-[a-z]{2,3})?$/),
  deliveryUtilityIds: z.array(z.string().max(40)).min(1).max(40),
  tariff: Tariff,
  /** The tariff of a home that has chosen nothing. It may be a home's present plan, never one to switch to. */
  isDefault: z.boolean().optional(),
  /** Stars of the regulator or market site, 0 to 5; null when it gives none. */
  rating: z.number().min(0).max(5).nullable(),
  label: PlanLabel.optional(),
});
export type Plan = z.infer<typeof Plan>;

/** The facts of a home's place that decide which plans are on offer. */
export interface PlanPlace {
  readonly market: string;
  /** Null where the wires are unknown: then only plans on any wires count. */
  readonly deliveryUtilityId: string | null;
}

/** In place of a wires company on a list that a home brought as its own. */
export const ANY_WIRES = 'any';

/** The plans of a place: those on its wires. What other wires cost is no price of this home. */
function plansAt({ market, deliveryUtilityId }: PlanPlace, plans: readonly Plan[]): readonly Plan[] {
  return plans.filter((plan) =>
    deliveryUtilityId === null
      ? plan.market === market && plan.deliveryUtilityIds.includes(ANY_WIRES)
      : plan.deliveryUtilityIds.includes(deliveryUtilityId),
  );
}

/** The plans of a place that a home can switch to: no default tariffs. */
export function offeredAt(place: PlanPlace, plans: readonly Plan[]): readonly Plan[] {
  return plansAt(place, plans).filter(({ isDefault }) => isDefault !== true);
}

/** The plans to price for a home: those on offer; where none is, the one default tariff that it would get. */
export function pricedAt(place: PlanPlace, plans: readonly Plan[]): readonly Plan[] {
  const offered = offeredAt(place, plans);
  if (offered.length > 0) return offered;
  const fallback = plansAt(place, plans);
  return fallback.length === 1 ? fallback : [];
}
