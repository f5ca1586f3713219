import { z } from 'zod';
import type { BilledDemand } from '#domain/energy/tariffs/billed-demand';
import type { Unpriced } from '#domain/energy/tariffs/model/tariff';
import { decimalOf, isSet } from './figures.js';
import type { UrdbRate } from './rate.js';

const MONTHS = 12;
const ALL = new Array<string>(MONTHS).fill('100');

/** How earlier demand counts in a rate, and for what. */
export interface BilledReading {
  readonly rule?: BilledDemand;
  /** One demand for all charges and for hours of use (utilityrate5), or one for each charge (URDB). */
  readonly shared: boolean;
  readonly unpriced: readonly Unpriced[];
}

const Shares = z.array(z.tuple([z.number(), z.number()])).length(MONTHS);
const Peaks = z.array(z.number()).length(MONTHS);
const Months = z.array(z.union([z.number(), z.boolean()])).length(MONTHS);

/** Reads the billing demand of utilityrate5, or the lookback fields of URDB. */
export function billedDemandOf(rate: UrdbRate): BilledReading {
  const shares = Shares.safeParse(rate['ur_billing_demand_lookback_percentages']);
  if (Number(rate.ur_enable_billing_demand) === 1 && shares.success)
    return { rule: utilityrate5Rule(rate, shares.data), shared: true, unpriced: [] };
  return urdbReading(rate);
}

/** Percent by month, and whether the month's own peak counts whole. */
function utilityrate5Rule(rate: UrdbRate, shares: z.infer<typeof Shares>): BilledDemand {
  const peaks = Peaks.safeParse(rate['ur_yearzero_usage_peaks']);
  return {
    ownPercents: shares.map(([percent, whole]) => (whole === 1 ? '100' : decimalOf(percent))),
    earlierPercents: shares.map(([percent]) => decimalOf(percent)),
    earlierCycles: rate.ur_billing_demand_lookback_period ?? 0,
    minimumKw: decimalOf(rate.ur_billing_demand_minimum),
    ...(peaks.success ? { yearBefore: peaks.data.map((peak) => decimalOf(Math.max(peak, 0))) } : {}),
  };
}

/**
 * `lookbackpercent` (a share, or a percentage above 1) of the peaks of `lookbackrange` months before, or
 * of `lookbackmonths` within a year. Months before the first one are taken to be like those at hand.
 */
function urdbReading(rate: UrdbRate): BilledReading {
  const stated = Number(rate.lookbackpercent ?? 0);
  const months = Months.safeParse(rate['lookbackmonths']);
  const range = Number(rate.lookbackrange ?? 0);
  const flags = months.success ? months.data.map((each) => Number(each) !== 0) : [];
  if (!isSet(stated) && range === 0 && !flags.includes(true)) return { shared: false, unpriced: [] };
  if (!(stated > 0 && stated <= 100) || (range === 0 && !flags.includes(true)) || range < 0 || range > MONTHS)
    return {
      shared: false,
      unpriced: [
        {
          text: JSON.stringify({
            percent: rate.lookbackpercent,
            range: rate.lookbackrange,
            months: rate['lookbackmonths'],
          }),
          where: 'lookbackpercent',
          reason: 'How much of which earlier demand counts is not said.',
        },
      ],
    };
  const percent = decimalOf(stated <= 1 ? stated * 100 : stated);
  return {
    rule: {
      ownPercents: ALL,
      earlierPercents: ALL.map((_, month) => (flags.includes(true) && flags[month] !== true ? '0' : percent)),
      earlierCycles: range === 0 ? MONTHS - 1 : Math.round(range),
      minimumKw: '0',
      yearBefore: 'alike',
    },
    shared: false,
    unpriced: [],
  };
}
